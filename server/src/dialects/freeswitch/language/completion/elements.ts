import { ownValue } from '../../../../text/own-value';
import { columns, wordIn } from '../../../caret-word';
import type { Candidate, Completions } from '../../../language';
import { type ParamOwner, type ParamSpec, paramsOf } from '../../schema';
import { meaningOf } from '../meanings';
import { kindOf, paramText } from '../param-text';
import type { Caret } from './caret';
import { ownerOf } from './owner';
import { paramsAround } from './params-around';
import { paramSnippet, snippetOf } from './snippet';
import { attributeOf, type TypedTag } from './tags';

type Child = readonly [name: string, text: string, what: string];

const GATEWAY: Child = ['gateway', 'gateway name=""></gateway>', 'a provider that calls are sent to'];
const PROFILE: Child = [
  'profile',
  'profile name=""></profile>',
  'addresses and ports that mod_sofia listens on',
];
const EXTENSION: Child = [
  'extension',
  'extension name=""></extension>',
  'what is done with some of the calls',
];
const CONTEXT: Child = [
  'context',
  'context name=""></context>',
  'what is done with calls that come in one way',
];
const USER: Child = ['user', 'user id=""></user>', 'somebody who registers here'];
const DOMAIN: Child = ['domain', 'domain name=""></domain>', 'those who register under one name'];

/** What may stand in an element, as it is written behind `<`, and what it is. */
const CHILDREN: Readonly<Record<string, readonly Child[]>> = {
  gateways: [GATEWAY],
  profiles: [PROFILE],
  context: [EXTENSION],
  users: [USER],
  user: [
    ['params', 'params></params>', 'the settings'],
    ['variables', 'variables></variables>', 'variables of its calls'],
  ],
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
  kind: 'directive',
  detail: 'sets a variable or reads other files',
  rank: 9,
};

const DIRECTIVE_TEXT = 'X-PRE-PROCESS cmd="" data=""/>';

const PARAM: Child = ['param', 'param name="" value=""/>', 'a setting'];
/** FreeSWITCH drops both lines as a whole. */
const INCLUDE: Child = ['include', 'include>\n</include>', 'the frame of a file'];

/** What the files of a folder begin with, where none is seen to read them. */
const FOLDERS: readonly (readonly [folder: RegExp, children: readonly Child[]])[] = [
  [/\/sip_profiles\/[^/]+\//i, [GATEWAY, INCLUDE]],
  [/\/sip_profiles\//i, [PROFILE, INCLUDE]],
  [/\/dialplan\//i, [EXTENSION, CONTEXT, INCLUDE]],
  [/\/directory\//i, [USER, DOMAIN, INCLUDE]],
];

function outermost({ around, file: { uri, chunks } }: Caret): readonly Child[] {
  const children = around.length > 0 ? [] : (FOLDERS.find(([folder]) => folder.test(uri))?.[1] ?? []);
  const hasFrame = chunks.some(({ source }) => source.includes('<include>'));
  return hasFrame ? children.filter((child) => child !== INCLUDE) : children;
}

/** The name of an element, behind `<`. */
export function completeElement(caret: Caret, { start, nameEnd, attributes, end }: TypedTag): Completions {
  const inner = caret.around[0]?.name ?? '';
  const isParam = ownerOf(caret.around) !== undefined && inner !== 'gateway';
  const all = isParam && inner !== 'user' ? [PARAM] : (ownValue(CHILDREN, inner) ?? outermost(caret));
  const children = hidesParams(caret) ? all.filter(([name]) => name !== 'param') : all;
  const isNew = attributes.length === 0 && end === undefined;
  const found = children.map(([label, text, detail]): Candidate => {
    return { label, kind: 'type', detail, ...(isNew ? { newText: text, snippet: snippetOf(text) } : {}) };
  });
  const directive = isNew ? { newText: DIRECTIVE_TEXT, snippet: snippetOf(DIRECTIVE_TEXT) } : {};
  const candidates = [...found, { ...DIRECTIVE, ...directive }];
  return { range: columns(caret, start + 1, nameEnd), candidates };
}

/** Whole params on a line where nothing but the beginning of a name is typed. */
export function completeParams(caret: Caret): Completions | undefined {
  const { text, character, around } = caret;
  const owner = ownerOf(around);
  const word = wordIn(caret, 0, text.length, ' \t');
  if (!owner || text.slice(0, word.start).trim() !== '' || text.slice(character).trim() !== '')
    return undefined;
  // what is there already stays there
  if (!/^[\w-]*$/.test(word.typed) || hidesParams(caret)) return undefined;
  const candidates = paramCandidates(owner, namesBeside(caret)).map(({ spec, candidate }): Candidate => {
    const usual = spec.type === 'boolean' ? otherOf(spec) : (spec.default ?? '');
    const value = isWord(usual) ? usual : '';
    const newText = `<param name="${spec.name}" value="${value}"/>`;
    return { ...candidate, newText, snippet: paramSnippet(spec.name, value) };
  });
  return { range: columns(caret, word.start, word.end), candidates };
}

/** FreeSWITCH passes over the params of a gateway that stand beside its `<params>`. */
function hidesParams({ file, line, character, around }: Caret): boolean {
  if (around[0]?.name !== 'gateway') return false;
  let element = file.elementAt({ line, character });
  while (element && element.name !== 'gateway') element = element.parent;
  return element?.child('params') !== undefined;
}

/** Nobody writes down what counts anyway. */
function otherOf({ default: usual }: ParamSpec): string {
  return usual === 'true' ? 'false' : 'true';
}

function isWord(text: string): boolean {
  return /^[\w.,:-]*$/.test(text);
}

/** Every param that the owner reads, with what it is; those that are set already come last. */
export function paramCandidates(
  owner: ParamOwner,
  set: ReadonlySet<string>,
): { spec: ParamSpec; candidate: Candidate }[] {
  return paramsOf(owner).flatMap((spec) => {
    if (spec.name.includes('*')) return [];
    const candidate: Candidate = {
      label: spec.name,
      kind: 'option',
      detail: kindOf(spec).replaceAll('`', ''),
      doc: paramText(owner, spec),
      rank: rankOf(owner, spec, set),
      ...(spec.deprecated === undefined ? {} : { deprecated: true }),
    };
    return [{ spec, candidate }];
  });
}

/** A profile has more than two hundred, of which people set a few. */
function rankOf(
  owner: ParamOwner,
  { name, deprecated, repeatable }: ParamSpec,
  set: ReadonlySet<string>,
): number {
  if (deprecated !== undefined) return 4;
  if (set.has(name) && repeatable !== true) return 3;
  return meaningOf(owner, name) === undefined ? 2 : 1;
}

const CONTAINER =
  /<\/?(?:gateway|subscription|settings|global_settings|params|user|group|domain|variables|gateways)\b/;

/** The params that stand beside the caret. */
export function namesBeside(caret: Caret): ReadonlySet<string> {
  return new Set(paramsAround(caret, CONTAINER).flatMap((tag) => attributeOf(tag, 'name') ?? []));
}
