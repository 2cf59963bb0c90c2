import type { Location } from 'vscode-languageserver';
import type { Language } from '../../dialects/language';
import type { Place } from '../../text/place';
import type { AccountData } from '../../twilio/account/data';
import type { ServiceName } from '../../twilio/account/snapshot';
import { SourceFile } from '../../workspace/source-file';
import { twilioSubjects, usesOf } from '../code-lens/uses';
import { type FeatureContext, languageOf, namesOf } from '../context';
import { distinct } from '../locations';
import { positionsOf } from '../occurrences';
import { usedLists } from './list-usages';

/** Objects whose models are made before somebody else may have a turn. */
const SUBJECTS_A_STEP = 50;

const HOST = /[a-z0-9-]\.(?:sip|pstn)\./gi;
/** A number in E.164 form, with or without its plus. */
const NUMBER = /(?<![0-9A-Za-z+])\+?\d{8,15}(?!\d)/g;

/** Where the files of a workspace name what Twilio has, looked up by what is named. */
export class Usages {
  private readonly places = new Map<string, Place[]>();
  private readonly located = new Map<string, Location[]>();

  atHost({ product, name }: ServiceName): Location[] {
    return distinct(this.located.get(`${product}/${name.toLowerCase()}`) ?? []);
  }

  atNumber(number: string): Location[] {
    return distinct(this.located.get(number) ?? []);
  }

  /** @param key see `nodeKey` */
  atList(key: string): Location[] {
    return distinct(this.places.get(key) ?? []);
  }

  addLocation(name: string, location: Location): void {
    const known = this.located.get(name);
    if (known) known.push(location);
    else this.located.set(name, [location]);
  }

  addPlace(key: string, place: Place): void {
    const known = this.places.get(key);
    if (known) known.push(place);
    else this.places.set(key, [place]);
  }
}

/**
 * Goes once over the texts and the objects that have to do with Twilio. A template that nobody inherits and a section that
 * the PBX drops use what they name too; a comment and a registry file do not. Yields where it may be interrupted.
 */
export function* collectUsages(
  context: FeatureContext,
  accounts: readonly AccountData[],
): Generator<void, Usages> {
  const usages = new Usages();
  const numbers = numbersOf(accounts);
  for (const uri of context.workspace.files) {
    readText(context, uri, numbers, usages);
    yield;
  }
  yield* readObjects(context, usages);
  return usages;
}

function numbersOf(accounts: readonly AccountData[]): ReadonlySet<string> {
  const regions = accounts.flatMap((account) => account.regions);
  const all = regions.flatMap(({ numbers, callerIds, trunks }) => [
    ...numbers.items,
    ...callerIds.items,
    ...trunks.items.flatMap((trunk) => trunk.numbers.items),
  ]);
  return new Set(all.map(({ number }) => number));
}

function readText(context: FeatureContext, uri: string, numbers: ReadonlySet<string>, usages: Usages): void {
  const file = context.workspace.store.file(uri);
  if (!(file instanceof SourceFile)) return;
  let made: Language | undefined;
  const language = () => {
    made ??= languageOf(context, uri);
    return made;
  };
  for (const { position } of positionsOf(file.text, HOST)) {
    const located = language()?.locate(position);
    if (located?.target.kind !== 'twilio-host' || located.target.host.kind !== 'service') continue;
    const { product, name } = located.target.host;
    usages.addLocation(`${product}/${name.text}`, { uri, range: located.range });
  }
  if (numbers.size === 0) return;
  for (const { position, match } of positionsOf(file.text, NUMBER)) {
    const number = match.startsWith('+') ? match : `+${match}`;
    if (!numbers.has(number) || !language()?.isRead(position)) continue;
    const end = { line: position.line, character: position.character + match.length };
    usages.addLocation(number, { uri, range: { start: position, end } });
  }
}

function* readObjects(context: FeatureContext, usages: Usages): Generator<void, void> {
  let count = 0;
  for (const unit of context.workspace.units) {
    const names = namesOf(context, unit);
    const checker = context.checker.checkerOf(unit);
    for (const subject of checker ? twilioSubjects(names).keys() : []) {
      const look = checker?.lookAt(subject);
      for (const use of look ? usesOf(subject, names) : [])
        if (look) for (const { key, at } of usedLists(use, look)) usages.addPlace(key, at);
      if (++count % SUBJECTS_A_STEP === 0) yield;
    }
    yield;
  }
}
