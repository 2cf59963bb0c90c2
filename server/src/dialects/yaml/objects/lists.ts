import type { Sourced } from '../../../sip/sourced';
import type { YamlList, YamlMap, YamlNode, YamlPair, YamlScalar } from '../../../syntax/yaml/node';
import { valueAt } from '../../../syntax/yaml/node';
import type { YamlBlock } from '../../../syntax/yaml/tree';
import type { Place } from '../../../text/place';

/** One key with its value as written: variables and aliases are not followed. */
export interface RawSetting {
  readonly key: string;
  readonly keyAt: Place;
  /** `placeholder` where a tag or another source fills it in. */
  readonly value: Sourced<string>;
  readonly items?: readonly Sourced<string>[];
}

/** The settings of one mapping, with those of the mappings in it that only speak of a part of the same thing. */
export interface RawList {
  readonly path: readonly string[];
  readonly isEnvironment: boolean;
  readonly at: Place;
  readonly settings: readonly RawSetting[];
  /** `env_file` of a service of docker compose, as written. */
  readonly environmentFiles: readonly Sourced<string>[];
  /** What `<<` or the environment takes over. */
  readonly aliases: readonly string[];
  /** Keys that stand twice in one mapping. */
  readonly duplicates: readonly YamlPair[];
}

/** Mappings that say more of the object around them. */
const PARTS = new Set(['auth', 'authentication', 'credentials', 'credential', 'uri', 'account', 'uris']);
const ENVIRONMENT = new Set(['environment', 'env']);

/** How deep settings stand at most. */
const DEEPEST = 40;
const MOST_LISTS = 20_000;

/** Every mapping and environment of a block that may hold settings. */
export function listsOf(block: YamlBlock): readonly RawList[] {
  const walker = new Walker(block);
  const { root } = block.content;
  if (root) walker.node(root, block.path, 0);
  return walker.lists;
}

/** The list that an anchor names, for `<<: *anchor`. */
export function listOfNode(block: YamlBlock, node: YamlNode, path: readonly string[]): RawList | undefined {
  const walker = new Walker(block);
  return node.kind === 'map' ? walker.listOf(node, path, false) : undefined;
}

class Walker {
  readonly lists: RawList[] = [];

  constructor(private readonly block: YamlBlock) {}

  node(node: YamlNode, path: readonly string[], depth: number): void {
    if (depth > DEEPEST || this.lists.length > MOST_LISTS) return;
    if (node.kind === 'map') this.map(node, path, depth);
    else if (node.kind === 'list') this.items(node, path, depth);
  }

  private map(node: YamlMap, path: readonly string[], depth: number): void {
    if (isSchema(node, path)) return;
    const isEnvironment = ENVIRONMENT.has(path.at(-1) ?? '');
    this.lists.push(this.listOf(node, path, isEnvironment));
    if (!isEnvironment && !valueAt(node, 'environment')) this.onlyFiles(node, path);
    const kind = valueAt(node, 'kind');
    const below = kind?.kind === 'scalar' ? [...path, kind.text] : path;
    for (const { key, value } of node.pairs)
      if (value && !isPart(key.text, value)) this.node(value, [...below, key.text], depth + 1);
  }

  /** A service that takes all its variables from files. */
  private onlyFiles(node: YamlMap, path: readonly string[]): void {
    const environmentFiles = this.filesOf(valueAt(node, 'env_file'));
    if (environmentFiles.length === 0) return;
    const at = this.block.place(node.start, node.start);
    this.lists.push({
      path,
      isEnvironment: true,
      at,
      settings: [],
      environmentFiles,
      aliases: [],
      duplicates: [],
    });
  }

  private items(node: YamlList, path: readonly string[], depth: number): void {
    const list = this.environmentList(node, path);
    if (list) {
      this.lists.push(list);
      return;
    }
    for (const item of node.items) this.node(item, path, depth + 1);
  }

  listOf(node: YamlMap, path: readonly string[], isEnvironment: boolean): RawList {
    const settings: RawSetting[] = [];
    const aliases: string[] = [];
    this.collect(node, settings, aliases);
    return {
      path,
      isEnvironment,
      at: this.block.place(node.start, node.start),
      settings,
      environmentFiles: isEnvironment ? this.environmentFiles : [],
      aliases,
      duplicates: duplicatesIn(node),
    };
  }

  private collect(node: YamlMap, settings: RawSetting[], aliases: string[]): void {
    for (const { key, value } of node.pairs) {
      if (key.text === '<<') aliases.push(...aliasesOf(value));
      else if (value && isPart(key.text, value)) {
        const part = partOf(value);
        if (part) this.collect(part, settings, aliases);
      } else settings.push(...this.setting(key, value));
    }
    if (node.pairs.some(({ key }) => key.text === 'environment'))
      this.environmentFiles = this.filesOf(valueAt(node, 'env_file'));
  }

  /** Of the service around the environment that comes next. */
  private environmentFiles: readonly Sourced<string>[] = [];

  private filesOf(node: YamlNode | undefined): Sourced<string>[] {
    if (node?.kind === 'scalar') return [this.sourced(node)];
    if (node?.kind !== 'list') return [];
    return node.items.flatMap((item) => this.filesOf(item.kind === 'map' ? valueAt(item, 'path') : item));
  }

  private setting(key: YamlScalar, value: YamlNode | undefined): RawSetting[] {
    const base = { key: key.text, keyAt: this.block.scalarPlace(key) };
    if (value?.kind === 'scalar') return isNull(value) ? [] : [{ ...base, value: this.sourced(value) }];
    if (value?.kind === 'alias')
      return [{ ...base, value: { text: `*${value.name}`, origin: 'placeholder' } }];
    if (value?.kind !== 'list') return [];
    const items = value.items.flatMap((item) => (item.kind === 'scalar' ? [this.sourced(item)] : []));
    if (items.length === 0 || items.length !== value.items.length) return [];
    const at = this.block.place(value.start, value.end);
    const text = items.map((item) => item.text).join(', ');
    return [{ ...base, value: { text, value: text, at, origin: 'literal' }, items }];
  }

  private sourced(node: YamlScalar): Sourced<string> {
    const at = this.block.scalarPlace(node);
    const { text, tag } = node;
    // what a tag makes of it nobody knows: `!vault`, `!secret`, `!Sub`
    if (tag !== undefined && tag !== '!!str') return { text: tag, at, origin: 'placeholder' };
    // nobody can point at lines that are put together
    if (at.line !== at.endLine) return { text, at, origin: 'placeholder' };
    return { text, value: text, at, origin: 'literal' };
  }

  /** `- KEY=value` of docker compose, and `- name: KEY` with `value:` of Kubernetes. */
  private environmentList(node: YamlList, path: readonly string[]): RawList | undefined {
    const settings = node.items.flatMap((item) => this.assignment(item) ?? this.named(item) ?? []);
    const isNamedSo = ENVIRONMENT.has(path.at(-1) ?? '');
    if (settings.length === 0 || (!isNamedSo && settings.length < node.items.length)) return undefined;
    return {
      path,
      isEnvironment: true,
      at: this.block.place(node.start, node.start),
      settings,
      environmentFiles: this.environmentFiles,
      aliases: node.items.flatMap(aliasesOf),
      duplicates: [],
    };
  }

  private assignment(item: YamlNode): RawSetting | undefined {
    if (item.kind !== 'scalar') return undefined;
    const found = /^([A-Za-z_]\w*)=/.exec(item.text);
    const place = this.block.scalarPlace(item);
    if (!found?.[1] || place.line !== place.endLine) return undefined;
    const [head, key] = found;
    const text = item.text.slice(head.length);
    const value = {
      text,
      value: text,
      at: place.slice(head.length, item.text.length),
      origin: 'literal',
    } as const;
    return { key, keyAt: place.slice(0, key.length), value };
  }

  private named(item: YamlNode): RawSetting | undefined {
    const name = valueAt(item, 'name');
    if (name?.kind !== 'scalar' || !/^[A-Z_][A-Z0-9_]*$/.test(name.text)) return undefined;
    const base = { key: name.text, keyAt: this.block.scalarPlace(name) };
    const value = valueAt(item, 'value');
    if (value?.kind === 'scalar') return { ...base, value: this.sourced(value) };
    return valueAt(item, 'valueFrom') ? { ...base, value: { text: '', origin: 'placeholder' } } : undefined;
  }
}

function aliasesOf(node: YamlNode | undefined): string[] {
  if (node?.kind === 'alias') return [node.name];
  return node?.kind === 'list' ? node.items.flatMap(aliasesOf) : [];
}

function isPart(key: string, value: YamlNode): boolean {
  return PARTS.has(key) && partOf(value) !== undefined;
}

/** A mapping, or the only one of a list. */
function partOf(value: YamlNode): YamlMap | undefined {
  if (value.kind === 'map') return value;
  const [only] = value.kind === 'list' && value.items.length === 1 ? value.items : [];
  return only?.kind === 'map' ? only : undefined;
}

function isNull({ style, text }: YamlScalar): boolean {
  return style === 'plain' && /^(?:null|Null|NULL|~|)$/.test(text);
}

const TYPE_WORD =
  /^(?:str|int|float|bool|port|email|url|password|match|list|device|subdevice)(?:\(.*\))?\??$/;

/** The `schema:` of a Home Assistant add-on repeats the keys with the types of their values. */
function isSchema({ pairs }: YamlMap, path: readonly string[]): boolean {
  if (path.at(-1) !== 'schema') return false;
  const words = pairs.flatMap(({ value }) => (value?.kind === 'scalar' ? [value.text] : []));
  return words.length > 0 && words.every((word) => TYPE_WORD.test(word));
}

function duplicatesIn({ pairs }: YamlMap): YamlPair[] {
  const seen = new Set<string>();
  return pairs.filter(({ key }) => {
    if (key.text === '<<' || !seen.has(key.text)) {
      seen.add(key.text);
      return false;
    }
    return true;
  });
}
