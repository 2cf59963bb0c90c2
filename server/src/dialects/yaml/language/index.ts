import type { YamlBlock, YamlTree } from '../../../syntax/yaml/tree';
import type { Position } from '../../../text/range';
import type { Key, Scope, Subject } from '../../dialect';
import type {
  Completions,
  HoverText,
  Insertion,
  Language,
  LanguageDocument,
  Link,
  Located,
  NewService,
  Resolved,
} from '../../language';
import type { SettingGroup } from '../../settings/groups';
import {
  hoverSetting,
  hoverVariable,
  locateInSetting,
  locateVariable,
  outlineOfSettings,
  settingAt,
  touches,
} from '../../settings/language';
import { resolvedAt, resolvedHosts, variableUses } from '../../settings/resolved';
import { type VariablePlace, variablePlaces } from '../../settings/variable-places';
import { scalarAt } from '../objects/scalar-at';
import { YamlSubject } from '../subject';
import { completeYaml } from './complete';
import { insertionAt } from './insertion';
import { locateResource } from './locate-resource';

/** A YAML file as its unit has read it. */
export interface ReadYaml {
  readonly yaml: YamlTree;
  subjectOf(block: YamlBlock): YamlSubject | undefined;
  /** Every file that the unit reads. */
  readonly files: ReadonlySet<string>;
  readonly source: { resolve(path: string): string | undefined };
}

/** What is known of a YAML file, position by position. */
export function yamlLanguage(document: LanguageDocument, read: ReadYaml): Language {
  return new YamlLanguage(document, read);
}

class YamlLanguage implements Language {
  private readonly scope: Scope;

  constructor(
    private readonly document: LanguageDocument,
    private readonly unit: ReadYaml,
  ) {
    const { names } = document;
    this.scope = {
      complete: false,
      definitions: (key) => names.definitions(key),
      mentions: (key) => names.mentions(key),
      names: () => [],
    };
  }

  private blockAt(line: number): YamlBlock | undefined {
    return this.unit.yaml.blockAt(line);
  }

  line(line: number): string {
    const block = this.blockAt(line);
    return block?.lineText(line - block.line) ?? '';
  }

  subjectAt({ line }: Position): YamlSubject | undefined {
    const block = this.blockAt(line);
    return block && this.unit.subjectOf(block);
  }

  private groupsAt(position: Position): readonly SettingGroup[] {
    return this.subjectAt(position)?.groupsIn(this.scope) ?? [];
  }

  private useAt(position: Position): VariablePlace | undefined {
    for (const { settings } of this.subjectAt(position)?.rawLists ?? [])
      for (const place of variablePlaces(settings))
        if (touches(place.whole, this.document.uri, position)) return place;
    return undefined;
  }

  locate(position: Position): Located | undefined {
    const found = this.useAt(position);
    if (found) return locateVariable(this.document, found.use.name, found.name);
    const block = this.blockAt(position.line);
    const resource = block && locateResource(this.document, block, this.unit.subjectOf(block), position);
    if (resource) return resource;
    const spot = settingAt(this.groupsAt(position), this.document.uri, position);
    return spot && locateInSetting(spot, position);
  }

  resolved(position: Position): Resolved | undefined {
    return resolvedAt(this.groupsAt(position), this.document.uri, position);
  }

  *resolvedHosts(): Generator<Resolved> {
    for (const block of this.unit.yaml.blocks) {
      const groups = this.unit.subjectOf(block)?.groupsIn(this.scope) ?? [];
      yield* resolvedHosts(groups, this.document.uri);
    }
  }

  *variableUses() {
    for (const block of this.unit.yaml.blocks) {
      const settings = (this.unit.subjectOf(block)?.rawLists ?? []).flatMap((list) => list.settings);
      yield* variableUses(this.document, settings);
    }
  }

  isRead({ line, character }: Position): boolean {
    const text = this.line(line);
    return text.trim() !== '' && !isInComment(text, character);
  }

  hover(position: Position): HoverText | undefined {
    const found = this.useAt(position);
    if (found) return hoverVariable(this.document, found.use.name, found.whole);
    const spot = settingAt(this.groupsAt(position), this.document.uri, position);
    return spot && hoverSetting(spot);
  }

  complete(position: Position): Completions | undefined {
    if (isInComment(this.line(position.line), position.character)) return undefined;
    const { document } = this;
    const caret = { document, subject: this.subjectAt(position), groups: this.groupsAt(position) };
    return completeYaml({ ...caret, line: (line) => this.line(line) }, position);
  }

  mentionPlaces(subject: Subject, key: Key) {
    if (!(subject instanceof YamlSubject) || !key.startsWith('variable/')) return [];
    return subject.placesOf(key.slice('variable/'.length));
  }

  outline() {
    const groups = this.unit.yaml.blocks.flatMap(
      (block) => this.unit.subjectOf(block)?.groupsIn(this.scope) ?? [],
    );
    return outlineOfSettings(groups, this.document.uri);
  }

  /** The files of `env_file`. */
  links(): readonly Link[] {
    return this.unit.yaml.blocks.flatMap((block) =>
      (this.unit.subjectOf(block)?.rawLists ?? []).flatMap(({ environmentFiles }) =>
        environmentFiles.flatMap(({ value, at }) => {
          const uri = value === undefined ? undefined : this.unit.source.resolve(value);
          return uri !== undefined && at && this.unit.files.has(uri) ? [{ range: at.range, uri }] : [];
        }),
      ),
    );
  }

  insertion(position: Position, service: NewService): Insertion {
    return insertionAt(this.subjectAt(position), position, service);
  }

  comment(text: string): string {
    return `# ${text}`;
  }

  /** Between the lines of a text it would become a part of the text. */
  mayCommentAbove(line: number): boolean {
    const block = this.blockAt(line);
    if (!block) return true;
    const own = line - block.line;
    const scalar = scalarAt(block, block.offsetAt(own, block.lineText(own).search(/\S|$/)));
    if (!scalar) return true;
    // a tag or an anchor may stand on a line of its own
    const first = scalar.style === 'block' ? scalar.start : scalar.from;
    return block.place(first, first).line >= own;
  }
}

function isInComment(text: string, character: number): boolean {
  const comment = /(?:^|\s)#/.exec(text);
  return comment !== null && character > comment.index;
}
