import type { AccountData } from '../data';
import type { Drift } from '../drift';
import type { Comparison, NotCompared } from './comparison';
import type { Gap } from './gaps';
import { groupGaps, reasonText } from './not-read';

/** One line for people. */
export interface DriftLine {
  readonly kind: 'heading' | Drift['kind'];
  /** Without sign and indent. */
  readonly text: string;
  /** The difference that it tells of. */
  readonly drift?: Drift;
}

/** The signs that a difference is shown with: the account has it and the file has not, the reverse, and both. */
export const driftSigns: Readonly<Record<Drift['kind'], string>> = { added: '+', gone: '-', changed: '~' };

/** The differences below a heading for each account and region. */
export function driftLines({ drifts }: Comparison, accounts: readonly AccountData[]): DriftLine[] {
  const lines: DriftLine[] = [];
  let heading = '';
  for (const drift of drifts) {
    const own = headingOf(drift, accounts);
    if (own !== heading) lines.push({ kind: 'heading', text: own });
    heading = own;
    lines.push({ kind: drift.kind, text: driftText(drift), drift });
  }
  return lines;
}

function headingOf({ account, region }: Drift, accounts: readonly AccountData[]): string {
  const name = accounts.find(({ sid }) => sid === account)?.name;
  const whose = name === undefined ? account : `${account} (${name})`;
  return region === undefined ? whose : `${whose} ${region}`;
}

function driftText({ path, registry, live }: Drift): string {
  const what = path.join(', ');
  if (registry === undefined && live === undefined) return what;
  if (registry === undefined) return `${what}: ${live}`;
  return live === undefined ? `${what}: ${registry}` : `${what}: ${registry} → ${live}`;
}

/** What was not compared and why, a sentence for each; what is alike is said once. */
export function notComparedTexts(all: readonly NotCompared[]): string[] {
  const whole = all.filter(({ gap }) => gap === undefined).map(wholeText);
  const parts = all.flatMap(({ gap, ...rest }) => (gap === undefined ? [] : [{ ...rest, ...gap }]));
  const groups = groupGaps<Gap & NotCompared>(parts, (each) =>
    [each.account, each.region, each.unknownIn].join(' '),
  );
  return [...whole, ...groups.map(({ first, what }) => partText(first, what))];
}

function wholeText({ account, region, unknownIn }: NotCompared): string {
  const what = region === undefined ? account : `${account} ${region}`;
  if (unknownIn === 'registry')
    return `${what}: the file has nothing of it; "sip-lens registry pull" writes it.`;
  return `${what}: it was not read, as there is no key for it.`;
}

function partText(gap: Gap & NotCompared, what: string): string {
  const { account, region, unknownIn } = gap;
  const why =
    unknownIn === 'registry' ? 'the file does not say it' : `it could not be read${reasonText(gap)}`;
  return `${account} ${region}: ${what}: ${why}.`;
}

/** `registry diff --format json`, version 1. Lines and characters from 0. */
export interface DriftJson {
  readonly version: 1;
  /** The registry file. */
  readonly path: string;
  readonly drift: readonly {
    readonly kind: Drift['kind'];
    readonly account: string;
    readonly region?: string;
    readonly path: readonly string[];
    readonly registry?: string;
    readonly live?: string;
    readonly range?: {
      readonly start: { readonly line: number; readonly character: number };
      readonly end: { readonly line: number; readonly character: number };
    };
  }[];
  readonly notCompared: readonly {
    readonly account: string;
    readonly region?: string;
    readonly collection?: string;
    readonly item?: string;
    readonly part?: string;
    readonly unknownIn: 'account' | 'registry';
    readonly reason?: string;
  }[];
}

export function driftJson({ drifts, notCompared }: Comparison, path: string): DriftJson {
  return {
    version: 1,
    path,
    drift: drifts.map(({ at, kind, account, region, path: steps, registry, live }) => ({
      kind,
      account,
      region,
      path: steps,
      registry,
      live,
      range: at?.range,
    })),
    notCompared: notCompared.map(({ gap, ...rest }) => ({ ...rest, ...gap })),
  };
}
