import { commands, type Disposable, type OutputChannel } from 'vscode';
import { checkWorkspace } from './check-task';
import type { Server } from './server';
import { setTrace } from './trace';
import { treatAs } from './treat-as';

/** Every command that package.json contributes. */
export function registerCommands(server: Server, channel: OutputChannel): Disposable[] {
  return [
    commands.registerCommand('sipLens.restartServer', () => server.restart()),
    commands.registerCommand('sipLens.showLog', () => channel.show()),
    commands.registerCommand('sipLens.setTrace', setTrace),
    commands.registerCommand('sipLens.treatAsPjsip', (resource?: unknown) => treatAs('pjsip', resource)),
    commands.registerCommand('sipLens.treatAsWizard', (resource?: unknown) => treatAs('wizard', resource)),
    commands.registerCommand('sipLens.treatAsDialplan', (resource?: unknown) =>
      treatAs('dialplan', resource),
    ),
    commands.registerCommand('sipLens.treatAsFreeSwitch', (resource?: unknown) =>
      treatAs('freeswitch', resource),
    ),
    commands.registerCommand('sipLens.fixAll', fixAll),
    commands.registerCommand('sipLens.checkWorkspace', checkWorkspace),
  ];
}

/** Applies every safe fix to the active document. VS Code says so where there is none. */
async function fixAll(): Promise<void> {
  const action = { kind: 'source.fixAll.sipLens', apply: 'first' };
  await commands.executeCommand('editor.action.codeAction', action);
}
