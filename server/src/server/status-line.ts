import type { Connection } from 'vscode-languageserver';
import type { Clock } from '../host/host';
import type { AccountLink } from './account/account-link';
import { Delayed } from './delayed';
import type { World } from './world';

const QUIET_MS = 50;
const LONGEST_MS = 500;

/** Tells the client what is checked, and against what. */
export class StatusLine {
  private readonly delayed: Delayed;
  private last = '';
  /** Folders are being looked through: what could be told now is only a part. */
  private isHeld = false;

  constructor(
    private readonly connection: Connection,
    clock: Clock,
    private readonly world: () => World,
    private readonly link: Pick<AccountLink, 'states'>,
  ) {
    this.delayed = new Delayed(clock, () => this.tell(), QUIET_MS, LONGEST_MS);
  }

  hold(): void {
    this.isHeld = true;
  }

  release(): void {
    this.isHeld = false;
    this.tell();
  }

  tellSoon(): void {
    this.delayed.request();
  }

  private tell(): void {
    if (this.isHeld) return;
    const { accounts, workspace } = this.world();
    const connections = this.link.states();
    const status = {
      ...accounts.status(),
      ...(connections.length > 0 ? { connections } : {}),
      units: [...workspace.units].length,
      files: [...workspace.files].length,
    };
    const text = JSON.stringify(status);
    if (text === this.last) return;
    this.last = text;
    this.connection.sendNotification('sipLens/status', status).catch(() => this.dispose());
  }

  dispose(): void {
    this.delayed.dispose();
  }
}
