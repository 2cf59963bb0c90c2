import type { ConfSection, Entry, HeaderItem } from '../../../syntax/conf/tree';
import { Place } from '../../../text/place';
import { hasPlaceholder } from '../../../text/placeholder';
import { type Range, rangeOf } from '../../../text/range';
import type { Key } from '../../dialect';
import type { Located, Location } from '../../language';
import { itemAt, locateInHost, locateInUri } from '../../targets';
import type { ConfObject } from '../objects/conf-object';
import { objectKey, sectionKey } from '../objects/keys';
import { valuePlace } from '../objects/setting';
import { type OptionSpec, objectType } from '../schema';
import type { AsteriskFile } from './asterisk-file';
import { contextLocated } from './contexts';
import { dialledAt } from './dial';
import { mentionPlaces } from './mentions';
import { isType, sectionOption, sectionType } from './section-type';
import { authUse } from './services';
import type { Spot } from './spot';

const HOST_TYPES: ReadonlySet<string> = new Set(['host', 'host[:port]', 'network|host', 'ip[:port]']);
const URI_TYPES: ReadonlySet<string> = new Set(['sip-uri', 'pattern']);

/** What the text at a spot names. */
export function locateSpot(file: AsteriskFile, spot: Spot): Located | undefined {
  switch (spot.kind) {
    case 'section-name':
      return locateSection(file, spot.section);
    case 'header-item':
      return locateTemplate(file, spot.section, spot.item);
    case 'directive':
      return locateInclude(file, spot.entry);
    case 'value':
      return locateValue(file, spot.section, spot.entry, spot.offset);
    case 'name':
      return undefined;
  }
}

export function namePlace({ header, line, uri }: ConfSection): Range {
  return new Place({ uri, line }, 0, header?.start ?? 0, header?.end ?? 0).range;
}

/** A section's name stands for every object that it makes, and for the template that it is. */
function locateSection(file: AsteriskFile, section: ConfSection): Located | undefined {
  const object = file.objectOf(section);
  if (!object) return undefined;
  if (object.dialect === 'asterisk-dialplan')
    return contextLocated(file, object.category.name, namePlace(section));
  const keys = keysOf(object);
  return keys.length === 0 ? undefined : { range: namePlace(section), target: { kind: 'objects', keys } };
}

function keysOf({ defines, category, program }: ConfObject): readonly Key[] {
  const inherited = category.heirs.size > 0 && !category.template;
  return inherited ? [...defines, sectionKey(program.dialect, category.name)] : defines;
}

function locateTemplate(file: AsteriskFile, section: ConfSection, item: HeaderItem): Located | undefined {
  const { text, start, end } = item;
  if (text === '!' || text === '') return undefined;
  const range = rangeOf(section.line, start, section.line, end);
  if (text.startsWith('+')) return locateSection(file, section);
  return { range, target: { kind: 'local', ...templateJumps(file, text) } };
}

/** Any section can be a parent, and only templates define a key of their own. */
function templateJumps({ program, document }: AsteriskFile, name: string) {
  const base = program.load.categories.named(name);
  const key = sectionKey(program.dialect, name);
  return {
    definitions: () => (base ? [{ uri: base.section.uri, range: namePlace(base.section) }] : []),
    references: () =>
      document.names.mentions(key).flatMap((subject) => mentionPlaces(subject, key).map(locationOf)),
  };
}

function locationOf({ uri, range }: Place): Location {
  return { uri, range };
}

const FILE_START = rangeOf(0, 0, 0, 0);

function locateInclude({ unit }: AsteriskFile, entry: Entry): Located | undefined {
  const word = entry.name.toLowerCase();
  if (word !== 'include' && word !== 'tryinclude') return undefined;
  const definitions = () => {
    const target = unit.source.resolve(entry.value);
    return target.state === 'files' ? target.uris.map((uri) => ({ uri, range: FILE_START })) : [];
  };
  return { range: valuePlace(entry).range, target: { kind: 'local', definitions, references: () => [] } };
}

function locateValue(
  file: AsteriskFile,
  section: ConfSection,
  entry: Entry,
  offset: number,
): Located | undefined {
  const object = file.objectOf(section);
  if (!object) return undefined;
  if (object.dialect === 'asterisk-dialplan') return locateInDialplan(file, entry, offset);
  const type = sectionType(object);
  if (!type || isType(entry.name)) return undefined;
  const option = sectionOption(type, entry.name);
  if (!option) return undefined;
  const { spec } = option;
  const item = spec.list ? itemAt(entry.value, offset) : { text: entry.value, offset: 0 };
  if (!item) return undefined;
  const at = valuePlace(entry).slice(item.offset, item.offset + item.text.length);
  if (spec.name === 'username') return locateUsername(file, object, item.text, at);
  return locateItem(file, spec, item.text, at, offset - item.offset);
}

/** A name that only phones use is none of Twilio's. */
function locateUsername(
  { document }: AsteriskFile,
  owner: ConfObject,
  username: string,
  at: Place,
): Located | undefined {
  if (hasPlaceholder(username) || username === '') return undefined;
  const { used, services } = authUse(owner, document.names);
  if (used && services.length === 0) return undefined;
  return { range: at.range, target: { kind: 'twilio-username', username } };
}

function locateItem(
  file: AsteriskFile,
  spec: OptionSpec,
  text: string,
  at: Place,
  offset: number,
): Located | undefined {
  if (URI_TYPES.has(spec.type)) return locateInUri(text, at, offset);
  if (HOST_TYPES.has(spec.type)) return locateInHost(text, at, offset);
  if (hasPlaceholder(text) || text === '') return undefined;
  if (spec.references === 'dialplan-context') return contextLocated(file, text, at.range);
  const type = spec.references === undefined ? undefined : objectType(spec.references);
  return type && { range: at.range, target: { kind: 'objects', keys: [objectKey(type.name, text)] } };
}

function locateInDialplan(file: AsteriskFile, entry: Entry, offset: number): Located | undefined {
  if (entry.name.toLowerCase() === 'include') {
    const context = entry.value.split(/[,|]/)[0]?.trim() ?? '';
    return contextLocated(file, context, valuePlace(entry).slice(0, context.length).range);
  }
  const dialled = dialledAt(entry, offset);
  if (!dialled?.text.at) return undefined;
  const { part, text } = dialled;
  if (part === 'uri') return locateInUri(text.text, dialled.text.at, dialled.offset);
  if (text.value === undefined) return undefined;
  const keys = [objectKey('endpoint', text.value)];
  return { range: dialled.text.at.range, target: { kind: 'objects', keys } };
}
