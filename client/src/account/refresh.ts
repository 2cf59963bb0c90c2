import { ProgressLocation, window } from 'vscode';
import type { AccountRequests } from './account-requests';

/** Reads all accounts again, or the one of a label. What was denied is asked for again too. */
export async function refreshAccounts(requests: AccountRequests, label?: string): Promise<void> {
  const options = {
    location: ProgressLocation.Window,
    title: `Reading ${label ?? 'the Twilio accounts'}`,
  };
  await window.withProgress(options, async (_report, token) => {
    await requests.refresh({ label }, token).catch(() => {
      void window.showErrorMessage(
        'The SIP Lens server did not answer, so the accounts were not read again. If it does not run, restart it.',
      );
    });
  });
}
