const CLASSES = new Set([
  'alpha',
  'upper',
  'lower',
  'digit',
  'xdigit',
  'alnum',
  'punct',
  'graph',
  'print',
  'blank',
  'space',
  'cntrl',
]);
const MOST_REPEATS = 32_767;

/** Whether `regcomp` of the GNU C library compiles the text as a POSIX extended regular expression. */
export function isExtendedRegex(text: string): boolean {
  const reader = new RegexReader(text);
  return reader.alternatives(0) && reader.done;
}

class RegexReader {
  private position = 0;
  private groups = 0;
  private readonly closed = new Set<number>();

  constructor(private readonly text: string) {}

  get done(): boolean {
    return this.position >= this.text.length;
  }

  private get next(): string {
    return this.text.charAt(this.position);
  }

  alternatives(depth: number): boolean {
    do {
      if (!this.branch(depth)) return false;
    } while (this.eat('|'));
    return true;
  }

  private eat(character: string): boolean {
    if (this.next !== character) return false;
    this.position++;
    return true;
  }

  /** Nothing to repeat stands at the start and after an anchor. */
  private branch(depth: number): boolean {
    while (!this.done && this.next !== '|' && !(this.next === ')' && depth > 0)) {
      if ('*+?{'.includes(this.next)) return false;
      const repeatable = this.atom(depth);
      if (repeatable === undefined) return false;
      if (repeatable && !this.repeats()) return false;
    }
    return true;
  }

  /** Whether what was read may be repeated; undefined where it is broken. */
  private atom(depth: number): boolean | undefined {
    const character = this.next;
    this.position++;
    if (character === '^' || character === '$') return false;
    if (character === '\\') return this.escaped();
    if (character === '[') return this.bracket() ? true : undefined;
    return character === '(' ? this.group(depth) : true;
  }

  private group(depth: number): true | undefined {
    const number = ++this.groups;
    if (!this.alternatives(depth + 1) || !this.eat(')')) return undefined;
    this.closed.add(number);
    return true;
  }

  private escaped(): boolean | undefined {
    if (this.done) return undefined;
    const character = this.next;
    this.position++;
    if (/[1-9]/.test(character)) return this.closed.has(Number(character)) ? true : undefined;
    return !"<>bB`'".includes(character);
  }

  private repeats(): boolean {
    for (;;) {
      if (this.eat('*') || this.eat('+') || this.eat('?')) continue;
      if (this.next !== '{') return true;
      const [whole, low = '', comma = '', high = ''] =
        /^\{(\d*)(,?)(\d*)\}/.exec(this.text.slice(this.position)) ?? [];
      if (whole === undefined || (low === '' && comma === '')) return false;
      if (Number(low) > MOST_REPEATS || Number(high) > MOST_REPEATS) return false;
      if (high !== '' && Number(high) < Number(low)) return false;
      this.position += whole.length;
    }
  }

  /** After `[`: a set, closed by a `]` that is not its first member. */
  private bracket(): boolean {
    this.eat('^');
    let first = true;
    while (first || this.next !== ']') {
      if (this.done) return false;
      const low = this.element(first);
      if (low === undefined) return false;
      first = false;
      if (this.next !== '-' || this.text.charAt(this.position + 1) === ']') continue;
      this.position++;
      const high = this.element(true);
      if (high === undefined || low === CLASS || high === CLASS || low > high) return false;
    }
    this.position++;
    return true;
  }

  /** One member: its character, or CLASS; undefined where it is broken. A bare `-` stands first or last only. */
  private element(mayBeHyphen: boolean): string | undefined {
    const character = this.next;
    if (character === '-' && !mayBeHyphen && this.text.charAt(this.position + 1) !== ']') return undefined;
    this.position++;
    if (character !== '[' || !/[:.=]/.test(this.next)) return character === '' ? undefined : character;
    return this.named(this.next);
  }

  private named(kind: string): string | undefined {
    const end = this.text.indexOf(`${kind}]`, this.position + 1);
    if (end < 0) return undefined;
    const name = this.text.slice(this.position + 1, end);
    this.position = end + 2;
    if (kind === ':') return CLASSES.has(name) ? CLASS : undefined;
    return name.length === 1 ? (kind === '.' ? name : CLASS) : undefined;
  }
}

/** Stands for a whole class where one character could stand; it has no place in a range. */
const CLASS = '[:class:]';
