import type { XmlElement } from '../../../syntax/xml/element';
import { code, linkTo } from '../../../text/markdown';
import type { FreeSwitchObject } from '../objects';
import { Param, type Params } from '../objects/params';
import { isTrue } from '../schema/booleans';
import { paramText } from './param-text';
import { shownValue } from './shown';

/** A `<param>` of an object and the params among which it stands. */
export interface OwnedParam {
  readonly param: Param;
  /** Missing for one that FreeSWITCH passes over because of a container beside it. */
  readonly among?: Params;
}

/** The param that an element is for an object; undefined where it is none of its. */
export function ownedParam(object: FreeSwitchObject, element: XmlElement): OwnedParam | undefined {
  if (object.kind === 'acl' || object.kind === 'extension') return undefined;
  const lists = object.kind === 'gateway' ? [object.params, ...object.subscriptions] : [object.params];
  for (const among of lists) {
    const param = among.list.find((each) => each.element === element);
    if (param) return { param, among };
  }
  const isHidden = object.kind === 'gateway' && object.hidden.includes(element);
  return isHidden ? { param: new Param(element, 'gateway') } : undefined;
}

/** What a param is, what it comes to, and whether it counts; undefined for a name that nobody reads. */
export function paramHoverText({ param, among }: OwnedParam, uri: string): string | undefined {
  const { spec, owner } = param;
  if (!spec) return undefined;
  const counts = among
    ? countingText(param, among, uri)
    : 'Does not count: a container beside it hides it from FreeSWITCH.';
  return [paramText(owner, spec), valueText(param, uri), counts].filter((part) => part !== '').join('\n\n');
}

/** What variables come to, and which way a word for true or false is read. */
function valueText(param: Param, uri: string): string {
  const { name, spec, text } = param;
  const { value, origin } = param.value;
  const parts: string[] = [];
  if (origin === 'resolved' && value !== undefined)
    parts.push(`Comes to ${code(shownValue(name, text))} (${linkTo(param.valueAt, uri)}).`);
  if (spec?.type === 'boolean' && value !== undefined && !/^(?:true|false)$/.test(value))
    parts.push(`FreeSWITCH takes it for ${isTrue(value) ? 'true' : 'false'}.`);
  return parts.join(' ');
}

/** Of a gateway or profile the last one of a name counts, of the directory the first one. */
function countingText(param: Param, among: Params, uri: string): string {
  const { spec, name, owner } = param;
  const all = among.all(spec?.name ?? name);
  if (spec?.repeatable) return all.length > 1 ? `It is one of ${all.length}, and all count.` : '';
  const counting = owner === 'directory' ? all[0] : all.at(-1);
  if (!counting || all.length < 2) return '';
  const others = all.length === 2 ? 'the other one' : 'the others';
  if (counting.element === param.element) return `It counts, and not ${others}.`;
  const value = code(shownValue(counting.name, counting.text));
  return `Does not count: ${value} does (${linkTo(counting.nameAt, uri)}).`;
}
