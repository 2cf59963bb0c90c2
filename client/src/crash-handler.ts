import { commands, window } from 'vscode';
import {
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  type ErrorHandler,
  type ErrorHandlerResult,
} from 'vscode-languageclient/node';
import type { CrashPolicy } from './crash-policy';

const showLog = 'Show Log';
const restart = 'Restart Server';
/** Messages in a row that may fail to be written or read before the connection is given up. */
const allowedErrors = 3;

/** Starts a server that has stopped again, and says what happened and what can be done about it. */
export class CrashHandler implements ErrorHandler {
  constructor(private readonly policy: CrashPolicy) {}

  error(_error: Error, _message: unknown, count: number | undefined): ErrorHandlerResult {
    const serious = count !== undefined && count > allowedErrors;
    return { action: serious ? ErrorAction.Shutdown : ErrorAction.Continue, handled: true };
  }

  closed(): CloseHandlerResult {
    if (this.policy.mayRestart(Date.now())) {
      void offer('The SIP Lens server stopped unexpectedly and was started again.', showLog);
      return {
        action: CloseAction.Restart,
        message: 'The server stopped and is started again.',
        handled: true,
      };
    }
    void offer(
      'The SIP Lens server keeps stopping and was not started again: findings are no longer up to date. The log says why.',
      showLog,
      restart,
    );
    return { action: CloseAction.DoNotRestart, message: 'The server stopped too often.', handled: true };
  }
}

async function offer(message: string, ...choices: string[]): Promise<void> {
  const chosen = await window.showErrorMessage(message, ...choices);
  if (chosen === showLog) await commands.executeCommand('sipLens.showLog');
  if (chosen === restart) await commands.executeCommand('sipLens.restartServer');
}
