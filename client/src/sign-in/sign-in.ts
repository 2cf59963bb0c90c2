import type { ApiKey, Connection } from '../../../protocol/account';
import type { AccountRequests } from '../account/account-requests';
import { type Draft, emptyDraft, keyOf, placeOf } from './draft';
import { chooseKind, chooseRegion, type StepName, showHowToMake } from './key-steps';
import { enterAccount, enterKeySid, enterLabel, enterSecret } from './text-steps';
import { tryKey } from './try-step';
import { type Step, walk } from './walk';

/** A key that opened its account. */
export interface SignedIn {
  readonly connection: Connection;
  readonly key: ApiKey;
}

export interface KnownConnections {
  readonly connections: readonly Connection[];
  /** Labels to which folders are bound and that nobody has. */
  readonly wanted: readonly string[];
}

/**
 * Walks a person through making a key, entering it and naming it. Nothing is stored yet.
 *
 * @param renewed what is known already, where a connection gets another key
 * @returns undefined where the walk was left
 */
export async function askForKey(
  requests: AccountRequests,
  known: KnownConnections,
  renewed?: Partial<Connection>,
): Promise<SignedIn | undefined> {
  const draft = emptyDraft(renewed);
  if (!(await walk(steps(draft, requests, known)))) return undefined;
  return { connection: { ...placeOf(draft), label: draft.label }, key: keyOf(draft) };
}

function steps(draft: Draft, requests: AccountRequests, known: KnownConnections): Step<StepName>[] {
  return [
    { name: 'kind', run: () => chooseKind(draft) },
    { name: 'make', run: () => showHowToMake(draft) },
    { name: 'region', run: () => chooseRegion(draft) },
    { name: 'account', run: () => enterAccount(draft) },
    { name: 'key', run: () => enterKeySid(draft) },
    { name: 'secret', run: () => enterSecret(draft) },
    { name: 'try', run: async (isForward) => (isForward ? tryKey(draft, requests) : 'skip') },
    { name: 'label', run: () => enterLabel(draft, known.connections, known.wanted) },
  ];
}
