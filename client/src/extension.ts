import { type ExtensionContext, tasks, window } from 'vscode';
import { linkAccounts } from './account';
import { CheckTasks } from './check-task';
import { registerCommands } from './commands';
import { showOurLanguages } from './language-of-documents';
import { Server } from './server';
import { ServerStatus } from './server-status';
import { showStatus } from './status';

/** What another extension, or a test in the workbench, may know of this one. */
export interface SipLens {
  /** Resolves when the server answers for the first time, or could not be started. */
  readonly ready: Promise<void>;
  /** How often the server was started. */
  starts(): number;
  /** How often it stopped by itself. */
  crashes(): number;
}

let running: Server | undefined;

/** Starts the server before anything else, and waits for nothing. */
export function activate(context: ExtensionContext): SipLens {
  const channel = window.createOutputChannel('SIP Lens');
  const server = new Server(context, channel);
  running = server;
  const status = new ServerStatus(server.client);
  const ready = server.start();
  context.subscriptions.push(
    channel,
    status,
    ...showStatus(status, server.documents),
    ...linkAccounts(context, server, status),
    ...registerCommands(server, channel),
    showOurLanguages(),
    tasks.registerTaskProvider('sip-lens', new CheckTasks(context)),
  );
  return { ready, starts: () => server.starts, crashes: () => server.crashes };
}

export function deactivate(): Promise<void> | undefined {
  return running?.stop();
}
