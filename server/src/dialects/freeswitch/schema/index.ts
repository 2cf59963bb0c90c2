import data from './freeswitch.generated.json';

/** One `<param>` that FreeSWITCH reads. Source of the facts: see `schemaMeta`. */
export interface ParamSpec {
  readonly name: string;
  /** `boolean`, `integer`, `enum`, `secret`, `proxy` (`host[:port]`), `sip-uri`, … */
  readonly type: string;
  /** What counts when the param is not given; absent where that is nothing. */
  readonly default?: string;
  /** The same in words, where it follows from other values. */
  readonly defaultNote?: string;
  readonly min?: number;
  readonly max?: number;
  readonly unit?: string;
  readonly values?: readonly string[];
  /** More words that it takes, and nobody is shown. */
  readonly accepts?: readonly string[];
  /** Other spellings of the name. */
  readonly aliases?: readonly string[];
  /** Each line adds to the ones before; otherwise the last line counts. */
  readonly repeatable?: boolean;
  /** `acl`, `directory-domain`: what the value names. */
  readonly references?: string;
  /** The word that names nothing on purpose. */
  readonly none?: string;
  /** An empty value is passed over. */
  readonly emptyIgnored?: boolean;
  readonly requires?: string;
  /** Empty or missing, it drops a gateway that registers. */
  readonly requiredWhenRegistering?: boolean;
  /** What becomes of a value that it cannot use: the object goes, or something else counts. `text` is a clause, for people. */
  readonly invalid?: { readonly effect: string; readonly text: string };
  readonly deprecated?: string;
  readonly note?: string;
}

/** Whose params they are. */
export type ParamOwner = 'gateway' | 'profile' | 'directory' | 'global' | 'subscription';

type Raw = Omit<ParamSpec, 'name'> & { readonly name: string };

interface ParamTable {
  readonly params: readonly ParamSpec[];
  readonly byName: ReadonlyMap<string, ParamSpec>;
  readonly caseSensitive: boolean;
}

function table(params: readonly Raw[], caseSensitive: boolean): ParamTable {
  const byName = new Map<string, ParamSpec>();
  for (const spec of params) {
    for (const name of [spec.name, ...(spec.aliases ?? [])])
      byName.set(caseSensitive ? name : name.toLowerCase(), spec);
  }
  return { params, byName, caseSensitive };
}

/** Only the names of a gateway are compared by case (sofia.c: strcmp there, strcasecmp elsewhere). */
const TABLES: Readonly<Record<ParamOwner, ParamTable>> = {
  gateway: table(data.gateway, true),
  subscription: table(data.subscription, true),
  profile: table(data.profile, false),
  global: table(data.global, false),
  directory: table(data.directory, false),
};

/** Where the facts come from: the versions of FreeSWITCH, and the date they were taken. */
export const schemaMeta: Readonly<Record<string, string>> = data._meta;

/** Access lists that FreeSWITCH makes itself. */
export const builtinAccessLists: ReadonlySet<string> = new Set(data.accessList.builtin);

/** `$${…}` that the core sets before it reads any file. */
export const coreGlobals: ReadonlySet<string> = new Set(data.coreGlobals);

export function paramsOf(owner: ParamOwner): readonly ParamSpec[] {
  return TABLES[owner].params;
}

/** The param as FreeSWITCH finds it; undefined for a name that it never asks for. */
export function paramSpec(owner: ParamOwner, name: string): ParamSpec | undefined {
  const { byName, caseSensitive } = TABLES[owner];
  return byName.get(caseSensitive ? name : name.toLowerCase());
}

/** Params of a profile that versions before or after this one read. */
const OF_OTHER_VERSIONS: ReadonlySet<string> = new Set(
  data.otherVersions.profile.map((name) => name.toLowerCase()),
);

/** Any directory param that begins so goes into the registration event. */
const REGISTRATION_EVENT = 'sip-';

/** Whether somebody reads the param: some owners take names that no list holds. */
export function isKnownParam(owner: ParamOwner, name: string): boolean {
  if (owner === 'directory' && name.toLowerCase().startsWith(REGISTRATION_EVENT)) return true;
  if (owner === 'profile' && OF_OTHER_VERSIONS.has(name.toLowerCase())) return true;
  return paramSpec(owner, name) !== undefined;
}
