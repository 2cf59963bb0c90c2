import type { XmlDirective } from './directive';
import type { Inclusion } from './inclusion';

/** A line with `<include>`, `</include>` or `<?` goes whole. */
export function dropLine(inclusion: Inclusion, line: string, start: number, end: number): void {
  inclusion.opaque.push(start, end);
  const tokens = /<\/?include>|<\?.*?(?:\?>|$)/gs;
  let from = 0;
  const lost = (to: number, because: string): void => lose(inclusion, line, start, from, to, because);
  let because = '';
  for (const match of line.matchAll(tokens)) {
    because = match[0].startsWith('<?') ? '<?' : match[0];
    lost(match.index, because);
    from = match.index + match[0].length;
  }
  lost(line.length, because);
}

/** What stands beside a directive on its line goes nowhere. Columns are those of the source. */
export function checkAround(
  inclusion: Inclusion,
  directive: XmlDirective,
  line: string,
  lineAt: number,
): void {
  const before = line.slice(0, directive.start - lineAt);
  const after = line.slice(directive.end - lineAt);
  const opens = before.lastIndexOf('<!--');
  const closes = after.indexOf('-->');
  directive.inComment = opens >= 0 && closes >= 0 && before.indexOf('-->', opens) < 0;
  const from = directive.end - lineAt;
  if (directive.inComment) {
    lose(inclusion, line, lineAt, 0, opens, 'directive');
    lose(inclusion, line, lineAt, from + closes + 3, line.length, 'directive');
    return;
  }
  lose(inclusion, line, lineAt, 0, before.length, 'directive');
  const second = /<x-pre-process[^>]*>?/i.exec(after);
  if (second) {
    const at = directive.end + second.index;
    inclusion.report('second-directive', at, at + second[0].length, '');
  }
  const behind = /^\s*<\/x-pre-process\s*>/i.exec(after)?.[0].length ?? 0;
  lose(inclusion, line, lineAt, from + behind, second ? from + second.index : line.length, 'directive');
}

/** Tells of text that goes nowhere, where there is any. */
function lose(
  inclusion: Inclusion,
  line: string,
  lineAt: number,
  from: number,
  to: number,
  because: string,
): void {
  const piece = line.slice(from, to);
  const start = from + piece.length - piece.trimStart().length;
  const end = start + piece.trim().length;
  if (end > start) inclusion.report('content-lost', lineAt + start, lineAt + end, because);
}
