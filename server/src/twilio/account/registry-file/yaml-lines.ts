/** A line of YAML in block style. */
export interface Line {
  readonly depth: number;
  readonly text: string;
}

export function toText(lines: readonly Line[]): string {
  return lines.map(({ depth, text }) => `${'  '.repeat(depth)}${text}\n`).join('');
}

/** Plain where every YAML reader takes it for the same text, quoted otherwise. */
export function scalar(text: string): string {
  return isPlain(text) ? text : JSON.stringify(text);
}

/** `[a, b]` */
export function flow(texts: readonly string[]): string {
  return `[${texts.map(scalar).join(', ')}]`;
}

/** Letters first, then nothing that YAML has a use for; no word or number that readers turn into something else. */
function isPlain(text: string): boolean {
  if (/^(?:true|false|null|yes|no|on|off|y|n|nan|inf|infinity)$/i.test(text)) return false;
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return true;
  return /^[A-Za-z][\w.-]*(?: [\w.-]+)*$/.test(text);
}
