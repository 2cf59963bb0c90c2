import type { SipModel } from '../../sip/model';
import type { Sourced } from '../../sip/sourced';
import {
  type EnvEntry,
  type EnvTree,
  entryPlace,
  namePlace,
  parseEnvInSteps,
} from '../../syntax/dotenv/parse';
import { Place } from '../../text/place';
import { atOnce, type Steps } from '../../text/steps';
import type { Key, Scope } from '../dialect';
import { resolved, variablesIn } from '../interpolation';
import { restHosts } from '../rest-region';
import { groupsIn, NO_OWN_KEYS, type OwnKeys, type SettingGroup, type SettingList } from '../setting-groups';
import { modelOfGroup } from '../setting-model';
import {
  lookupIn,
  takenVariableKey,
  type Variable,
  type VariableFile,
  type VariableUser,
  variableFileKey,
  variableKey,
} from '../variables';
import { dotenvEditor } from './edit';

const NOTHING: readonly never[] = Object.freeze([]);

const ORDER = { own: -3, given: -2, example: -1 } as const;

const ENTRIES_A_STEP = 200;

/** One reading of a `.env` file. Another text is another subject. */
export class DotenvSubject implements VariableFile, VariableUser {
  readonly dialect = 'dotenv';
  readonly order: number;
  readonly at: Place;
  readonly editor = dotenvEditor(() => this.text);
  readonly variables = new Map<string, Variable>();
  /** The variables in its own values. */
  private readonly uses: { readonly name: string; readonly at: Place }[] = [];
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
    this.at = new Place(tree.anchor, 0, 0, 0);
  }

  static of(
    uri: string,
    text: string,
    standing: VariableFile['standing'],
    ownKeys: OwnKeys = NO_OWN_KEYS,
  ): DotenvSubject {
    return atOnce(DotenvSubject.read(uri, text, standing, ownKeys));
  }

  static *read(
    uri: string,
    text: string,
    standing: VariableFile['standing'],
    ownKeys: OwnKeys,
  ): Steps<DotenvSubject> {
    const subject = new DotenvSubject(uri, text, standing, ownKeys, yield* parseEnvInSteps(uri, text));
    let taken = 0;
    for (const entry of subject.tree.entries) {
      subject.take(entry);
      if (++taken % ENTRIES_A_STEP === 0) yield;
    }
    const { variables, uses } = subject;
    subject.defined = [variableFileKey(uri), ...[...variables.keys()].map(variableKey)];
    if (uses.length > 0) subject.mentioned = [...new Set(uses.map(({ name }) => variableKey(name)))];
    return subject;
  }

  /** A later assignment wins, and may use the ones above. */
  private take(entry: EnvEntry): void {
    const { tree, variables } = this;
    const { name: key, text, quote } = entry;
    const at = entryPlace(tree, entry);
    const written: Sourced<string> = { text, value: text, at, origin: 'literal' };
    const isRaw = quote === "'";
    const value = isRaw ? written : resolved(written, (name) => variables.get(name)?.value);
    for (const { name, nameStart } of isRaw ? NOTHING : variablesIn(text))
      this.uses.push({ name, at: at.slice(nameStart, nameStart + name.length) });
    variables.set(key, { key, keyAt: namePlace(tree, entry), value, written, at });
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
