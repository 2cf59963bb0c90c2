import { commands, env, ProgressLocation, window, workspace } from 'vscode';
import type { AccountFix, ApplyResult, Preview } from '../../../protocol/account';
import { createReceiver, type Receiver } from '../../../protocol/sealed';
import type { AccountRequests } from '../account/account-requests';
import type { ReportDocuments } from '../report-document';
import { fixFrom, nameOf } from './fix-arguments';
import { callList, confirmation, shownCalls } from './preview-text';
import { resultText } from './result-text';

const change = 'Change Twilio';
const showAll = 'Show All';
const undo = 'Undo…';

/** Changes Twilio after a person has seen every call and said yes. Never in a workspace that is not trusted. */
export class AccountFixes {
  private isBusy = false;

  constructor(
    private readonly requests: AccountRequests,
    private readonly reports: ReportDocuments,
  ) {}

  /** @param given an `AccountFix`, as a code action, the tree or an undo passes it */
  async apply(given: unknown): Promise<void> {
    const fix = fixFrom(given);
    if (fix === undefined) return;
    if (!workspace.isTrusted) return refuseUntrusted();
    if (this.isBusy) {
      void window.showInformationMessage(
        'Another change of Twilio is not over yet. Wait for it, then try again.',
      );
      return;
    }
    this.isBusy = true;
    try {
      const result = await this.confirmAndApply(fix);
      this.isBusy = false;
      if (result) await this.report(fix, result);
    } finally {
      this.isBusy = false;
    }
  }

  private async confirmAndApply(fix: AccountFix): Promise<ApplyResult | undefined> {
    const preview = await this.requests.preview(fix).catch(() => undefined);
    if (preview === undefined) return sayNotRunning('Nothing was changed.');
    if (preview.refusal !== undefined) return refuse(fix, preview.refusal);
    if (!(await this.confirm(fix, preview))) return undefined;
    const receiver = await createReceiver();
    const options = { location: ProgressLocation.Notification, title: nameOf(fix) };
    const result = await window.withProgress(options, () =>
      this.requests.apply({ fix, publicKey: receiver.publicKey }).catch(() => undefined),
    );
    if (result === undefined) {
      return sayNotRunning('Whether the change was made is not known: refresh the account to see.');
    }
    await copyPassword(result, receiver);
    return result;
  }

  private async confirm(fix: AccountFix, preview: Preview): Promise<boolean> {
    const title = nameOf(fix);
    const options = { modal: true, detail: confirmation(preview) };
    const more = preview.calls.length > shownCalls ? [showAll] : [];
    const chosen = await window.showWarningMessage(title, options, change, ...more);
    if (chosen !== showAll) return chosen === change;
    await this.reports.show('Twilio changes.txt', callList(title, preview));
    // the list can be read before the question comes again
    const goOn = 'Go On…';
    const again = await window.showInformationMessage(`${title}: nothing has been changed yet.`, goOn);
    return again === goOn ? this.confirm(fix, preview) : false;
  }

  private async report(fix: AccountFix, result: ApplyResult): Promise<void> {
    const { severity, text } = resultText(nameOf(fix), result);
    const buttons = result.undo ? [undo] : [];
    const show = {
      info: window.showInformationMessage,
      warning: window.showWarningMessage,
      error: window.showErrorMessage,
    };
    const chosen = await show[severity](text, ...buttons);
    if (chosen === undo) await this.apply(result.undo);
  }
}

async function copyPassword({ clipboard }: ApplyResult, receiver: Receiver): Promise<void> {
  const password = clipboard && (await receiver.open(clipboard));
  if (password !== undefined) await env.clipboard.writeText(password);
}

function refuseUntrusted(): void {
  void window.showWarningMessage(
    'Twilio is changed only from a workspace that you trust. Look at its files first, then trust it with "Workspaces: Manage Workspace Trust".',
  );
}

async function refuse(fix: AccountFix, refusal: string): Promise<undefined> {
  const signIn = 'Sign In…';
  const details = 'Account Details';
  const chosen = await window.showErrorMessage(`${nameOf(fix)}: ${refusal}`, signIn, details);
  if (chosen === signIn) await commands.executeCommand('sipLens.signIn');
  if (chosen === details) await commands.executeCommand('sipLens.showAccountDetails');
  return undefined;
}

function sayNotRunning(what: string): undefined {
  void window.showErrorMessage(`The SIP Lens server did not answer. ${what}`);
  return undefined;
}
