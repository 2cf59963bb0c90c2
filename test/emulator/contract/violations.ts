import { appendFileSync } from 'node:fs';

/** A request of the product, or an answer of the emulator, that Twilio's OpenAPI files do not allow. */
export interface Violation {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  /** In a sentence, without the value. */
  readonly what: string;
}

/**
 * Violations of one emulator, which are also written to a file, one line of JSON each, where one is named.
 */
export class Violations {
  readonly all: Violation[] = [];

  constructor(readonly file?: string) {}

  add(violation: Violation): void {
    this.all.push(violation);
    if (this.file !== undefined) appendFileSync(this.file, `${JSON.stringify(violation)}\n`);
  }
}
