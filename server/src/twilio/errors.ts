import data from './data/error-codes.json';

/** A code of Twilio's error dictionary, in our own words. */
export interface TwilioError {
  readonly code: number;
  readonly title: string;
  readonly meaning: string;
  readonly level: string;
  /** The SIP status that comes with it, where one was documented or seen. */
  readonly sip?: number;
  /** The status is inferred: worth a hint to a reader, not a claim. */
  readonly sipIsGuess?: boolean;
}

let byCode: ReadonlyMap<number, TwilioError> | undefined;

export function twilioError(code: number): TwilioError | undefined {
  byCode ??= new Map(data.errors.map((error) => [error.code, error]));
  return byCode.get(code);
}

/** Every code known here, ascending. */
export function twilioErrors(): readonly TwilioError[] {
  return data.errors;
}

/** Twilio's own page about a code. */
export function errorLink(code: number): string {
  return `https://www.twilio.com/docs/api/errors/${code}`;
}
