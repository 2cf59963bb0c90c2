/**
 * Searches and copies that are part of the language run outside of what V8 counts, so what they go over is counted
 * here. Only for a process that does nothing else: it makes every regular expression slow.
 */

let passed = 0;

/** Characters and elements, since `countSearches`. */
export function passedSoFar(): number {
  return passed;
}

type Cost<Subject> = (subject: Subject, args: readonly unknown[], result: unknown) => number;

/** Steps of a regular expression inside of what it looks at, and copies by `...`, are not seen. */
export function countSearches(): void {
  const indexIn = String.prototype.indexOf;
  for (const prototype of [String.prototype, Array.prototype]) {
    count(prototype, 'indexOf', forward);
    count(prototype, 'lastIndexOf', backward);
  }
  count<string>(String.prototype, 'includes', (text, [wanted, from]) =>
    forward(text, [wanted, from], indexIn.call(text, String(wanted), Number(from ?? 0))),
  );
  for (const name of ['split', 'toLowerCase', 'toUpperCase']) count<string>(String.prototype, name, lengthOf);
  for (const name of ['includes', 'join', 'slice', 'concat', 'splice'])
    count<unknown[]>(Array.prototype, name, lengthOf);
  countMatches();
}

function count<Subject>(prototype: object, name: string, cost: Cost<Subject>): void {
  const { value: original } = Object.getOwnPropertyDescriptor(prototype, name) ?? {};
  function counted(this: Subject, ...args: unknown[]): unknown {
    const result: unknown = Reflect.apply(original, this, args);
    passed += cost(this, args, result);
    return result;
  }
  Object.defineProperty(prototype, name, { value: counted, writable: true, configurable: true });
}

interface Long {
  readonly length: number;
}

function lengthOf(subject: Long): number {
  return subject.length;
}

function forward({ length }: Long, [, from]: readonly unknown[], found: unknown): number {
  const end = typeof found === 'number' && found >= 0 ? found + 1 : length;
  return Math.max(1, end - Number(from ?? 0));
}

function backward({ length }: Long, [, from]: readonly unknown[], found: unknown): number {
  return Math.max(1, Math.min(length, Number(from ?? length)) - Number(found));
}

function countMatches(): void {
  const { exec } = RegExp.prototype;
  RegExp.prototype.exec = function (text) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const match = exec.call(this, text);
    const isBound = this.sticky || (this.source.startsWith('^') && !this.multiline);
    // one that is bound to a place looks no further than it matches
    const end = match ? match.index + match[0].length : isBound ? from : text.length;
    passed += Math.max(1, end - from);
    return match;
  };
}
