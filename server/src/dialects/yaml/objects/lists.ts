import type { Sourced } from '../../../sip/sourced';
import type { YamlAlias, YamlList, YamlMap, YamlNode, YamlPair, YamlScalar } from '../../../syntax/yaml/node';
import { valueAt } from '../../../syntax/yaml/node';
import type { YamlBlock } from '../../../syntax/yaml/tree';
import type { Place } from '../../../text/place';
import { asNames, lastKey, nameEntry, type SettingPath } from '../../settings/path';
import { embeddedIn, mayEmbed } from './embedded';
import { entryOf, itemNames, pathBelow } from './names';
import { aliasesOf, duplicatesIn, isPart, partOf } from './parts';
import { labelOf, type ResourceReference, referenceOf } from './resources';
import { isTranslation } from './translation';
import { isDescribed, isEncoded, isNull, isSchema, sourced } from './values';

/** One key with its value as written: variables and aliases are not followed. */
export interface RawSetting {
  readonly key: string;
  readonly keyAt: Place;
  /** `placeholder` where a tag or another source fills it in. */
  readonly value: Sourced<string>;
  readonly items?: readonly Sourced<string>[];
  /** The anchor of the value that it takes over. */
  readonly alias?: string;
}

/** The settings of one mapping, with those of the mappings in it that only speak of a part of the same thing. */
export interface RawList {
  readonly path: SettingPath;
  readonly isEnvironment: boolean;
  readonly at: Place;
  readonly settings: readonly RawSetting[];
  /** `env_file` of a service of docker compose, as written. */
  readonly environmentFiles: readonly Sourced<string>[];
  /** What `<<` or the environment takes over. */
  readonly aliases: readonly string[];
  /** Other things whose settings belong to these. */
  readonly references: readonly ResourceReference[];
  /** What compose's `x-…` keeps for others to take over: it means nothing by itself. */
  readonly isTemplate: boolean;
  /** Whether others may add to it that are not followed: another service, the sources of `envFrom`. */
  readonly isOpen: boolean;
  /** Keys that stand twice in one mapping. */
  readonly duplicates: readonly YamlPair[];
}

const ENVIRONMENT = new Set(['environment', 'env']);

/** How deep settings stand at most. */
const DEEPEST = 40;
const MOST_LISTS = 20_000;

/** Every mapping and environment of a block that may hold settings. */
export function listsOf(block: YamlBlock): readonly RawList[] {
  const walker = new Walker(block);
  const { root } = block.content;
  if (!root || isTranslation(block)) return [];
  const isNamed = root.kind === 'map' && valueAt(root, 'kind') !== undefined && labelOf(root) !== undefined;
  const first = block.document > 0 && !isNamed ? [nameEntry(String(block.document))] : [];
  walker.node(root, [...first, ...block.path], 0);
  return walker.lists;
}

/** The list that an anchor or a reference names. */
export function listOfNode(block: YamlBlock, node: YamlNode, path: SettingPath): RawList | undefined {
  const walker = new Walker(block);
  return node.kind === 'map' ? walker.listOf(node, path, false) : undefined;
}

class Walker {
  readonly lists: RawList[] = [];
  private isTemplate = false;

  constructor(private readonly block: YamlBlock) {}

  node(node: YamlNode, path: SettingPath, depth: number): void {
    if (depth > DEEPEST || this.lists.length > MOST_LISTS) return;
    if (node.kind === 'map') this.map(node, path, depth);
    else if (node.kind === 'list') this.items(node, path, depth);
  }

  private map(node: YamlMap, path: SettingPath, depth: number): void {
    if (isSchema(node, path)) return;
    const isListed = !isDescribed(node, path);
    const isEnvironment = ENVIRONMENT.has(lastKey(path) ?? '');
    const below = pathBelow(node, path);
    if (isListed) this.lists.push(this.listOf(node, isEnvironment ? path : below, isEnvironment));
    if (!isEnvironment && !valueAt(node, 'environment')) this.onlyFiles(node, path);
    for (const { key, value } of node.pairs) {
      if (!value || isPart(key.text, value)) continue;
      if (depth === 0) this.isTemplate = key.text.startsWith('x-') && value.anchor !== undefined;
      if (value.kind === 'alias') this.taken(key.text, value, below);
      else if (value.kind === 'scalar') this.embedded(key.text, value, below, isEnvironment, depth);
      else this.node(value, [...below, entryOf(key.text, value, path)], depth + 1);
    }
  }

  /** `environment: *variables` */
  private taken(key: string, { name, start }: YamlAlias, path: SettingPath): void {
    if (!ENVIRONMENT.has(key)) return;
    const at = this.block.place(start, start);
    const environment = { isEnvironment: true, ...this.around, aliases: [name] };
    this.lists.push({ ...NO_LIST, path: [...path, key], at, ...environment });
  }

  /** A file of YAML inside a value. */
  private embedded(
    key: string,
    value: YamlScalar,
    path: SettingPath,
    isEnvironment: boolean,
    depth: number,
  ): void {
    const root = mayEmbed(path, key, isEnvironment) ? embeddedIn(this.block, value) : undefined;
    if (root) this.node(root, [...asNames(path), nameEntry(key)], depth + 1);
  }

  /** A service that takes all its variables from files. */
  private onlyFiles(node: YamlMap, path: SettingPath): void {
    const environmentFiles = this.filesOf(valueAt(node, 'env_file'));
    if (environmentFiles.length === 0) return;
    const at = this.block.place(node.start, node.start);
    this.lists.push({ ...NO_LIST, path, isEnvironment: true, at, environmentFiles });
  }

  private items(node: YamlList, path: SettingPath, depth: number): void {
    const list = this.environmentList(node, path, depth);
    if (list) {
      this.lists.push(list);
      return;
    }
    const names = itemNames(node, lastKey(path) === undefined);
    for (const [index, item] of node.items.entries())
      this.node(item, [...path, names[index] ?? nameEntry(String(index))], depth + 1);
  }

  listOf(node: YamlMap, path: SettingPath, isEnvironment: boolean): RawList {
    const settings: RawSetting[] = [];
    const aliases: string[] = [];
    const references: ResourceReference[] = [];
    this.collect(node, { settings, aliases, references, handsOn: lastKey(path) === 'environment' });
    return {
      path,
      isEnvironment,
      at: this.block.place(node.start, node.start),
      settings: isEncoded(path) ? settings.map(hidden) : settings,
      ...(isEnvironment ? this.around : ALONE),
      ...(isEnvironment && path.length === 1 ? { isOpen: true } : {}),
      aliases,
      references,
      isTemplate: this.isTemplate,
      duplicates: duplicatesIn(node),
    };
  }

  private collect(node: YamlMap, into: Collected): void {
    for (const { key, value } of node.pairs) {
      const reference = value?.kind === 'scalar' ? referenceOf(this.block, key, value) : undefined;
      if (reference) into.references.push(reference);
      else if (key.text === '<<') into.aliases.push(...aliasesOf(value));
      else if (value && isPart(key.text, value)) {
        const part = partOf(value);
        if (part) this.collect(part, into);
      } else into.settings.push(...this.setting(key, value, into.handsOn));
    }
    if (node.pairs.some(({ key }) => ENVIRONMENT.has(key.text)))
      this.around = {
        environmentFiles: this.filesOf(valueAt(node, 'env_file')),
        isOpen: OTHERS.some((key) => valueAt(node, key) !== undefined),
      };
  }

  /** What the service around adds to the environment that comes next. */
  private around: Pick<RawList, 'environmentFiles' | 'isOpen'> = ALONE;

  private filesOf(node: YamlNode | undefined): Sourced<string>[] {
    if (node?.kind === 'scalar') return [sourced(this.block, node)];
    if (node?.kind !== 'list') return [];
    return node.items.flatMap((item) => this.filesOf(item.kind === 'map' ? valueAt(item, 'path') : item));
  }

  private setting(key: YamlScalar, value: YamlNode | undefined, handsOn: boolean): RawSetting[] {
    const base = { key: key.text, keyAt: this.block.scalarPlace(key) };
    if (!value || (value.kind === 'scalar' && isNull(value)))
      return handsOn ? handedOn(key.text, base.keyAt) : [];
    if (value.kind === 'scalar') return [{ ...base, value: sourced(this.block, value) }];
    if (value.kind === 'alias') return [aliased(base, value)];
    if (value.kind !== 'list') return [];
    const items = value.items.flatMap((item) => (item.kind === 'scalar' ? [sourced(this.block, item)] : []));
    if (items.length === 0 || items.length !== value.items.length) return [];
    const at = this.block.place(value.start, value.end);
    const text = items.map((item) => item.text).join(', ');
    return [{ ...base, value: { text, value: text, at, origin: 'literal' }, items }];
  }

  /** `- KEY=value` of docker compose, and `- name: KEY` with `value:` of Kubernetes. */
  private environmentList(node: YamlList, path: SettingPath, depth: number): RawList | undefined {
    const isNamedSo = ENVIRONMENT.has(path.at(-1) ?? '');
    const handsOn = path.at(-1) === 'environment';
    const settings = node.items.flatMap(
      (item) => this.assignment(item, handsOn) ?? this.named(item, path, depth) ?? [],
    );
    if (settings.length === 0 || (!isNamedSo && settings.length < node.items.length)) return undefined;
    const at = this.block.place(node.start, node.start);
    const aliases = node.items.flatMap(aliasesOf);
    return { ...NO_LIST, path, isEnvironment: true, at, settings, ...this.around, aliases };
  }

  private assignment(item: YamlNode, mayBeBare: boolean): RawSetting | undefined {
    if (item.kind !== 'scalar') return undefined;
    const place = this.block.scalarPlace(item);
    if (place.line !== place.endLine) return undefined;
    if (mayBeBare && /^[A-Za-z_]\w*$/.test(item.text)) return handedOn(item.text, place)[0];
    const found = /^([A-Za-z_]\w*)=/.exec(item.text);
    if (!found?.[1]) return undefined;
    const [head, key] = found;
    const text = item.text.slice(head.length);
    const at = place.slice(head.length, item.text.length);
    return { key, keyAt: place.slice(0, key.length), value: { text, value: text, at, origin: 'literal' } };
  }

  private named(item: YamlNode, path: SettingPath, depth: number): RawSetting | undefined {
    const name = valueAt(item, 'name');
    if (name?.kind !== 'scalar' || !/^[A-Z_][A-Z0-9_]*$/.test(name.text)) return undefined;
    const base = { key: name.text, keyAt: this.block.scalarPlace(name) };
    const value = valueAt(item, 'value');
    if (value?.kind === 'scalar') {
      this.embedded(name.text, value, path, true, depth);
      return { ...base, value: sourced(this.block, value) };
    }
    if (value?.kind === 'alias') return aliased(base, value);
    return valueAt(item, 'valueFrom') ? { ...base, value: { text: '', origin: 'placeholder' } } : undefined;
  }
}

interface Collected {
  readonly settings: RawSetting[];
  readonly aliases: string[];
  readonly references: ResourceReference[];
  /** A key without a value stands for the variable of that name. */
  readonly handsOn: boolean;
}

const ALONE = { environmentFiles: [], isOpen: false } as const;

/** What adds to the variables beside it: `extends` of docker compose, `envFrom` of Kubernetes. */
const OTHERS = ['extends', 'envFrom'] as const;

const NO_LIST = {
  settings: [],
  ...ALONE,
  aliases: [],
  references: [],
  isTemplate: false,
  duplicates: [],
} as const;

/** docker compose hands a variable on that has no value here, from the `.env` beside too. */
function handedOn(key: string, keyAt: Place): RawSetting[] {
  const text = `\${${key}}`;
  return [{ key, keyAt, value: { text, value: text, origin: 'literal' } }];
}

function aliased(base: Pick<RawSetting, 'key' | 'keyAt'>, { name }: YamlAlias): RawSetting {
  return { ...base, value: { text: `*${name}`, origin: 'placeholder' }, alias: name };
}

function hidden({ key, keyAt, value: { text, at } }: RawSetting): RawSetting {
  return { key, keyAt, value: { text, origin: 'placeholder', ...(at ? { at } : {}) } };
}
