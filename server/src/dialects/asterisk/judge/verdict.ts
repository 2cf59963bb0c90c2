/** One line of a section as Asterisk has it after inheritance: template lines first. Includes the `type` line. */
export interface Setting {
  readonly name: string;
  readonly value: string;
}

/** What depends on the machine that the PBX runs on; undefined: not known. */
export interface Environment {
  fileReadable?(path: string): boolean | undefined;
  resolves?(host: string): boolean | undefined;
  localAddress?(address: string): boolean | undefined;
}

/** A transport that Asterisk has loaded; `loads` null: perhaps. */
export interface KnownTransport {
  readonly name: string;
  /** Lower case. */
  readonly protocol: string;
  readonly family: 4 | 6;
  readonly loads: true | null;
}

/** What an object's verdict depends on besides its own settings. Whatever is left out is not known. */
export interface JudgeContext {
  readonly environment?: Environment;
  /** Every transport of the load unit. Left out, a fitting one is taken to exist. */
  readonly transports?: readonly KnownTransport[];
  /** `default_auth_algorithms_*` of the global object; MD5 each when left out. */
  readonly defaultAlgorithms?: { readonly uas: string; readonly uac: string };
  /** Names of the profiles in geolocation.conf. */
  readonly geolocationProfiles?: ReadonlySet<string>;
}

export type JudgeRule =
  | 'asterisk/unknown-option'
  | 'asterisk/invalid-value'
  | 'asterisk/ignored-value'
  | 'asterisk/missing-option'
  | 'asterisk/missing-transport'
  | 'asterisk/address-in-use'
  | 'asterisk/conflicting-options'
  | 'asterisk/duplicate-object'
  | 'asterisk/silent-boolean'
  | 'asterisk/deprecated-option'
  | 'sip/invalid-uri';

/**
 * What a fault does: `dropped` the whole object is lost, `ignored` the setting counts for nothing, `changed` Asterisk
 * takes another value, `none` it works as written, `unknown` the object may be lost (a file, a name to resolve, a local
 * address, a placeholder).
 * An `unknown` fault explains `loads: null`; it accuses nobody.
 */
export type Effect = 'dropped' | 'ignored' | 'changed' | 'none' | 'unknown';

export interface Fault {
  readonly rule: JudgeRule;
  /** Index of the setting that is at fault; undefined where one is missing. */
  readonly setting?: number;
  /** The other settings of a conflict. */
  readonly others?: readonly number[];
  /** Index in the load unit of the object that causes it, where that is another one. */
  readonly cause?: number;
  /** Name of the option at fault or missing, as the schema writes it. */
  readonly option?: string;
  readonly message: string;
  readonly effect: Effect;
  /** Names or values that may have been meant, best first. */
  readonly suggestions?: readonly string[];
}

export interface Verdict {
  /** Whether Asterisk has the object after a fresh start; null: cannot be known. */
  readonly loads: true | false | null;
  /** Those that drop the object first. */
  readonly faults: readonly Fault[];
}

/** The verdict on every object without a fault. */
export const FLAWLESS: Verdict = Object.freeze({ loads: true, faults: Object.freeze([]) });

/** The verdict that follows from the faults. */
export function verdictOf(faults: readonly Fault[]): Verdict {
  if (faults.length === 0) return FLAWLESS;
  const dropped = faults.filter(({ effect }) => effect === 'dropped');
  if (dropped.length > 0)
    return { loads: false, faults: [...dropped, ...faults.filter((fault) => !dropped.includes(fault))] };
  return { loads: faults.some(({ effect }) => effect === 'unknown') ? null : true, faults };
}
