import type { SipElement } from '../../../sip/model';
import type { Sourced } from '../../../sip/sourced';
import type { ConfSection, Entry } from '../../../syntax/conf/tree';
import { type Anchor, Place } from '../../../text/place';
import { type FileEdit, rangeOf } from '../../../text/range';
import type { ModelEditor } from '../../dialect';
import {
  entryAt,
  insertLines,
  insertSectionAfter,
  removeLine,
  removeSection,
  renameOption,
  replaceAt,
} from './lines';
import { isWizard, optionFor, standsInAor } from './options';
import { escapeValue, formatOption } from './style';

const NOTHING: readonly FileEdit[] = Object.freeze([]);

/** Edits of Asterisk files that keep the section's own style. */
export const asteriskEditor: ModelEditor = { set, add, remove, rename, moveOut, removeElement };

/** Every place of an Asterisk file hangs on the section that it stands in. */
function sectionOf(place: Place | undefined): ConfSection | undefined {
  return place && isSection(place.anchor) ? place.anchor : undefined;
}

function isSection(anchor: Anchor): anchor is ConfSection {
  return 'entries' in anchor && 'text' in anchor;
}

function isTemplate(section: ConfSection): boolean {
  return section.header?.items?.some((item) => item.text === '!') === true;
}

/** Whether lines of the section are the element's own: its section, or one that is appended to it by `(+)`. */
function isOwn(section: ConfSection, element: ConfSection): boolean {
  if (section === element) return true;
  const { header } = section;
  return (
    header !== undefined &&
    header.name.toLowerCase() === element.header?.name.toLowerCase() &&
    header.items?.some((item) => item.text.startsWith('+')) === true
  );
}

function set(element: SipElement, value: Sourced<unknown>, text: string): readonly FileEdit[] {
  const section = sectionOf(value.at);
  const home = sectionOf(element.at);
  const entry = section && value.at && entryAt(section, value.at.line, value.at.start);
  if (!section || !home || !entry || !value.at) return NOTHING;
  if (isOwn(section, home) || (value.origin !== 'inherited' && !isTemplate(section))) {
    return [replaceAt(value.at, spaced(entry, value.at, escapeValue(text)))];
  }
  // the AOR of a peer: nobody can tell from here which section inherits the line
  if (element.kind === 'peer' && isOptionOfAor(entry)) return NOTHING;
  return insertLines(home, [formatOption(home, entry.name, replaced(entry, value.at, text), entry)]);
}

function isOptionOfAor({ name }: Entry): boolean {
  return /^(aor\/)?(contact|qualify_frequency)$/i.test(name);
}

/** An empty value gets the blank that the others have. */
function spaced(entry: Entry, place: Place, text: string): string {
  if (place.start !== place.end || entry.nameEnd === entry.valueStart - 1) return text;
  return ` ${text}`;
}

/** The entry's whole value with what stands at the place written anew. */
function replaced({ value, valueStart, columns }: Entry, { start, end }: Place, text: string): string {
  const offset = (column: number) => {
    const found = columns ? columns.findIndex((at) => at >= column) : column - valueStart;
    return found < 0 ? value.length : found;
  };
  return value.slice(0, offset(start)) + text + value.slice(offset(end));
}

function add(element: SipElement, property: string, text: string): readonly FileEdit[] {
  if (element.kind === 'peer' && property === 'identities') return addIdentify(element, text);
  const section = standsInAor(element, property) ? aorOf(element) : sectionOf(element.at);
  const option = section && optionFor(element, property, section);
  if (!section || option === undefined) return NOTHING;
  return insertLines(section, [formatOption(section, option, text)]);
}

/** A section of its own: who a peer is by its address is no option of the endpoint. One line for each network. */
function addIdentify(peer: SipElement, networks: string): readonly FileEdit[] {
  const section = sectionOf(peer.at);
  if (!section || isWizard(section) || isTemplate(section)) return NOTHING;
  const option = (name: string, text: string) => formatOption(section, name, text);
  const matches = networks.split(',').map((network) => option('match', network));
  return insertSectionAfter(section, [
    `[${peer.name}-identify]`,
    option('type', 'identify'),
    option('endpoint', peer.name),
    ...matches,
  ]);
}

function rename(element: SipElement, value: Sourced<unknown>, property: string): readonly FileEdit[] {
  const section = sectionOf(value.at);
  const entry = section && value.at && entryAt(section, value.at.line, value.at.start);
  const option = section && optionFor(element, property, section);
  if (!section || !entry || option === undefined) return NOTHING;
  return value.origin === 'inherited' || isTemplate(section) ? NOTHING : [renameOption(entry, option)];
}

/** Files that Asterisk opens by name: their includes are looked for beside them. */
const MAIN_FILE = /^(.*\/)pjsip(?:_wizard)?\.conf$/;

function moveOut(value: Sourced<unknown>): readonly FileEdit[] {
  const section = sectionOf(value.at);
  const entry = section && value.at && entryAt(section, value.at.line, value.at.start);
  const folder = section && MAIN_FILE.exec(section.uri)?.[1];
  if (!section?.header || !entry || folder === undefined || entry.kind !== 'set') return NOTHING;
  const file = `pjsip_secret_${section.header.name.replace(/[^\w-]/g, '_')}.conf`;
  const start = rangeOf(0, 0, 0, 0);
  const line = new Place(section, entry.line, entry.nameStart, entry.valueEnd);
  return [
    replaceAt(line, `#tryinclude ${file}`),
    { uri: folder + file, range: start, newText: `${entry.name} = ${escapeValue(entry.value)}\n` },
    { uri: `${folder}.gitignore`, range: start, newText: `${file}\n` },
  ];
}

/** A wizard's section makes more than the element, and a template's lines are those of its heirs. */
function removeElement(element: SipElement): readonly FileEdit[] {
  const section = sectionOf(element.at);
  return !section || isWizard(section) || isTemplate(section) ? NOTHING : removeSection(section);
}

/** The section that holds the contacts of a peer, where it is one that can be told. */
function aorOf(element: SipElement): ConfSection | undefined {
  const contact = element.kind === 'peer' ? element.targets[0] : undefined;
  const section = sectionOf(contact?.at);
  return contact?.origin === 'inherited' || (section && isTemplate(section)) ? undefined : section;
}

function remove(element: SipElement, value: Sourced<unknown>): readonly FileEdit[] {
  const section = sectionOf(value.at);
  const home = sectionOf(element.at);
  const entry = section && value.at && entryAt(section, value.at.line, value.at.start);
  if (!section || !home || !entry || !value.at) return NOTHING;
  if (!isOwn(section, home) && (value.origin === 'inherited' || isTemplate(section))) return NOTHING;
  return [removeItem(entry, value.at) ?? removeLine(entry)];
}

/** One item of a list with the comma that parts it from the next; undefined where it is all there is. */
function removeItem(entry: Entry, place: Place): FileEdit | undefined {
  if (!entry.value.includes(',') || entry.columns) return undefined;
  const { value, valueStart } = entry;
  const after = /^\s*,\s*/.exec(value.slice(place.end - valueStart))?.[0].length ?? 0;
  const before = /\s*,\s*$/.exec(value.slice(0, place.start - valueStart))?.[0].length ?? 0;
  const [start, end] = after > 0 ? [place.start, place.end + after] : [place.start - before, place.end];
  if (after === 0 && before === 0) return undefined;
  return replaceAt(new Place(place.anchor, place.line, start, end), '');
}
