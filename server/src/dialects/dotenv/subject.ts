import type { SipModel } from '../../sip/model';
import type { Sourced } from '../../sip/sourced';
import {
  type EnvEntry,
  type EnvTree,
  entryPlace,
  namePlace,
  parseEnvInSteps,
} from '../../syntax/dotenv/parse';
import { type Anchor, Place } from '../../text/place';
import { atOnce, type Steps } from '../../text/steps';
import type { Key, Scope, Subject } from '../dialect';
import { groupsIn, NO_OWN_KEYS, type OwnKeys, type SettingGroup, type SettingList } from '../settings/groups';
import { resolved, variablesIn } from '../settings/interpolation';
import { modelOfGroup } from '../settings/model';
import { placeholder, plain } from '../settings/plain-value';
import { restHosts } from '../settings/rest-region';
import {
  lookupIn,
  takenVariableKey,
  type Variable,
  type VariableFile,
  type VariableUser,
  variableFileKey,
  variableKey,
  variableOfKey,
} from '../settings/variables';
import { dotenvEditor } from './edit';

const NOTHING: readonly never[] = Object.freeze([]);

const ORDER = { own: -3, given: -2, example: -1 } as const;

const ENTRIES_A_STEP = 200;

/** One assignment: its places move with its line. */
interface Assignment {
  readonly line: string;
  readonly anchor: Anchor;
  readonly variable: Variable;
  /** The variables in its value. */
  readonly uses: readonly { readonly key: string; readonly name: string; readonly at: Place }[];
}

/** One reading of a `.env` file. Another text is another subject, which goes on with the variables that are as before. */
export class DotenvSubject implements VariableFile, VariableUser {
  readonly dialect = 'dotenv';
  readonly order: number;
  readonly at: Place;
  readonly editor = dotenvEditor(() => this.text);
  readonly variables = new Map<string, Variable>();
  /** The last assignment of each name. */
  private readonly last = new Map<string, Assignment>();
  private readonly uses: Assignment['uses'][number][] = [];
  private defined: readonly Key[] = NOTHING;
  private mentioned: readonly Key[] = NOTHING;

  private constructor(
    readonly uri: string,
    readonly text: string,
    readonly standing: VariableFile['standing'],
    private readonly ownKeys: OwnKeys,
    readonly tree: EnvTree,
  ) {
    this.order = ORDER[standing];
    this.at = new Place({ uri, line: 0 }, 0, 0, 0);
  }

  /** @param before the reading whose place it takes; its variables are this one's from here on */
  static of(
    uri: string,
    text: string,
    standing: VariableFile['standing'],
    ownKeys: OwnKeys = NO_OWN_KEYS,
    before?: DotenvSubject,
  ): DotenvSubject {
    return atOnce(DotenvSubject.read(uri, text, standing, ownKeys, before));
  }

  static *read(
    uri: string,
    text: string,
    standing: VariableFile['standing'],
    ownKeys: OwnKeys,
    before?: DotenvSubject,
  ): Steps<DotenvSubject> {
    const subject = new DotenvSubject(uri, text, standing, ownKeys, yield* parseEnvInSteps(text));
    const known = new Map(before?.last);
    let taken = 0;
    for (const entry of subject.tree.entries) {
      subject.take(entry, known);
      if (++taken % ENTRIES_A_STEP === 0) yield;
    }
    const { variables, uses } = subject;
    subject.defined = [variableFileKey(uri), ...[...variables.keys()].map(variableKey)];
    if (uses.length > 0) subject.mentioned = [...new Set(uses.map(({ name }) => variableKey(name)))];
    return subject;
  }

  /** A later assignment wins, and may use the ones above. */
  private take(entry: EnvEntry, known: Map<string, Assignment>): void {
    const { name, line } = entry;
    const before = known.get(name);
    known.delete(name);
    const assignment = before && this.isAsBefore(before, entry) ? before : this.assignment(entry);
    assignment.anchor.line = line;
    this.uses.push(...assignment.uses);
    this.last.set(name, assignment);
    this.variables.set(name, assignment.variable);
  }

  /** What a value takes from others may be another now; of a value over several lines only the first one is known here. */
  private isAsBefore({ line, uses }: Assignment, entry: EnvEntry): boolean {
    return uses.length === 0 && entry.endLine === entry.line && this.tree.lines[entry.line] === line;
  }

  private assignment(entry: EnvEntry): Assignment {
    const { name: key, text, quote, line, endLine } = entry;
    const anchor = { uri: this.uri, line };
    const at = entryPlace(anchor, entry);
    const isRaw = quote === "'";
    const literal: Sourced<string> = { text, value: text, at, origin: 'literal' };
    // what looks like a variable in a raw value nobody may fill in later either
    const written = isDisputed(entry) ? placeholder(literal) : isRaw ? plain(literal) : literal;
    const value = isRaw ? written : resolved(written, (name) => this.variables.get(name)?.value);
    const uses = (isRaw ? NOTHING : variablesIn(text)).map(({ name, nameStart }) => ({
      key,
      name,
      at: at.slice(nameStart, nameStart + name.length),
    }));
    const keyAt = namePlace(anchor, entry);
    const whole = line === endLine ? (this.tree.lines[line] ?? '') : `${line}\n`;
    return { line: whole, anchor, variable: { key, keyAt, value, written, at }, uses };
  }

  /** Variables that were taken over are the same objects. */
  saysAs(before: Subject, key: Key): boolean {
    if (!(before instanceof DotenvSubject) || before.standing !== this.standing) return false;
    const name = variableOfKey(key);
    if (name !== undefined) return this.variables.get(name) === before.variables.get(name);
    if (before.variables.size !== this.variables.size) return false;
    for (const [each, variable] of this.variables) if (before.variables.get(each) !== variable) return false;
    return true;
  }

  get defines(): readonly Key[] {
    return this.defined;
  }

  get mentions(): readonly Key[] {
    return this.mentioned;
  }

  placesOf(variable: string): readonly Place[] {
    return this.uses.flatMap(({ name, at }) => (name === variable ? [at] : []));
  }

  takersOf(variable: string): readonly string[] {
    return this.uses.flatMap(({ key, name }) => (name === variable ? [key] : []));
  }

  model(scope: Scope): SipModel {
    if (scope.mentions(variableFileKey(this.uri)).length > 0) return NOTHING;
    const list = this.list(scope);
    return [...groupsIn(list, this.ownKeys).flatMap(modelOfGroup), ...restHosts(list)];
  }

  /** Those that no other file takes for a setting of its own; where it cannot tell whose value it takes, none is. */
  private list(scope: Scope): SettingList {
    const lookup = lookupIn(scope);
    const settings = [...this.variables.values()]
      .filter(({ key, value }) => lookup(key) !== value || scope.mentions(takenVariableKey(key)).length === 0)
      .map((variable) =>
        variable.value.value === undefined
          ? { ...variable, value: resolved(variable.written, lookup) }
          : variable,
      );
    return { path: [], isEnvironment: true, at: this.at, settings };
  }

  /** What the names alone tell. */
  get groups(): readonly SettingGroup[] {
    return groupsIn(
      { path: [], isEnvironment: true, at: this.at, settings: [...this.variables.values()] },
      this.ownKeys,
    );
  }
}

/** docker compose and python-dotenv take a `#` behind no blank for a part of the value, dotenv of npm for a comment. */
function isDisputed({ quote, text }: EnvEntry): boolean {
  return quote === '' && text.includes('#');
}
