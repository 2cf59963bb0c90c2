import { commands, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import type { ConnectionStatus } from '../../../protocol/account';
import type { ServerStatus } from '../server-status';
import { type DetailLine, detailLines, detailTitle } from './detail-lines';

interface Line extends QuickPickItem {
  readonly act?: () => Thenable<unknown>;
}

/** Lists what is linked, what is unknown and why, and what can be done about it. */
export async function showAccountDetails(status: ServerStatus): Promise<void> {
  const now = Date.now();
  const lines = status.connections.flatMap((each) => [
    { label: detailTitle(each), kind: QuickPickItemKind.Separator },
    ...detailLines(each, now).map((line) => ({ ...line, act: () => readWhole(line) })),
    ...actions(each),
  ]);
  const chosen = await window.showQuickPick<Line>([...lines, ...general(lines.length > 0)], {
    title: 'Linked Twilio accounts',
    placeHolder:
      lines.length === 0
        ? 'No account is linked: only the registry file counts'
        : 'What is known, and what is not',
    matchOnDetail: true,
  });
  await chosen?.act?.();
}

/** A reason may be longer than the list is wide. */
async function readWhole({ label, detail }: DetailLine): Promise<void> {
  const text = label.replace(/^\$\([\w-]+\) /, '');
  if (detail !== undefined) await window.showInformationMessage(text, { modal: true, detail });
}

function actions(connection: ConnectionStatus): Line[] {
  const run = (command: string) => () => commands.executeCommand(command, connection);
  const signIn = connection.state === 'signed-out' ? 'Sign in' : 'Replace the key';
  return [
    { label: `$(refresh) Read again: ${connection.label}`, act: run('sipLens.refreshAccounts') },
    { label: `$(key) ${signIn}: ${connection.label}`, act: run('sipLens.signIn') },
    { label: `$(sign-out) Sign out: ${connection.label}`, act: run('sipLens.signOut') },
  ];
}

function general(isLinked: boolean): Line[] {
  const settings = () => commands.executeCommand('workbench.action.openSettings', 'sipLens.connections');
  return [
    { label: '', kind: QuickPickItemKind.Separator },
    {
      label: isLinked ? '$(add) Sign in to another account…' : '$(sign-in) Sign in to Twilio…',
      act: () => commands.executeCommand('sipLens.signIn'),
    },
    { label: '$(gear) Settings of the connections', act: settings },
  ];
}
