import { contains, type Position, rangeOf } from '../../../text/range';
import type { CaretLine } from '../../caret-word';
import type {
  Completions,
  HoverText,
  Insertion,
  Language,
  LanguageDocument,
  Located,
  NewService,
  Resolved,
} from '../../language';
import { completeRole, completeVariable } from '../../settings/completion';
import {
  hoverSetting,
  hoverVariable,
  locateInSetting,
  locateVariable,
  outlineOfSettings,
  settingAt,
  variableAt,
} from '../../settings/language';
import { resolvedAt, resolvedHosts, variablesOfVariables } from '../../settings/resolved';
import { meaningOf } from '../../settings/roles';
import { serviceVariables } from '../../settings/service-variables';
import type { Variable } from '../../settings/variables';
import type { DotenvSubject } from '../subject';

/** What is known of a `.env` file, position by position. */
export function dotenvLanguage(document: LanguageDocument, subject: DotenvSubject): Language {
  return new DotenvLanguage(document, subject);
}

class DotenvLanguage implements Language {
  constructor(
    private readonly document: LanguageDocument,
    private readonly subject: DotenvSubject,
  ) {}

  line(line: number): string {
    return this.subject.tree.lines[line] ?? '';
  }

  subjectAt(): DotenvSubject {
    return this.subject;
  }

  private nameAt(position: Position): Variable | undefined {
    return [...this.subject.variables.values()].find(({ keyAt }) => contains(keyAt.range, position));
  }

  private useAt(position: Position) {
    for (const { written } of this.subject.variables.values()) {
      const use = variableAt(written, this.document.uri, position);
      if (use && written.at)
        return {
          use,
          at: written.at.slice(use.nameStart, use.nameStart + use.name.length),
          whole: written.at.slice(use.start, use.end),
        };
    }
    return undefined;
  }

  locate(position: Position): Located | undefined {
    const { document } = this;
    const found = this.useAt(position);
    if (found) return locateVariable(document, found.use.name, found.at);
    const spot = settingAt(this.subject.groups, document.uri, position);
    const located = spot && locateInSetting(spot, position);
    if (located) return located;
    const variable = this.nameAt(position);
    return variable && locateVariable(document, variable.key, variable.keyAt);
  }

  resolved(position: Position): Resolved | undefined {
    return resolvedAt(this.subject.groups, this.document.uri, position);
  }

  resolvedHosts() {
    return resolvedHosts(this.subject.groups, this.document.uri);
  }

  variableUses() {
    return variablesOfVariables(this.document, this.subject.variables.values());
  }

  isRead(position: Position): boolean {
    return [...this.subject.variables.values()].some(
      ({ keyAt, at }) => contains(keyAt.range, position) || contains(at.range, position),
    );
  }

  hover(position: Position): HoverText | undefined {
    const found = this.useAt(position);
    if (found) return hoverVariable(this.document, found.use.name, found.whole);
    const spot = settingAt(this.subject.groups, this.document.uri, position);
    if (spot) return hoverSetting(spot);
    const variable = this.nameAt(position);
    return variable && hoverVariable(this.document, variable.key, variable.keyAt);
  }

  complete({ line, character }: Position): Completions | undefined {
    const text = this.line(line);
    const before = text.slice(0, character);
    if (/^\s*#/.test(before)) return undefined;
    const caret = { text, line, character };
    const variable = completeVariable(this.document, caret);
    if (variable) return variable;
    const assigned = /^\s*(?:export\s+)?([\w.-]+)\s*=\s*["'`]?/.exec(before);
    if (!assigned?.[1]) return this.completeName(caret);
    const [{ length: start }, name] = assigned;
    const { groups } = this.subject;
    const own = groups
      .flatMap(({ settings }) => settings)
      .find(({ keyAt }) => keyAt.range.start.line === line);
    const role = own?.role ?? meaningOf(name)?.role;
    return role && completeRole(this.document, role, groups, { ...caret, start, needsQuotes: false });
  }

  /** Names that other files use and nobody defines. */
  private completeName({ text, line, character }: CaretLine): Completions | undefined {
    const typed = /^\s*(?:export\s+)?(\w*)$/.exec(text.slice(0, character))?.[1];
    if (typed === undefined) return undefined;
    const end = character + (/^\w*/.exec(text.slice(character))?.[0].length ?? 0);
    const equals = /^\s*=/.test(text.slice(end)) ? '' : '=';
    const { names } = this.document;
    const labels = [...names.keys()]
      .filter(
        (key) =>
          key.startsWith('variable/') &&
          names.definitions(key).length === 0 &&
          names.mentions(key).length > 0,
      )
      .map((key) => key.slice('variable/'.length));
    const candidates = labels.map((label) => ({
      label,
      kind: 'option' as const,
      newText: label + equals,
      detail: 'used by another file',
    }));
    return { range: rangeOf(line, character - typed.length, line, end), candidates };
  }

  mentionPlaces() {
    return [];
  }

  outline() {
    return outlineOfSettings(this.subject.groups, this.document.uri);
  }

  links() {
    return [];
  }

  insertion(_position: Position, service: NewService): Insertion {
    const last = this.subject.tree.lines.length - 1;
    const isOpen = this.line(last) !== '';
    const snippet = serviceVariables(service, this.subject.variables.keys())
      .map(([name, value]) => `${name}=${value}\n`)
      .join('');
    return {
      snippet: isOpen ? `\n${snippet}` : snippet,
      position: { line: last, character: this.line(last).length },
    };
  }

  comment(text: string): string {
    return `# ${text}`;
  }
}
