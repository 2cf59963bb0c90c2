import type { Candidate, Completions } from '../../../language';
import { type ParamOwner, type ParamSpec, paramsOf } from '../../schema';
import { kindOf, paramText } from '../param-text';
import { type Caret, columns, wordIn } from './caret';
import { ownerOf } from './owner';
import type { TypedTag } from './tags';

/** What may stand in an element, as it is written behind `<`, and what it is. */
const CHILDREN: Readonly<Record<string, readonly (readonly [name: string, text: string, what: string])[]>> = {
  gateways: [['gateway', 'gateway name=""></gateway>', 'a provider that calls are sent to']],
  profile: [
    ['gateways', 'gateways></gateways>', 'the providers of the profile'],
    ['aliases', 'aliases></aliases>', 'other names of the profile'],
    ['domains', 'domains></domains>', 'domains of the directory whose users register here'],
    ['settings', 'settings></settings>', 'the params of the profile'],
  ],
  gateway: [
    ['param', 'param name="" value=""/>', 'a setting'],
    ['params', 'params></params>', 'the settings, and no others'],
    ['variables', 'variables></variables>', 'variables of its calls'],
  ],
  variables: [['variable', 'variable name="" value=""/>', 'a variable of the calls']],
  'network-lists': [['list', 'list name="" default="deny"></list>', 'an access list']],
  list: [['node', 'node type="allow" cidr=""/>', 'addresses that are let in or kept out']],
  extension: [
    ['condition', 'condition field="destination_number" expression=""></condition>', 'when it applies'],
  ],
  condition: [
    ['action', 'action application="" data=""/>', 'what is done'],
    ['anti-action', 'anti-action application="" data=""/>', 'what is done otherwise'],
  ],
};

const DIRECTIVE: Candidate = {
  label: 'X-PRE-PROCESS',
  newText: 'X-PRE-PROCESS cmd="" data=""/>',
  kind: 'directive',
  detail: 'sets a variable or reads other files',
  rank: 9,
};

/** The name of an element, behind `<`. */
export function completeElement(caret: Caret, { start, nameEnd, attributes, end }: TypedTag): Completions {
  const inner = caret.around[0]?.name ?? '';
  const isParam = ownerOf(caret.around) !== undefined && inner !== 'gateway';
  const children = isParam
    ? [['param', 'param name="" value=""/>', 'a setting'] as const]
    : (CHILDREN[inner] ?? []);
  const isNew = attributes.length === 0 && end === undefined;
  const found = children.map(([label, text, detail]): Candidate => {
    return { label, kind: 'type', detail, newText: isNew ? text : label };
  });
  const directive = isNew ? DIRECTIVE : { ...DIRECTIVE, newText: DIRECTIVE.label };
  return { range: columns(caret, start + 1, nameEnd), candidates: [...found, directive] };
}

/** Whole params on a line where nothing but the beginning of a name is typed. */
export function completeParams(caret: Caret): Completions | undefined {
  const { text, character, around } = caret;
  const owner = ownerOf(around);
  const word = wordIn(caret, 0, text.length, ' \t');
  if (!owner || text.slice(0, word.start).trim() !== '' || text.slice(character).trim() !== '')
    return undefined;
  const candidates = paramCandidates(owner).map(({ spec, candidate }): Candidate => {
    const value = spec.type === 'boolean' ? otherOf(spec) : (spec.default ?? '');
    return { ...candidate, newText: `<param name="${spec.name}" value="${isWord(value) ? value : ''}"/>` };
  });
  return { range: columns(caret, word.start, word.end), candidates };
}

/** Nobody writes down what counts anyway. */
function otherOf({ default: usual }: ParamSpec): string {
  return usual === 'true' ? 'false' : 'true';
}

function isWord(text: string): boolean {
  return /^[\w.,:-]*$/.test(text);
}

/** Every param that the owner reads, with what it is. */
export function paramCandidates(owner: ParamOwner): { spec: ParamSpec; candidate: Candidate }[] {
  return paramsOf(owner).flatMap((spec) => {
    if (spec.name.includes('*')) return [];
    const candidate: Candidate = {
      label: spec.name,
      kind: 'option',
      detail: kindOf(spec).replaceAll('`', ''),
      doc: paramText(owner, spec),
      rank: spec.deprecated === undefined ? 1 : 4,
      ...(spec.deprecated === undefined ? {} : { deprecated: true }),
    };
    return [{ spec, candidate }];
  });
}
