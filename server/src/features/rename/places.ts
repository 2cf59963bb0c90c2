import type { Language } from '../../dialects/language';
import type { Place } from '../../text/place';
import { compareRanges, contains, type Range } from '../../text/range';
import type { RegionData } from '../../twilio/account/data';
import type { ServiceName } from '../../twilio/account/snapshot';
import type { ServiceHost } from '../../twilio/hosts';
import { SourceFile } from '../../workspace/source-file';
import { type FeatureContext, languageOf } from '../context';
import { distinct } from '../locations';
import { positionsOf } from '../occurrences';
import { resolvedHosts } from '../resolved-hosts';

/** Where the name of a SIP Domain or trunk stands, without product, edge and domain. */
export interface NamePlace {
  readonly uri: string;
  readonly range: Range;
}

/**
 * Every host of the workspace that names the service, whatever its edge. A template that nobody inherits and a section
 * that the PBX drops name it too; a comment does not.
 */
export function configurationPlaces(context: FeatureContext, service: ServiceName): NamePlace[] {
  const pattern = new RegExp(`${escaped(service.name)}\\.(?:sip|pstn)\\.`, 'gi');
  const found = [...hostsIn(context, pattern)].filter(({ host }) => names(host, service));
  const literal = found.map(({ uri, range, host }) => ({ uri, range: nameRange(range, host) }));
  const resolved = [...resolvedNames(context)].filter(({ host }) => names(host, service));
  return distinct([...literal, ...resolved]);
}

/** The names of SIP Domains and trunks that variables hold, where they are written. */
function* resolvedNames(context: FeatureContext): Generator<FoundHost> {
  for (const uri of context.workspace.files) {
    const file = context.workspace.store.file(uri);
    if (!(file instanceof SourceFile)) continue;
    for (const { target, writtenAt } of resolvedHosts(context, file))
      if (writtenAt && target.kind === 'twilio-host' && target.host.kind === 'service')
        yield { ...writtenAt, host: target.host };
  }
}

/** A host of another SIP Domain or trunk whose name is written at the same place: a variable may give both. */
export function sharedName(
  context: FeatureContext,
  service: ServiceName,
): (NamePlace & { readonly host: ServiceHost }) | undefined {
  const all = [...resolvedNames(context)];
  const own = all.filter(({ host }) => names(host, service));
  return all.find(
    (other) =>
      !names(other.host, service) &&
      own.some(({ uri, range }) => uri === other.uri && compareRanges(range, other.range) === 0),
  );
}

/** Where a variable that holds the name alone is used for something else than a host of the service. */
export function otherUse(
  context: FeatureContext,
  service: ServiceName,
): { readonly name: NamePlace; readonly use: NamePlace } | undefined {
  const held = [...resolvedNames(context)].filter(
    (found) => names(found.host, service) && !isInHost(context, found),
  );
  if (held.length === 0) return undefined;
  for (const uri of context.workspace.files) {
    const file = context.workspace.store.file(uri);
    if (!(file instanceof SourceFile)) continue;
    const hosts = [...resolvedHosts(context, file)];
    const isOfHost = ({ start }: Range) =>
      hosts.some(
        ({ target, range }) =>
          target.kind === 'twilio-host' &&
          target.host.kind === 'service' &&
          names(target.host, service) &&
          contains(range, start),
      );
    for (const { range, writtenAt } of languageOf(context, uri)?.variableUses?.() ?? []) {
      const name = held.find(
        (each) => each.uri === writtenAt.uri && contains(writtenAt.range, each.range.start),
      );
      if (name && !isOfHost(range)) return { name, use: { uri, range } };
    }
  }
  return undefined;
}

/** Whether the name is written with the rest of the host: whoever uses that uses the host. */
function isInHost({ workspace }: FeatureContext, { uri, range: { end } }: NamePlace): boolean {
  const file = workspace.store.file(uri);
  if (!(file instanceof SourceFile)) return false;
  const line = file.text.split('\n')[end.line] ?? '';
  return /^\.(?:sip|pstn)\./i.test(line.slice(end.character));
}

interface FoundHost {
  readonly uri: string;
  readonly range: Range;
  readonly host: ServiceHost;
}

/** The hosts of SIP Domains and trunks at the places where the pattern matches, each once. */
function* hostsIn(context: FeatureContext, pattern: RegExp): Generator<FoundHost> {
  for (const uri of context.workspace.files) {
    const file = context.workspace.store.file(uri);
    if (!(file instanceof SourceFile)) continue;
    let language: Language | undefined;
    const seen = new Set<string>();
    for (const { position } of positionsOf(file.text, pattern)) {
      language ??= languageOf(context, uri);
      const located = language?.locate(position);
      if (located?.target.kind !== 'twilio-host') continue;
      const { range } = located;
      const { host } = located.target;
      const key = `${range.start.line}:${range.start.character}`;
      if (host.kind === 'service' && !seen.has(key)) yield { uri, range, host };
      seen.add(key);
    }
  }
}

/** Every SIP Domain and trunk that the workspace names, and how many places do. */
export function namedServices(context: FeatureContext): (ServiceName & { readonly places: number })[] {
  const found = new Map<string, ServiceName>();
  const hosts = [...hostsIn(context, /[a-z0-9-]\.(?:sip|pstn)\./gi), ...resolvedNames(context)];
  for (const { host } of hosts) {
    const { product, name, nameIsPlaceholder } = host;
    if (!nameIsPlaceholder) found.set(`${product}/${name.text}`, { product, name: name.text });
  }
  return [...found.values()].map((service) => ({
    ...service,
    places: configurationPlaces(context, service).length,
  }));
}

function names({ product, name }: ServiceHost, service: ServiceName): boolean {
  return product === service.product && name.text === service.name.toLowerCase();
}

/** The name in a host that stands in the text as it is: no syntax has escapes for what a host is made of. */
export function nameRange({ start }: Range, { name }: ServiceHost): Range {
  const from = start.character + name.offset;
  return {
    start: { line: start.line, character: from },
    end: { line: start.line, character: from + name.text.length },
  };
}

/**
 * The entries of the service in the registry files.
 *
 * @param isFree whether the region of the entry has none of the new name yet; two of one name would be a mistake
 */
export function registryPlaces(
  context: FeatureContext,
  service: ServiceName,
  isFree: (region: RegionData) => boolean = () => true,
): NamePlace[] {
  const places = [...registryFiles(context)].flatMap((uri) =>
    context
      .accountFor(uri)
      .accounts.flatMap(({ regions }) =>
        regions.flatMap((region) => (isFree(region) ? entries(region, service, uri) : [])),
      ),
  );
  return sorted(places.flatMap((place) => namePlace(context, place, service.name) ?? []));
}

function registryFiles(context: FeatureContext): Set<string> {
  const uris = new Set(context.workspace.registryFiles);
  for (const uri of context.workspace.files)
    for (const { at } of context.accountFor(uri).accounts) if (at) uris.add(at.uri);
  return uris;
}

function entries(region: RegionData, { product, name }: ServiceName, uri: string): Place[] {
  const items = product === 'trunk' ? region.trunks.items : region.domains.items;
  return items.flatMap((item) =>
    item.name?.toLowerCase() === name.toLowerCase() && item.at?.uri === uri ? [item.at] : [],
  );
}

/** The name alone: quotes and the rest of a host may stand around it. */
function namePlace(context: FeatureContext, { uri, range }: Place, name: string): NamePlace | undefined {
  const file = context.workspace.store.file(uri);
  if (!(file instanceof SourceFile)) return undefined;
  const { line, character } = range.start;
  const text = file.text.split('\n')[line]?.slice(character, range.end.character) ?? '';
  const at = text.toLowerCase().indexOf(name.toLowerCase());
  if (at < 0) return undefined;
  const from = character + at;
  return {
    uri,
    range: { start: { line, character: from }, end: { line, character: from + name.length } },
  };
}

function sorted(places: Iterable<NamePlace>): NamePlace[] {
  return [...places].sort((a, b) =>
    a.uri === b.uri ? compareRanges(a.range, b.range) : a.uri < b.uri ? -1 : 1,
  );
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
