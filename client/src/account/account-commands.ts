import { commands, type Disposable, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { Connection, ResourceId } from '../../../protocol/account';
import type { AccountFixes } from '../account-fix/account-fixes';
import type { AccountTreeView } from '../account-tree/account-tree-view';
import { isResourceRow, type ResourceRow, type Row } from '../account-tree/node';
import { copy, insertResource, openInConsole } from '../account-tree/resource-commands';
import { revealInRegistry } from '../account-tree/reveal-in-registry';
import { showUses } from '../account-tree/show-uses';
import { migrateDomain } from '../migration/migrate-domain';
import { openFinding } from '../open-finding';
import { diffRegistry, pullRegistry } from '../registry-file/registry-commands';
import type { ReportDocuments } from '../report-document';
import type { ServerStatus } from '../server-status';
import { showAccountDetails } from './account-details';
import type { AccountRequests } from './account-requests';
import { bindFolder } from './bind-folder';
import { labelIn } from './command-arguments';
import { connections } from './connection-settings';
import { refreshAccounts } from './refresh';
import type { SignIns } from './sign-ins';
import { signOut } from './sign-out';

/** What the commands work with. */
export interface AccountParts {
  readonly client: LanguageClient;
  readonly requests: AccountRequests;
  readonly status: ServerStatus;
  readonly signIns: SignIns;
  readonly tree: AccountTreeView;
  readonly fixes: AccountFixes;
  readonly reports: ReportDocuments;
}

/** Every command about accounts that package.json contributes. */
export function registerAccountCommands(parts: AccountParts): Disposable[] {
  return [
    ...connectionCommands(parts),
    ...resourceCommands(parts),
    commands.registerCommand('sipLens.migrateDomain', () => migrateDomain(parts)),
  ];
}

function connectionCommands({ requests, signIns, status, fixes, reports }: AccountParts): Disposable[] {
  return [
    commands.registerCommand('sipLens.signIn', async (given?: unknown) => {
      await signIns.signIn(connectionOf(given));
    }),
    commands.registerCommand('sipLens.signOut', (given?: unknown) => signOut(signIns, connectionOf(given))),
    commands.registerCommand('sipLens.refreshAccounts', (given?: unknown) =>
      refreshAccounts(requests, labelIn(given)),
    ),
    commands.registerCommand('sipLens.bindFolder', (given?: unknown, label?: unknown) =>
      // what comes first may be a folder by its URI
      bindFolder(given, typeof given === 'string' ? labelIn(label) : labelIn(label, given)),
    ),
    commands.registerCommand('sipLens.showAccountDetails', () => showAccountDetails(status)),
    commands.registerCommand('sipLens.applyAccountFix', (fix?: unknown) => fixes.apply(fix)),
    commands.registerCommand('sipLens.registry.pull', (file?: unknown) =>
      pullRegistry(requests, reports, file),
    ),
    commands.registerCommand('sipLens.registry.diff', () => diffRegistry(requests, reports)),
  ];
}

function resourceCommands({ client, requests, status, tree }: AccountParts): Disposable[] {
  /** From the palette or a key, and where the tree was made anew under an open menu, the selected row is meant. */
  const onResource = (act: (row: ResourceRow) => unknown) => (given?: unknown) => {
    const row = isResourceRow(given) ? given : tree.selected;
    return row ? act(row) : sayChoose();
  };
  return [
    commands.registerCommand(
      'sipLens.showUses',
      onResource((row) => showUses(row, client)),
    ),
    commands.registerCommand('sipLens.openFinding', (place: unknown) => openFinding(place, client)),
    commands.registerCommand(
      'sipLens.copyResourceName',
      onResource(({ resource }) => copy(resource.name)),
    ),
    commands.registerCommand(
      'sipLens.copyResourceHost',
      onResource(({ resource }) => copy(resource.host)),
    ),
    commands.registerCommand('sipLens.openInConsole', (row?: Row) =>
      openInConsole(row?.kind === 'resource' ? row.resource : undefined),
    ),
    commands.registerCommand(
      'sipLens.insertResource',
      onResource((row) => insertResource(row, requests)),
    ),
    commands.registerCommand(
      'sipLens.revealInRegistry',
      onResource((row) => revealInRegistry(row, status.registryUri)),
    ),
    commands.registerCommand('sipLens.revealResource', (wanted: ResourceId) => tree.reveal(wanted)),
  ];
}

function sayChoose(): void {
  void window.showInformationMessage(
    'Choose a domain, trunk, list or number in the view "Twilio SIP" first.',
  );
}

function connectionOf(given: unknown): Connection | undefined {
  const label = labelIn(given);
  return connections().find((each) => each.label === label);
}
