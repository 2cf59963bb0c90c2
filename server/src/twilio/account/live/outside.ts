import type { Clock } from '../../../host/host';
import type { Http } from '../../../host/http';
import type { ApiKey } from './live';

/** What reading an account needs of the world outside. */
export interface Outside {
  readonly http: Http;
  readonly clock: Clock;
  /** From 0 to below 1; only spreads repeated requests over time. */
  random(): number;
  /** Milliseconds that one answer may take; 20,000 where left out. */
  readonly timeout?: number;
  /** Items asked for at once; left out, as many as Twilio gives: 1,000. */
  readonly pageSize?: number;
}

/** And where the keys of several connections come from. */
export interface LiveOutside extends Outside {
  /** Undefined where nobody is signed in. It is asked once, and again after `keyChanged`. */
  key(label: string): Promise<ApiKey | undefined>;
  /** Told while accounts are read: much comes by that leaves little behind. */
  spareMemory?(isOn: boolean): void;
}

/** The same without the keys, whatever it is an object of. */
export function partsOf(outside: Outside): Outside {
  const { http, clock, timeout, pageSize } = outside;
  return { http, clock, timeout, pageSize, random: () => outside.random() };
}
