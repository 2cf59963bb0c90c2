import { type CancellationToken, ProgressLocation, type QuickPickItem, window } from 'vscode';
import type { TryResult } from '../../../protocol/account';
import { seal } from '../../../protocol/sealed';
import type { AccountRequests } from '../account/account-requests';
import { type Draft, keyOf, placeOf } from './draft';
import { choose } from './inputs';
import { frame, type StepName, separator } from './key-steps';
import { permissionLines } from './permission-lines';
import type { Move } from './walk';

const corrections: Readonly<Record<string, StepName>> = {
  'Correct Key or Secret': 'key',
  'Correct Account': 'account',
  'Correct Region': 'region',
};

/** Opens the account with the key before anything is stored, and says what the key may read. */
export async function tryKey(draft: Draft, requests: AccountRequests): Promise<Move<StepName>> {
  const where = `${draft.accountSid} in ${placeOf(draft).region.toUpperCase()}`;
  const progress = {
    location: ProgressLocation.Notification,
    title: `Trying the key of ${where}`,
    cancellable: true,
  };
  const result = await window.withProgress(progress, (_report, token) => outcome(draft, requests, token));
  if (result === 'cancelled') return { to: 'secret' };
  if (!result.ok) return correct(draft, where, result.problem);
  draft.tried = result;
  return showPermissions(result);
}

async function outcome(
  draft: Draft,
  requests: AccountRequests,
  token: CancellationToken,
): Promise<TryResult | 'cancelled'> {
  try {
    const key = await seal(await requests.publicKey(), JSON.stringify(keyOf(draft)));
    return await requests.try({ ...placeOf(draft), key }, token);
  } catch (_error) {
    // what failed is not repeated: it may quote what was sent
    if (token.isCancellationRequested) return 'cancelled';
    const problem =
      'The SIP Lens server did not answer. Restart it (SIP Lens: Restart Server) and try again.';
    return { ok: false, problem, permissions: [] };
  }
}

/** What is wrong, and the way back to what can be corrected. */
async function correct(
  { kind }: Draft,
  where: string,
  problem = 'Check SID, secret and region.',
): Promise<Move<StepName>> {
  const buttons = Object.keys(corrections).filter(
    (each) => corrections[each] !== 'region' || kind?.regions.length !== 1,
  );
  const options = { modal: true, detail: `${problem}\n\nNothing was stored.` };
  const chosen = await window.showErrorMessage(`The key does not open ${where}`, options, ...buttons);
  const step = chosen === undefined ? undefined : corrections[chosen];
  if (step === undefined) return 'leave';
  return { to: step === 'key' && kind?.id === 'token' ? 'secret' : step };
}

/** Goes on by itself where the key may read everything. */
async function showPermissions(result: TryResult): Promise<Move<StepName>> {
  if (result.permissions.every(({ read }) => read === 'yes')) return 'skip';
  const goOn: QuickPickItem = { label: '$(arrow-right) Go on: what cannot be read stays unknown' };
  const items: QuickPickItem[] = [
    goOn,
    ...permissionLines(result.permissions).flatMap(({ title, lines }) => [
      separator(title),
      ...lines.map((label) => ({ label })),
    ]),
  ];
  for (;;) {
    const answer = await choose(frame('secret'), 'The key opens the account', items);
    if (answer === 'back') return { to: 'secret' };
    if (typeof answer === 'string') return answer;
    if (answer.value === goOn) return 'next';
  }
}
