import type { Place } from '../../../text/place';
import type { AccountData } from '../../../twilio/account/data';
import { type Drift, driftOf } from '../../../twilio/account/drift';
import type { Fix } from '../../finding';
import { report } from '../../report';
import { type RuleContext, rule } from '../../rule';
import { changed } from '../examples';
import { ACCOUNT } from './examples';
import { accountName } from './wording';

/** So many places of a region are marked; what differs at others is counted at the region's key. */
const MOST_PLACES = 30;
/** So many differences of one place are spelt out. */
const MOST_WORDS = 3;

export const drift = rule({
  id: 'twilio/drift',
  title: 'A registry file and the linked account say different things',
  severity: 'info',
  on: 'registry.file',
  docs: {
    why: 'Whoever has no access to the account, and continuous integration, checks with the registry file. While an account is linked its own data count, and this says where the file is out of date. Only what both of them know is compared. `sip-lens registry diff` prints the same differences, and `sip-lens registry pull` brings the file up to date.',
    invalid: [
      {
        files: {},
        registry: ACCOUNT,
        live: changed(ACCOUNT, ['registration: true', 'registration: false'], ['alice, bob', 'alice, carol']),
      },
    ],
    valid: [{ files: {}, registry: ACCOUNT, live: ACCOUNT }],
  },
  check({ accounts, uri }, context) {
    const now = context.environment.now();
    const live = notBefore(accounts, context.account.live?.accounts ?? [], now);
    const differences = driftOf(accounts, live);
    for (const account of accounts) {
      const whole = new Reporter(account, undefined, uri, context);
      const own = differences.filter((each) => each.account === account.sid);
      whole.places(own.filter(({ region }) => region === undefined));
      for (const { id, at } of account.regions) {
        const region = new Reporter(account, id, uri, context);
        region.places(
          own.filter((each) => each.region === id),
          at,
        );
      }
    }
  },
});

/**
 * The live accounts without the regions that were read before the registry was: where these differ, the registry is likely
 * the newer one. A time that is yet to come was written by nobody who read the account.
 */
function notBefore(
  registry: readonly AccountData[],
  live: readonly AccountData[],
  now: number,
): readonly AccountData[] {
  return live.map((account) => {
    const written = registry.filter(({ sid }) => sid === account.sid).flatMap(({ regions }) => regions);
    const regions = account.regions.filter(({ id, fetchedAt }) => {
      const at = written.find((region) => region.id === id)?.fetchedAt?.getTime();
      return fetchedAt === undefined || at === undefined || at > now || fetchedAt.getTime() >= at;
    });
    return regions.length === account.regions.length ? account : { ...account, regions };
  });
}

/** Tells of the differences of an account or of one region of it. */
class Reporter {
  private readonly where: string;

  constructor(
    account: AccountData,
    region: string | undefined,
    private readonly uri: string,
    private readonly context: RuleContext,
  ) {
    this.where = region === undefined ? accountName(account) : `${accountName(account)} (${region})`;
  }

  places(differences: readonly Drift[], region?: Place): void {
    const places = byPlace(differences);
    for (const group of places.slice(0, MOST_PLACES)) this.say(group[0]?.at, sentence(group), group);
    const hidden = places.slice(MOST_PLACES).flat();
    const count = hidden.length === 1 ? '1 more difference is' : `${hidden.length} more differences are`;
    if (hidden.length > 0) this.say(region, `${count} not marked below`, hidden);
  }

  private say(at: Place | undefined, what: string, differences: readonly Drift[]): void {
    const message = `The registry is not what the account ${this.where} has: ${what}. Others who check with this file see what it says: update it.`;
    report(this.context, drift, at, message, { fixes: () => this.fixes(differences) });
  }

  private fixes(differences: readonly Drift[]): Fix[] {
    const written = differences.length === 1 ? differences.flatMap(writeValue) : [];
    const command = { command: 'sipLens.registry.pull', arguments: [this.uri] } as const;
    return [...written, { title: 'Update the registry from the account', kind: 'unsafe', command }];
  }
}

function writeValue({ at, isValue, live, path }: Drift): Fix[] {
  if (!at || !isValue || live === undefined) return [];
  const edits = [{ uri: at.uri, range: at.range, newText: live }];
  return [{ title: `Write ${path.at(-1) ?? ''}: ${live}`, kind: 'unsafe', edits, preferred: true }];
}

function sentence(differences: readonly Drift[]): string {
  const words = differences.slice(0, MOST_WORDS).map(wordsOf);
  const more = differences.length - words.length;
  return [...words, ...(more > 0 ? [`${more} more`] : [])].join('; ');
}

function wordsOf({ kind, path, registry, live }: Drift): string {
  const name = [...path].reverse().join(' of the ');
  if (kind === 'added') return `the ${name} is there and not here`;
  if (kind === 'gone') return `the ${name} is not there`;
  return `${name} is ${live} there, not ${registry}`;
}

/** The differences that stand at one place together, in the order of the file. */
function byPlace(differences: readonly Drift[]): Drift[][] {
  const places = new Map<number, Drift[]>();
  for (const each of differences) {
    const { line, character } = each.at?.range.start ?? { line: 0, character: 0 };
    // no line of a registry is as long
    const key = line * 10_000_000 + character;
    const group = places.get(key);
    if (group) group.push(each);
    else places.set(key, [each]);
  }
  return [...places].sort(([a], [b]) => a - b).map(([, group]) => group);
}
