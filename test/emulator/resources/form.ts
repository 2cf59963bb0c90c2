import { invalid } from '../error';

/**
 * Reads the fields of a form. A field that is left out is undefined.
 *
 * @param code Twilio's error code where a field is not as it should be
 */
export class Form {
  constructor(
    readonly fields: URLSearchParams,
    readonly code: number,
  ) {}

  text(name: string): string | undefined {
    return this.fields.get(name) ?? undefined;
  }

  needed(name: string): string {
    const text = this.text(name);
    if (!text) throw invalid(this.code, `${name} is required`);
    return text;
  }

  boolean(name: string): boolean | undefined {
    const text = this.text(name)?.toLowerCase();
    if (text === undefined) return undefined;
    if (text !== 'true' && text !== 'false') throw invalid(this.code, `${name} must be true or false`);
    return text === 'true';
  }

  integer(name: string, lowest: number, highest: number): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (!(number >= lowest && number <= highest))
      throw invalid(this.code, `${name} must be a whole number from ${lowest} to ${highest}`);
    return number;
  }

  oneOf<T extends string>(name: string, values: readonly T[]): T | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const value = values.find((each) => each === text);
    if (value === undefined) throw invalid(this.code, `${name} must be one of ${values.join(', ')}`);
    return value;
  }

  method(name: string): 'GET' | 'POST' | undefined {
    return this.oneOf(name, ['GET', 'POST']);
  }
}

/** Takes over the values that a form gave. */
export function assign<T extends { date_updated: Date }>(
  item: T,
  values: { readonly [K in keyof T]?: T[K] | undefined },
): void {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  Object.assign(item, Object.fromEntries(given));
  item.date_updated = new Date();
}
