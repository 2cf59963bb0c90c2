/** Hands out SIDs that nobody has: `SD` and 32 hexadecimal digits. The same requests get the same SIDs. */
export class Sids {
  readonly #taken = new Set<string>();
  #last = 0xe0000000;

  take(sid: string): string {
    this.#taken.add(sid);
    return sid;
  }

  next(prefix: string): string {
    for (;;) {
      this.#last += 1;
      const sid = `${prefix}${this.#last.toString(16).padStart(32, '0')}`;
      if (!this.#taken.has(sid)) return this.take(sid);
    }
  }
}
