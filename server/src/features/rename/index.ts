import type { Range } from 'vscode-languageserver';
import type { Language } from '../../dialects/language';
import { hasPlaceholder } from '../../text/placeholder';
import { contains, type FileEdit, type Position } from '../../text/range';
import type { RegionData } from '../../twilio/account/data';
import type { ServiceName } from '../../twilio/account/snapshot';
import { SourceFile } from '../../workspace/source-file';
import { type FeatureContext, languageOf } from '../context';
import { kindOf, readNewName } from './new-name';
import {
  configurationPlaces,
  type NamePlace,
  nameRange,
  otherUse,
  registryPlaces,
  sharedName,
} from './places';

/** Why nothing can be renamed; a sentence for people. */
export interface Refusal {
  readonly problem: string;
}

export interface Renameable {
  /** The name alone. */
  readonly range: Range;
  readonly placeholder: string;
}

/** What would be renamed at the position: the name of a SIP Domain or trunk. Undefined where nothing can be. */
export function prepareRename(
  context: FeatureContext,
  uri: string,
  position: Position,
): Renameable | Refusal | undefined {
  const found = serviceAt(context, uri, position);
  if (!found || 'problem' in found) return found;
  return { range: found.range, placeholder: found.service.name };
}

/** The edits that rename it in every file that can be read, registry files included; edges stay. */
export function rename(
  context: FeatureContext,
  uri: string,
  position: Position,
  newName: string,
): readonly FileEdit[] | Refusal | undefined {
  const found = serviceAt(context, uri, position);
  if (!found || 'problem' in found) return found;
  const { service } = found;
  const read = readNewName(newName, service);
  if ('problem' in read) return read;
  if (read.name === service.name) return [];
  const isFree = (region: RegionData) => !hasService(region, { ...service, name: read.name });
  const places = [...configurationPlaces(context, service), ...registryPlaces(context, service, isFree)];
  return obstacle(context, places, service) ?? editsOf(places, read.name);
}

/** Why the name cannot be another one at these places. */
export function obstacle(
  context: FeatureContext,
  places: readonly NamePlace[],
  service: ServiceName,
): Refusal | undefined {
  return readOnly(context, places, service) ?? shared(context, service) ?? usedOtherwise(context, service);
}

export function editsOf(places: readonly NamePlace[], newText: string): FileEdit[] {
  return places.map(({ uri, range }) => ({ uri, range, newText }));
}

/** Renaming one of two that take their name from one variable would rename the other. */
function shared(context: FeatureContext, service: ServiceName): Refusal | undefined {
  const found = sharedName(context, service);
  if (!found) return undefined;
  const { range, host } = found;
  return {
    problem:
      `Line ${range.start.line + 1} of ${fileName(found)} holds the name of the ${kindOf(service.product)} ${service.name}, and the ` +
      `${kindOf(host.product)} ${host.name.text} takes its name from there too. Give each a variable of its own first.`,
  };
}

/** What else uses the variable would get another value with it: a user name, the name of a gateway. */
function usedOtherwise(context: FeatureContext, service: ServiceName): Refusal | undefined {
  const found = otherUse(context, service);
  if (!found) return undefined;
  const { name, use } = found;
  return {
    problem:
      `Line ${name.range.start.line + 1} of ${fileName(name)} holds the name of the ${kindOf(service.product)} ${service.name}, ` +
      `and line ${use.range.start.line + 1} of ${fileName(use)} uses it for something else than a host of Twilio's. ` +
      'Give the host a variable of its own first.',
  };
}

function fileName({ uri }: NamePlace): string {
  return decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
}

/** The first of the files that an editor would save otherwise than it was. */
export function readOnly(
  { workspace }: FeatureContext,
  places: readonly NamePlace[],
  service: ServiceName,
): Refusal | undefined {
  const foreign = places.find(({ uri }) => {
    const file = workspace.store.file(uri);
    return !(file instanceof SourceFile) || file.encoding !== 'utf-8';
  });
  if (!foreign) return undefined;
  const name = fileName(foreign);
  return {
    problem:
      `The ${kindOf(service.product)} ${service.name} stands in ${name} too, which is no UTF-8 and so cannot be ` +
      'edited without harm. Save that file as UTF-8 first; then all places are renamed.',
  };
}

function hasService(region: RegionData, { product, name }: ServiceName): boolean {
  const items = product === 'trunk' ? region.trunks.items : region.domains.items;
  return items.some((item) => item.name?.toLowerCase() === name.toLowerCase());
}

interface NamedService {
  readonly service: ServiceName;
  readonly range: Range;
}

function serviceAt(
  context: FeatureContext,
  uri: string,
  position: Position,
): NamedService | Refusal | undefined {
  const language = languageOf(context, uri);
  const located = language?.locate(position);
  if (located?.target.kind !== 'twilio-host')
    return resolvedService(language, position) ?? placeholderAt(context, uri, position);
  const { host } = located.target;
  if (host.kind !== 'service') return undefined;
  const service = { product: host.product, name: host.name.text };
  if (host.nameIsPlaceholder) return { problem: FILLED_IN };
  const isRegistry = context.workspace.unitOf(uri) === undefined;
  const range = isRegistry
    ? registryPlaces(context, service).find((each) => each.uri === uri && contains(each.range, position))
        ?.range
    : nameRange(located.range, host);
  return range && contains(range, position) ? { service, range } : undefined;
}

/** The service of a host that a variable gives: its name is written elsewhere, and renamed there. */
function resolvedService(language: Language | undefined, position: Position): NamedService | undefined {
  const { target, range, writtenAt } = language?.resolved?.(position) ?? {};
  if (!range || !writtenAt || target?.kind !== 'twilio-host' || target.host.kind !== 'service')
    return undefined;
  const { product, name, nameIsPlaceholder } = target.host;
  return nameIsPlaceholder ? undefined : { service: { product, name: name.text }, range };
}

const FILLED_IN =
  "The name is filled in by a template or is still an example's word, so there is nothing to rename. " +
  'Rename it where its value is set.';

/** What may be a host, with the blanks of a template in it. */
const HOST_WORD = /(?:\{\{[^{}]{0,1000}\}\}|[^\s,;@"])+/g;
const DOMAIN = 'twilio.com';

/** A host with a placeholder in its name is no host yet, and whoever wants to rename it wants to know why not. */
function placeholderAt(
  { workspace }: FeatureContext,
  uri: string,
  { line, character }: Position,
): Refusal | undefined {
  const file = workspace.store.file(uri);
  if (!(file instanceof SourceFile)) return undefined;
  const text = file.text.split(/\r?\n/)[line] ?? '';
  for (const { index, 0: word } of text.matchAll(HOST_WORD)) {
    if (character < index || character > index + word.length) continue;
    const end = word.toLowerCase().lastIndexOf(DOMAIN);
    const host = end < 0 ? '' : word.slice(0, end + DOMAIN.length);
    const isService = /.\.(?:sip|pstn)\./i.test(host);
    if (isService && character <= index + host.length && hasPlaceholder(host)) return { problem: FILLED_IN };
  }
  return undefined;
}
