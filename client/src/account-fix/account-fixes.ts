import { commands, env, ProgressLocation, window, workspace } from 'vscode';
import type { AccountFix, ApplyResult, Preview } from '../../../protocol/account';
import { createReceiver, type Receiver } from '../../../protocol/sealed';
import type { AccountRequests } from '../account/account-requests';
import type { ReportDocuments } from '../report-document';
import { type EditedFile, filesToUndo, setBack, watchFiles } from './edited-files';
import { fixFrom, nameOf } from './fix-arguments';
import { callList, confirmation, type FilesToUndo, shownCalls } from './preview-text';
import { resultText } from './result-text';

const change = 'Change Twilio';
const showAll = 'Show All';
const undo = 'Undo…';

interface Outcome {
  readonly result: ApplyResult;
  /** What the fix wrote into files, for an undo of it. */
  readonly written: readonly EditedFile[];
  /** What an undo did to the files. */
  readonly undone: FilesToUndo | undefined;
}

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
    if (fix !== undefined) await this.change(fix);
  }

  /** @param toUndo what the fix that is taken back wrote into files */
  private async change(fix: AccountFix, toUndo?: readonly EditedFile[]): Promise<void> {
    if (!workspace.isTrusted) return refuseUntrusted();
    if (this.isBusy) {
      void window.showInformationMessage(
        'Another change of Twilio is not over yet. Wait for it, then try again.',
      );
      return;
    }
    this.isBusy = true;
    try {
      const outcome = await this.confirmAndApply(fix, toUndo);
      this.isBusy = false;
      if (outcome) await this.report(fix, outcome);
    } finally {
      this.isBusy = false;
    }
  }

  private async confirmAndApply(
    fix: AccountFix,
    toUndo: readonly EditedFile[] | undefined,
  ): Promise<Outcome | undefined> {
    const preview = await this.requests.preview(fix).catch(() => undefined);
    if (preview === undefined) return sayNotRunning('Nothing was changed.');
    if (preview.refusal !== undefined) return refuse(fix, preview.refusal);
    if (!(await this.confirm(fix, preview, toUndo))) return undefined;
    const receiver = await createReceiver();
    const writtenSince = await watchFiles(fix);
    const options = { location: ProgressLocation.Notification, title: nameOf(fix) };
    const result = await window.withProgress(options, () =>
      this.requests.apply({ fix, publicKey: receiver.publicKey }).catch(() => undefined),
    );
    if (result === undefined) {
      return sayNotRunning('Whether the change was made is not known: refresh the account to see.');
    }
    await copyPassword(result, receiver);
    const undone = toUndo && !result.failed ? await setBack(toUndo) : undefined;
    const isWritten = !result.failed && result.editProblem === undefined;
    return { result, undone, written: isWritten ? await writtenSince() : [] };
  }

  private async confirm(
    fix: AccountFix,
    preview: Preview,
    toUndo: readonly EditedFile[] | undefined,
  ): Promise<boolean> {
    const title = nameOf(fix);
    const files = toUndo && (await filesToUndo(toUndo));
    const options = { modal: true, detail: confirmation(preview, files) };
    const more = preview.calls.length > shownCalls ? [showAll] : [];
    const chosen = await window.showWarningMessage(title, options, change, ...more);
    if (chosen !== showAll) return chosen === change;
    await this.reports.show('Twilio changes.txt', callList(title, preview));
    // the list can be read before the question comes again
    const goOn = 'Go On…';
    const again = await window.showInformationMessage(`${title}: nothing has been changed yet.`, goOn);
    return again === goOn ? this.confirm(fix, preview, toUndo) : false;
  }

  private async report(fix: AccountFix, { result, undone, written }: Outcome): Promise<void> {
    const { severity, text } = resultText(nameOf(fix), result, undone);
    const buttons = result.undo ? [undo] : [];
    const show = {
      info: window.showInformationMessage,
      warning: window.showWarningMessage,
      error: window.showErrorMessage,
    };
    const chosen = await show[severity](text, ...buttons);
    if (chosen === undo && result.undo) await this.change(result.undo, written);
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
