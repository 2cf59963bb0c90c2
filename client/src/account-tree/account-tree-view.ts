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
import { type Changed, takeOver } from './take-over';
import { treeItem } from './tree-item';
import { emptyReason, type Situation, viewMessage } from './view-state';

/** Milliseconds in which several reasons to look again are taken together. */
const quiet = 400;

/** The tree of the accounts. It asks the server only while somebody sees it. */
export class AccountTreeView implements TreeDataProvider<Row>, Disposable {
  private readonly changed = new EventEmitter<Row[] | undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view = window.createTreeView<Row>('sipLens.accounts', {
    treeDataProvider: this,
    showCollapseAll: true,
  });
  private readonly subscriptions: { dispose(): void }[];
  /** The same objects for as long as what they stand for is there. */
  private readonly rows: AccountRow[] = [];
  private looking: Promise<Changed> | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

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
    return treeItem(row);
  }

  async getChildren(row?: Row): Promise<Row[]> {
    if (row) return [...row.children];
    this.looking ??= this.look();
    await this.looking;
    return [...this.rows];
  }

  getParent(row: Row): Row | undefined {
    return row.parent;
  }

  /** Shows a resource in the tree, selected. False where it is not there. */
  async reveal(wanted: ResourceId): Promise<boolean> {
    await commands.executeCommand('sipLens.accounts.focus');
    await this.lookAgain();
    const row = findResource(this.rows, wanted);
    if (row) await this.view.reveal(row, { select: true, focus: true });
    return row !== undefined;
  }

  /** The resource that is selected; undefined where something else is, or nothing. */
  get selected(): ResourceRow | undefined {
    return this.view.selection.find((row) => row.kind === 'resource');
  }

  private async look(): Promise<Changed> {
    // a server that is stopped would be started by a question
    const tree = this.status.isStopped
      ? { accounts: [] }
      : await this.requests.tree().catch(() => ({ accounts: [] }));
    const changed = takeOver(this.rows, isAnythingKnown(tree) ? rowsOf(tree) : []);
    this.say(this.rows);
    return changed;
  }

  private lookAgainSoon(): void {
    // when it is seen it looks again
    if (!this.view.visible) return;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.lookAgain();
    }, quiet);
  }

  /** Has VS Code ask again for what changed and for nothing else: under an open menu a row would be lost. */
  private async lookAgain(): Promise<void> {
    this.looking = this.look();
    const changed = await this.looking;
    if (changed === 'all') this.changed.fire(undefined);
    else if (changed.length > 0) this.changed.fire([...changed]);
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
