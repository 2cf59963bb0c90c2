import { ownValue } from '../../../../text/own-value';
import { columns } from '../../../caret-word';
import type { Candidate, Completions } from '../../../language';
import type { Caret } from './caret';
import { snippetOf } from './snippet';
import type { TypedTag } from './tags';

/** The attributes that FreeSWITCH reads in an element, those that it needs first. */
const ATTRIBUTES: Readonly<Record<string, readonly (readonly [name: string, what: string])[]>> = {
  param: [
    ['name', 'what is set'],
    ['value', 'to what'],
  ],
  variable: [
    ['name', 'what is set'],
    ['value', 'to what'],
    ['direction', 'on calls that go out or come in alone'],
  ],
  gateway: [['name', 'how dial strings call it']],
  profile: [['name', 'how dial strings call it']],
  alias: [['name', 'another name']],
  list: [
    ['name', 'how profiles call it'],
    ['default', 'what becomes of all other addresses'],
  ],
  node: [
    ['type', 'whether they are let in'],
    ['cidr', 'networks'],
    ['domain', 'the addresses of its users'],
  ],
  context: [['name', 'how profiles call it']],
  extension: [
    ['name', 'what people call it'],
    ['continue', 'whether others are tried as well'],
  ],
  condition: [
    ['field', 'what is looked at'],
    ['expression', 'the pattern that it must match'],
    ['break', 'when no further condition is looked at'],
  ],
  action: [
    ['application', 'what is done'],
    ['data', 'with what'],
  ],
  'anti-action': [
    ['application', 'what is done'],
    ['data', 'with what'],
  ],
  user: [
    ['id', 'the name that it registers with'],
    ['number-alias', 'another name'],
    ['cidr', 'where it may come from'],
    ['type', 'pointer, where it only leads to another one'],
  ],
  domain: [['name', 'what is behind the @']],
  group: [['name', 'what dial strings call it']],
  configuration: [
    ['name', 'the module that reads it'],
    ['description', 'for people'],
  ],
  'x-pre-process': [
    ['cmd', 'what is done; it comes first'],
    ['data', 'with what'],
  ],
};

/** The name of an attribute that the tag does not have yet. */
export function completeAttribute(caret: Caret, tag: TypedTag): Completions | undefined {
  const { text, character } = caret;
  const start = character - (/[\w:.-]*$/.exec(text.slice(0, character))?.[0].length ?? 0);
  if (tag.form === 'close' || !/\s/.test(text.charAt(start - 1))) return undefined;
  const end = character + (/^[\w:.-]*/.exec(text.slice(character))?.[0].length ?? 0);
  const all = ownValue(ATTRIBUTES, tag.name.toLowerCase()) ?? [];
  const has = new Set(tag.attributes.flatMap(({ name, nameStart }) => (nameStart === start ? [] : [name])));
  const written = /^\s*=/.test(text.slice(end)) ? '' : '=""';
  const candidates = all
    .filter(([name]) => !has.has(name))
    .map(([label, detail]): Candidate => {
      const newText = label + written;
      return { label, kind: 'option', newText, detail, ...(written ? { snippet: snippetOf(newText) } : {}) };
    });
  return candidates.length === 0 ? undefined : { range: columns(caret, start, end), candidates };
}
