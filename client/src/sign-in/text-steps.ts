import type { Connection } from '../../../protocol/account';
import { canonicalSid } from '../account/connection-list';
import { type Draft, placeOf } from './draft';
import { type Answer, enter } from './inputs';
import { frame, type StepName } from './key-steps';
import { accountSidProblem, freeLabel, keySidProblem, labelProblem, secretProblem } from './validation';
import type { Move } from './walk';

export async function enterAccount(draft: Draft): Promise<Move<StepName>> {
  const answer = await enter(frame('account'), {
    prompt: 'Account SID. It stands on the first page of the Console; that of a subaccount will do too.',
    placeholder: 'AC…',
    value: draft.accountSid,
    problem: accountSidProblem,
  });
  return kept(answer, (value) => {
    draft.accountSid = canonicalSid(value);
  });
}

/** Not asked for an auth token, which belongs to the account itself. */
export async function enterKeySid(draft: Draft): Promise<Move<StepName>> {
  if (draft.kind?.id === 'token') return 'skip';
  const answer = await enter(frame('key'), {
    prompt: 'SID of the API key.',
    placeholder: 'SK…',
    value: draft.keySid,
    problem: keySidProblem,
  });
  return kept(answer, (value) => {
    draft.keySid = canonicalSid(value);
  });
}

export async function enterSecret(draft: Draft): Promise<Move<StepName>> {
  const isToken = draft.kind?.id === 'token';
  const answer = await enter(frame('secret'), {
    prompt: `${isToken ? 'Auth token' : 'Secret of the key'}. It is tried first, and then kept in the secret storage of VS Code only.`,
    placeholder: isToken ? 'Auth token' : 'Secret',
    value: draft.secret,
    password: true,
    problem: secretProblem,
  });
  return kept(answer, (value) => {
    draft.secret = value;
  });
}

/** @param wanted labels to which folders are bound already and that nobody has yet */
export async function enterLabel(
  draft: Draft,
  others: readonly Connection[],
  wanted: readonly string[],
): Promise<Move<StepName>> {
  const place = placeOf(draft);
  const suggested = draft.label || wanted[0] || draft.tried?.account?.name || '';
  const answer = await enter(frame('label'), {
    prompt: 'Name of the connection. Folders are bound to it by this name.',
    placeholder: 'northwind',
    value: freeLabel(suggested, place, others),
    problem: (text) => labelProblem(text, place, others),
  });
  return kept(answer, (value) => {
    draft.label = value;
  });
}

function kept(answer: Answer<string>, keep: (value: string) => void): Move<StepName> {
  if (typeof answer === 'string') return answer;
  keep(answer.value);
  return 'next';
}
