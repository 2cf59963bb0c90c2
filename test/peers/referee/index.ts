import { AsteriskCrashed, type Loaded, runAsterisk } from '../asterisk/index';
import { refereeEnvironment } from '../asterisk/machine';
import { differences, misreported } from './compare';
import { type Opinion, opinionsOn } from './opinion';
import type { Site } from './site';
import { explanation } from './unknown';

/** What came of a number of sites. */
export interface Tally {
  /** Where SIP Lens and Asterisk differ, and verdicts left open that nothing explains. */
  readonly differences: string[];
  /** Verdicts on objects where all is known of the machine, and how many of them say yes and no. */
  readonly counts: { objects: number; loaded: number; dropped: number; refused: number; crashed: number };
  /** How many of them are left open, by why. */
  readonly open: Map<string, number>;
}

const AT_ONCE = 2;

/** Gives every site to a real Asterisk and to SIP Lens. */
export async function compareSites(sites: readonly Site[]): Promise<Tally> {
  const tally: Tally = {
    differences: [],
    counts: { objects: 0, loaded: 0, dropped: 0, refused: 0, crashed: 0 },
    open: new Map(),
  };
  const left = sites.values();
  const work = async () => {
    for (const site of left) await compareSite(site, tally);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return tally;
}

/** Compares twice: with what is true of the referee's machine, and as the program does, which knows of none. */
async function compareSite(site: Site, tally: Tally): Promise<void> {
  const [known, unknown] = await opinionsOn(site, [refereeEnvironment, {}]);
  if (!known || !unknown) return;
  count(known, tally);
  const loaded = await ask(site);
  const found = [
    ...compare(known, loaded),
    ...compare(unknown, loaded).map((line) => `of any machine: ${line}`),
    ...misreported(known),
    ...unexplained(known, ['machine']),
    ...unexplained(unknown, []),
  ];
  tally.differences.push(...found.map((line) => `${site.title}: ${line}`));
  if (loaded === 'crashed') tally.counts.crashed++;
  else if (loaded.rejected) tally.counts.refused++;
}

async function ask({ files }: Site): Promise<Loaded | 'crashed'> {
  try {
    return await runAsterisk(files);
  } catch (error) {
    if (error instanceof AsteriskCrashed) return 'crashed';
    throw error;
  }
}

/** Asterisk does not survive files that include each other. */
function compare(opinion: Opinion, loaded: Loaded | 'crashed'): string[] {
  const cycle = opinion.report.units.find(({ rejected }) =>
    rejected?.reason.includes('leads back to itself'),
  );
  const crashed = loaded === 'crashed';
  if (crashed !== (cycle !== undefined)) return [`crash: ours ${cycle !== undefined}, Asterisk ${crashed}`];
  return crashed ? [] : differences(opinion, loaded);
}

function unexplained(opinion: Opinion, notBy: readonly string[]): string[] {
  return opinion.verdicts
    .filter((verdict) => verdict.loads === null)
    .filter((verdict) => {
      const why = explanation(verdict, opinion);
      return why === undefined || notBy.includes(why);
    })
    .map(({ object }) => `${object.type} ${object.name}: left open, and nothing explains it`);
}

function count(opinion: Opinion, { counts, open }: Tally): void {
  for (const verdict of opinion.verdicts) {
    counts.objects++;
    if (verdict.loads === true) counts.loaded++;
    else if (verdict.loads === false) counts.dropped++;
    else {
      const why = explanation(verdict, opinion) ?? 'nothing';
      open.set(why, (open.get(why) ?? 0) + 1);
    }
  }
}
