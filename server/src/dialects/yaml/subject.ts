import type { SipModel } from '../../sip/model';
import type { YamlNode } from '../../syntax/yaml/node';
import type { YamlBlock } from '../../syntax/yaml/tree';
import type { Place } from '../../text/place';
import type { Key, ModelEditor, Scope } from '../dialect';
import {
  groupsIn,
  type OwnKeys,
  type SettingGroup,
  type SettingList,
  type WrittenSetting,
} from '../settings/groups';
import { type Lookup, variablesIn } from '../settings/interpolation';
import { modelOfGroup } from '../settings/model';
import { isRegion, restHosts } from '../settings/rest-region';
import { variablePlaces } from '../settings/variable-places';
import {
  isVariableFile,
  lookupIn,
  takenVariableKey,
  variableFileKey,
  variableKey,
} from '../settings/variables';
import { type HeldResource, type ResourceHolder, referred } from './lending';
import { listOfNode, listsOf, type RawList, type RawSetting } from './objects/lists';
import { type ResourceName, type ResourceReference, resourceKey, resourcesOf } from './objects/resources';
import { isConditional, isWrittenAnew } from './objects/templates';
import { sourced } from './objects/values';
import { byKeyPlace, filledIn, type Reading, readingOf, withVariables } from './reading';

const NOTHING: readonly never[] = Object.freeze([]);
/** An alias may name a mapping with aliases, and so on: so many mappings are followed for one list. */
const MOST_ALIASES = 100;

/** What a block must know of the file that it stands in. */
export interface BlockFile {
  readonly ownKeys: OwnKeys;
  readonly editor: ModelEditor;
  /** The file that `env_file` names. */
  resolve(path: string): string | undefined;
}

/** A file that a template engine writes anew: what YAML makes of it nobody can say. */
export const TEMPLATED: Key = 'yaml:templated';

/** One block of a YAML file with everything in it that is about SIP. */
export class YamlSubject implements ResourceHolder {
  readonly dialect = 'yaml';
  readonly isOfFile = true;
  readonly defines: readonly Key[];
  readonly mentions: readonly Key[];
  readonly at: Place;
  /** Every variable that its settings use. */
  readonly variables: readonly string[];
  /** The files of `env_file`. */
  readonly environmentFiles: readonly string[];
  private readonly readings: readonly Reading[];
  private anchors: ReadonlyMap<string, YamlNode> | undefined;

  constructor(
    readonly block: YamlBlock,
    private readonly file: BlockFile,
    /** Whether its settings are looked for; otherwise it only lends its anchors to others. */
    readonly mayHoldSip: boolean,
  ) {
    const lists = mayHoldSip ? listsOf(block) : NOTHING;
    this.readings = lists.map((list) => readingOf(list, file.ownKeys));
    const { root } = block.content;
    this.at = root ? block.place(root.start, root.start) : block.place(0, 0);
    this.defines = [
      ...resourcesOf(block).map(resourceKey),
      ...[...this.anchored.keys()].map((name) => anchorKey(block.document, name)),
      ...(isWrittenAnew(block) ? [TEMPLATED] : NOTHING),
    ];
    this.variables = namesIn(
      this.rawLists.flatMap(({ settings }) => settings.map(({ value }) => value.text)),
    );
    this.environmentFiles = [...new Set(this.rawLists.flatMap((list) => this.filesOf(list)))];
    this.mentions = [
      ...this.references.map(resourceKey),
      ...this.variables.map(variableKey),
      ...this.takenVariables.map(takenVariableKey),
      ...this.environmentFiles.map(variableFileKey),
    ];
  }

  get order(): number {
    return this.block.line;
  }

  get editor(): ModelEditor {
    return this.file.editor;
  }

  get rawLists(): readonly RawList[] {
    return this.readings.map(({ raw }) => raw);
  }

  /** Those that stand for a setting of a group here, or for the region. */
  private get takenVariables(): readonly string[] {
    const regions = this.rawLists.flatMap(({ settings }) => settings.filter(({ key }) => isRegion(key)));
    return namesIn([
      ...this.groups.flatMap(({ settings }) => settings.map(({ written }) => written.text)),
      ...regions.map(({ value }) => value.text),
    ]);
  }

  /** Where the settings name the variable. */
  placesOf(variable: string): readonly Place[] {
    const places: Place[] = [];
    for (const { settings } of this.rawLists)
      for (const { use, name } of variablePlaces(settings)) if (use.name === variable) places.push(name);
    return places;
  }

  takersOf(variable: string): readonly string[] {
    const settings = this.rawLists.flatMap((list) => list.settings);
    return settings.flatMap((setting) =>
      [...variablePlaces([setting])].some(({ use }) => use.name === variable) ? [setting.key] : [],
    );
  }

  /** What other resources its settings name. */
  get references(): readonly ResourceReference[] {
    return this.rawLists.flatMap(({ references }) => references);
  }

  resourcesNamed({ kind, ref }: ResourceName): readonly HeldResource[] {
    const { block } = this;
    return resourcesOf(block).flatMap((resource) =>
      resource.kind === kind && resource.ref === ref ? { block, resource } : [],
    );
  }

  private filesOf({ environmentFiles }: RawList): string[] {
    return environmentFiles.flatMap(({ value }) =>
      value === undefined ? [] : (this.file.resolve(value) ?? []),
    );
  }

  private get anchored(): ReadonlyMap<string, YamlNode> {
    if (!this.anchors) {
      const found = new Map<string, YamlNode>();
      if (this.block.text.includes('&')) collectAnchors(this.block.content.root, found);
      this.anchors = found;
    }
    return this.anchors;
  }

  /** The lists that hold SIP settings, as far as their keys tell. */
  get settingLists(): readonly RawList[] {
    return this.readings.filter(({ groups }) => groups.length > 0).map(({ raw }) => raw);
  }

  /** What the keys say before any variable is known. */
  get groups(): readonly SettingGroup[] {
    return this.readings.flatMap(({ groups }) => groups);
  }

  /** With variables, aliases and `env_file` followed. */
  groupsIn(scope: Scope): SettingGroup[] {
    return this.readingsIn(scope).flatMap(({ groups }) => groups);
  }

  private readingsIn(scope: Scope): readonly Pick<Reading, 'raw' | 'list' | 'groups'>[] {
    const lookup = lookupIn(scope);
    return this.readings.map((reading) => {
      if (reading.isWhole) return reading;
      const { raw } = reading;
      const list = this.completed(raw, scope, lookup);
      return { raw, list, groups: groupsIn(list, this.file.ownKeys) };
    });
  }

  model(scope: Scope): SipModel {
    if (isConditional(this.block)) return NOTHING;
    return this.readingsIn(scope).flatMap(({ raw, list, groups }) =>
      raw.isTemplate ? [] : [...groups.flatMap(modelOfGroup), ...restHosts(list)],
    );
  }

  /** The mapping's own keys win over those that it takes over, and these over the variables of a file. */
  private completed(list: RawList, scope: Scope, lookup: Lookup): SettingList {
    const settings = new Map<string, WrittenSetting>();
    const put = (setting: WrittenSetting) => {
      if (!settings.has(setting.key)) settings.set(setting.key, setting);
    };
    const fill = (raw: RawSetting) => put(withVariables(this.followed(raw, scope), lookup));
    // of two of the same name most readers take the last
    for (const setting of [...list.settings].reverse()) fill(setting);
    for (const setting of this.inherited(list, scope, new Set())) fill(setting);
    for (const reference of list.references)
      for (const setting of referred(reference, list.path, scope)) fill(setting);
    const files = this.filesOf(list).map((uri) =>
      scope.definitions(variableFileKey(uri)).find(isVariableFile),
    );
    // and of two files docker compose the later one
    for (const file of files.toReversed())
      for (const variable of file?.variables.values() ?? NOTHING) put(filledIn(variable, lookup));
    const isOpen =
      list.isOpen ||
      files.length < list.environmentFiles.length ||
      files.includes(undefined) ||
      list.aliases.some((name) => !this.anchoredIn(name, scope));
    const { path, isEnvironment, at } = list;
    return { path, isEnvironment, at, isOpen, settings: [...settings.values()].sort(byKeyPlace) };
  }

  /** The scalar that an alias stands for. */
  private followed(setting: RawSetting, scope: Scope): RawSetting {
    const found = setting.alias === undefined ? undefined : this.anchoredIn(setting.alias, scope);
    if (found?.node.kind !== 'scalar') return setting;
    const value = sourced(found.subject.block, found.node);
    return { ...setting, value: value.origin === 'literal' ? { ...value, origin: 'resolved' } : value };
  }

  /** @param seen mappings that were taken over already: a second time they say nothing new */
  private inherited({ aliases, path }: RawList, scope: Scope, seen: Set<YamlNode>): RawSetting[] {
    return aliases.flatMap((name) => {
      const found = this.anchoredIn(name, scope);
      if (!found || seen.has(found.node) || seen.size >= MOST_ALIASES) return [];
      seen.add(found.node);
      const list = listOfNode(found.subject.block, found.node, path);
      return list ? [...list.settings, ...found.subject.inherited(list, scope, seen)] : [];
    });
  }

  private anchoredIn(name: string, scope: Scope): { subject: YamlSubject; node: YamlNode } | undefined {
    const own = this.anchored.get(name);
    if (own) return { subject: this, node: own };
    // of several of one name YAML takes the last one above
    const subject = scope
      .definitions(anchorKey(this.block.document, name))
      .filter((each) => each instanceof YamlSubject)
      .filter(({ order }) => order < this.order)
      .sort((one, other) => other.order - one.order)[0];
    const node = subject?.anchored.get(name);
    return subject && node && { subject, node };
  }
}

function namesIn(texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap((text) => variablesIn(text).map(({ name }) => name)))];
}

function anchorKey(document: number, name: string): Key {
  return `anchor/${document}/${name}`;
}

function collectAnchors(node: YamlNode | undefined, into: Map<string, YamlNode>): void {
  if (!node) return;
  if (node.anchor !== undefined) into.set(node.anchor, node);
  if (node.kind === 'map') for (const { value } of node.pairs) collectAnchors(value, into);
  if (node.kind === 'list') for (const item of node.items) collectAnchors(item, into);
}
