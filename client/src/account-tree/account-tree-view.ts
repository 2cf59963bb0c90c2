import {
  commands,
  type Disposable,
  EventEmitter,
  languages,
  type TreeDataProvider,
  type TreeItem,
  window,
  workspace,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { ResourceId } from '../../../protocol/account';
import type { AccountRequests } from '../account/account-requests';
import { connections } from '../account/connection-settings';
import { offerInAccountsMenu } from '../account/menu-entry';
import type { ServerStatus } from '../server-status';
import { type AccountRow, findResource, isAnythingKnown, type ResourceRow, type Row, rowsOf } from './node';
import { treeItem } from './tree-item';
import { emptyReason, type Situation, viewMessage } from './view-state';

/** Milliseconds in which several reasons to look again are taken together. */
const quiet = 400;

/** The tree of the accounts. It asks the server only while somebody sees it. */
export class AccountTreeView implements TreeDataProvider<Row>, Disposable {
  private readonly changed = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view = window.createTreeView<Row>('sipLens.accounts', {
    treeDataProvider: this,
    showCollapseAll: true,
  });
  private readonly subscriptions: { dispose(): void }[];
  private rows: Promise<AccountRow[]> | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private last = '';

  constructor(
    client: LanguageClient,
    private readonly requests: AccountRequests,
    private readonly status: ServerStatus,
  ) {
    const soon = () => this.lookAgainSoon();
    this.subscriptions = [
      this.view,
      this.changed,
      client.onNotification('sipLens/account/changed', soon),
      status.onDidChange(soon),
      languages.onDidChangeDiagnostics(soon),
      workspace.onDidGrantWorkspaceTrust(soon),
      workspace.onDidChangeWorkspaceFolders(soon),
      this.view.onDidChangeVisibility(({ visible }) => visible && soon()),
      this.view.onDidChangeVisibility(({ visible }) => visible && offerInAccountsMenu()),
    ];
    this.say([]);
  }

  getTreeItem(row: Row): TreeItem {
    return treeItem(row, this.status.registryUri !== undefined);
  }

  async getChildren(row?: Row): Promise<Row[]> {
    return [...(row ? row.children : await this.load())];
  }

  getParent(row: Row): Row | undefined {
    return row.parent;
  }

  /** Shows a resource in the tree, selected. False where it is not there. */
  async reveal(wanted: ResourceId): Promise<boolean> {
    await commands.executeCommand('sipLens.accounts.focus');
    const row = findResource(await this.load(), wanted);
    if (row) await this.view.reveal(row, { select: true, focus: true });
    return row !== undefined;
  }

  /** The resource that is selected; undefined where something else is, or nothing. */
  get selected(): ResourceRow | undefined {
    return this.view.selection.find((row) => row.kind === 'resource');
  }

  private load(): Promise<AccountRow[]> {
    this.rows ??= this.ask();
    return this.rows;
  }

  private async ask(): Promise<AccountRow[]> {
    // a server that is stopped would be started by a question
    const tree = this.status.isStopped
      ? { accounts: [] }
      : await this.requests.tree().catch(() => ({ accounts: [] }));
    this.last = JSON.stringify(tree);
    const rows = isAnythingKnown(tree) ? rowsOf(tree) : [];
    this.say(rows);
    return rows;
  }

  private lookAgainSoon(): void {
    if (!this.view.visible) {
      this.rows = undefined;
      return;
    }
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.lookAgain();
    }, quiet);
  }

  /** Leaves the tree alone where nothing is another than before: it would lose its selection. */
  private async lookAgain(): Promise<void> {
    const before = this.last;
    this.rows = this.ask();
    await this.rows;
    if (this.last !== before) this.changed.fire();
  }

  private say(rows: readonly AccountRow[]): void {
    const situation = this.situation();
    this.view.message = rows.length === 0 ? undefined : viewMessage(situation);
    void commands.executeCommand('setContext', 'sipLens.emptyAccounts', emptyReason(situation));
  }

  private situation(): Situation {
    const { isStopped, last, connections: states } = this.status;
    return {
      isStopped,
      isKnown: last !== undefined,
      isTrusted: workspace.isTrusted,
      hasFolder: (workspace.workspaceFolders ?? []).length > 0,
      linked: connections().length,
      connections: states,
    };
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const each of this.subscriptions) each.dispose();
  }
}
