import { env, type QuickPickItem, QuickPickItemKind, Uri } from 'vscode';
import { isRegion, regionNames } from '../account/connection-list';
import type { Draft } from './draft';
import { choose } from './inputs';
import { consoleKeysPage, type KeyKind, keyKinds, permissionList, readPermissions } from './key-kinds';
import type { Move } from './walk';

/** The steps of the walk by name, in their order. */
export const stepNames = ['kind', 'make', 'region', 'account', 'key', 'secret', 'try', 'label'] as const;
export type StepName = (typeof stepNames)[number];

export function frame(name: StepName): { title: string; step: number; totalSteps: number } {
  const shown: readonly StepName[] = stepNames.filter((each) => each !== 'try');
  return { title: 'Sign in to Twilio', step: shown.indexOf(name) + 1, totalSteps: shown.length };
}

export async function chooseKind(draft: Draft): Promise<Move<StepName>> {
  const items = keyKinds.map(({ id, name, detail }) => ({ id, label: name, detail }));
  const active = items.find(({ id }) => id === draft.kind?.id);
  const answer = await choose(frame('kind'), 'Which kind of key will you use?', items, active);
  if (typeof answer === 'string') return answer;
  const { id } = answer.value;
  draft.kind = keyKinds.find((kind) => kind.id === id);
  return 'next';
}

interface Advice extends QuickPickItem {
  readonly act?: () => Thenable<unknown>;
  readonly goOn?: true;
}

/** How to make such a key, for somebody who has none yet: every line can be read, copied or opened by keyboard. */
export async function showHowToMake(draft: Draft): Promise<Move<StepName>> {
  const { kind } = draft;
  if (kind === undefined) return 'back';
  let active: Advice | undefined;
  for (;;) {
    const items = advice(kind);
    const again = items.find(({ label }) => label === active?.label);
    const answer = await choose(
      frame('make'),
      `${kind.name}: make one in the Console, or go on`,
      items,
      again,
    );
    if (typeof answer === 'string') return answer;
    if (answer.value.goOn) return 'next';
    active = answer.value;
    await active.act?.();
  }
}

function advice(kind: KeyKind): Advice[] {
  const isRestricted = kind.id === 'restricted';
  const copyAll = {
    label: '$(copy) Copy all permissions',
    act: () => env.clipboard.writeText(permissionList()),
  };
  return [
    { label: '$(arrow-right) I have the key at hand', goOn: true },
    {
      label: '$(link-external) Open the keys of the account in the Console',
      description: consoleKeysPage,
      act: () => env.openExternal(Uri.parse(consoleKeysPage)),
    },
    ...(isRestricted ? [copyAll] : []),
    separator('How to make it'),
    ...kind.steps.map((step, index) => ({ label: `${index + 1}. ${step}` })),
    ...(isRestricted ? [separator('Permissions to tick: list and read'), ...permissions()] : []),
    separator('What it lacks'),
    ...kind.lacks.map((lack) => ({ label: `$(info) ${lack}` })),
  ];
}

function permissions(): Advice[] {
  return readPermissions.map((name) => ({ label: name, act: () => env.clipboard.writeText(name) }));
}

export function separator(label: string): QuickPickItem {
  return { label, kind: QuickPickItemKind.Separator };
}

/** Not asked where such a key is made in one region only. */
export async function chooseRegion(draft: Draft): Promise<Move<StepName>> {
  const [only, ...more] = draft.kind?.regions ?? [];
  if (only !== undefined && more.length === 0) {
    draft.region = only;
    return 'skip';
  }
  const items = Object.entries(regionNames).map(([id, label]) => ({ id, label }));
  const active = items.find(({ id }) => id === draft.region);
  const placeholder = 'In which region was the key made? A key opens one region only';
  const answer = await choose(frame('region'), placeholder, items, active);
  if (typeof answer === 'string') return answer;
  if (isRegion(answer.value.id)) draft.region = answer.value.id;
  return 'next';
}
