import type { SipModel } from '../../sip/model';
import type { Sourced } from '../../sip/sourced';
import { type EnvTree, entryPlace, namePlace, parseEnv } from '../../syntax/dotenv/parse';
import { Place } from '../../text/place';
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

/** One reading of a `.env` file. Another text is another subject. */
export class DotenvSubject implements VariableFile, VariableUser {
  readonly dialect = 'dotenv';
  readonly order: number;
  readonly defines: readonly Key[];
  readonly mentions: readonly Key[];
  readonly at: Place;
  readonly editor = dotenvEditor;
  readonly variables = new Map<string, Variable>();
  readonly tree: EnvTree;
  /** The variables in its own values. */
  private readonly uses: { readonly name: string; readonly at: Place }[] = [];

  constructor(
    readonly uri: string,
    readonly text: string,
    readonly standing: VariableFile['standing'],
    private readonly ownKeys: OwnKeys = NO_OWN_KEYS,
  ) {
    this.order = ORDER[standing];
    this.tree = parseEnv(uri, text);
    this.at = new Place(this.tree.anchor, 0, 0, 0);
    // a later assignment wins, and may use the ones above
    for (const entry of this.tree.entries) {
      const at = entryPlace(this.tree, entry);
      const written: Sourced<string> = { text: entry.text, value: entry.text, at, origin: 'literal' };
      const value =
        entry.quote === "'" ? written : resolved(written, (name) => this.variables.get(name)?.value);
      for (const { name, nameStart } of entry.quote === "'" ? [] : variablesIn(entry.text))
        this.uses.push({ name, at: at.slice(nameStart, nameStart + name.length) });
      this.variables.set(entry.name, {
        key: entry.name,
        keyAt: namePlace(this.tree, entry),
        value,
        written,
        at,
      });
    }
    this.defines = [variableFileKey(uri), ...[...this.variables.keys()].map(variableKey)];
    this.mentions =
      this.uses.length === 0 ? NOTHING : [...new Set(this.uses.map(({ name }) => variableKey(name)))];
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
