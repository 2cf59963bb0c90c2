import data from './pjsip.generated.json';

/**
 * What a value is. `codec`, `network`, `sip-uri`, `tos` and the like have a syntax of their own; `reference` names an
 * object of the type in `references`; `file` and `directory` must be readable where the PBX runs.
 */
export type ValueKind = string;

/** One option of an object type. Source of the facts: see `schemaMeta`. */
export interface OptionSpec {
  readonly name: string;
  readonly type: ValueKind;
  /** What counts when the option is not given; absent where that is nothing. */
  readonly default?: string;
  /** What the option is, in one line. */
  readonly doc: string;
  readonly enum?: readonly string[];
  /** The words of `enum` count only as they are written. */
  readonly caseSensitive?: boolean;
  /** Any other word is passed over: an earlier line, or the default, still counts. */
  readonly othersIgnored?: boolean;
  /** What else is accepted besides `enum`. */
  readonly also?: string;
  /** Words of `enum` that mean another one. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Words of `enum` that still work but have a successor. */
  readonly deprecatedValues?: Readonly<Record<string, string>>;
  /** Well-known values of an option that accepts others too. */
  readonly values?: readonly string[];
  readonly range?: readonly number[];
  readonly unit?: string;
  /** A value may be several, parted by commas. */
  readonly list?: boolean;
  /** Each line adds to the ones before; otherwise the last line counts. */
  readonly append?: boolean;
  /** Object type that the value names, or what else it names (`dialplan-context`). */
  readonly references?: string;
  /** A name that is not defined is normal. */
  readonly soft?: boolean;
  readonly required?: boolean;
  readonly deprecated?: boolean;
  /** It no longer does anything. */
  readonly ignored?: boolean;
  readonly replacedBy?: string;
  /** A `;` in the value must be written `\;`. */
  readonly escapeSemicolon?: boolean;
  /** Variables that a pattern of the wizard replaces. */
  readonly variables?: readonly string[];
  /** Keys and values of a codec preference. */
  readonly keys?: Readonly<Record<string, readonly string[]>>;
  /** Longest value in bytes; the rest is cut off. */
  readonly maxLength?: number;
}

/** An object type of pjsip.conf, or the wizard of pjsip_wizard.conf. */
export interface ObjectType {
  readonly name: string;
  readonly doc: string;
  /** Module of Asterisk that reads it. */
  readonly module: string;
  /** By name in lower case. */
  readonly options: ReadonlyMap<string, OptionSpec>;
  /** Every option name is accepted. */
  readonly anyOption: boolean;
  /** Option names that begin so are accepted too. */
  readonly optionPrefix?: string;
  /** One object at most. */
  readonly single: boolean;
}

interface RawType {
  readonly module: string;
  readonly doc: string;
  readonly anyOption?: boolean;
  readonly optionPrefix?: string;
  readonly single?: boolean;
  readonly options: Readonly<Record<string, Omit<OptionSpec, 'name'>>>;
}

function readType(name: string, raw: RawType): ObjectType {
  const { options, anyOption = false, single = false, ...rest } = raw;
  const specs = Object.entries(options).map(([option, spec]): [string, OptionSpec] => [
    option.toLowerCase(),
    { name: option, ...spec },
  ]);
  return { ...rest, name, anyOption, single, options: new Map(specs) };
}

const types = new Map(
  Object.entries<RawType>(data.types).map(([name, raw]): [string, ObjectType] => [name, readType(name, raw)]),
);

/** Where the facts come from: the version of Asterisk, and the date they were taken. */
export const schemaMeta: Readonly<Record<string, string>> = data._meta;

/** Names of audio and video formats that Asterisk knows, lower case. */
export const codecNames: ReadonlySet<string> = new Set(data.codecs);
/** Names that only some builds of Asterisk know. */
export const patchedCodecNames: ReadonlySet<string> = new Set(data.patchedCodecs);
/** TLS cipher names of OpenSSL 3.5; other builds of OpenSSL know others. */
export const cipherNames: ReadonlySet<string> = new Set(data.ciphers);

/** The object types of pjsip.conf. */
export const objectTypes: readonly ObjectType[] = [...types.values()];

/** The wizard of pjsip_wizard.conf, without its prefixed options. */
export const wizardType: ObjectType = readType('wizard', data.wizard);

/** Prefix of a wizard's option (`endpoint/`) to the object type whose options follow it. */
export const wizardPrefixes: ReadonlyMap<string, string> = new Map(Object.entries(data.wizard.prefixes));

/** The object type of a `type =` line. Its name is case-sensitive: `Endpoint` is none. */
export function objectType(name: string): ObjectType | undefined {
  return types.get(name);
}

/** An option of a type; Asterisk does not mind its case. `type` itself is no option here. */
export function option(type: string | ObjectType, name: string): OptionSpec | undefined {
  const found = typeof type === 'string' ? types.get(type) : type;
  return found?.options.get(name) ?? found?.options.get(name.toLowerCase());
}
