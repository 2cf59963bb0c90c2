/** Text with tab stops, in the syntax of the language server protocol: literal text escaped, stops numbered from 1. */
export class Snippet {
  private readonly numbers = new Map<string, number>();

  /** Literal text, where a `$` begins no stop. */
  text(literal: string): string {
    return literal.replace(/[\\$}]/g, '\\$&');
  }

  /**
   * A place to fill in: one of these, the first until somebody chooses. The second time that a name is used it repeats what
   * was chosen.
   */
  stop(name: string, choices: readonly [string, ...string[]]): string {
    const known = this.numbers.get(name);
    if (known !== undefined) return `$${known}`;
    const number = this.numbers.size + 1;
    this.numbers.set(name, number);
    const [first, ...others] = choices;
    if (others.length === 0) return `\${${number}:${this.text(first)}}`;
    return `\${${number}|${choices.map((choice) => choice.replace(/[\\,|]/g, '\\$&')).join(',')}|}`;
  }
}
