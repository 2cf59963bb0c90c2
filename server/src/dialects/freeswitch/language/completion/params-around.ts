import type { Caret } from './caret';
import { readTag, type TypedTag } from './tags';

/** Lines above and below the caret in which the other params are looked for. */
const LINES_AROUND = 120;

/**
 * The params on the lines above and below that of the caret, up to one that matches `stop`. They are read from the text:
 * what is being typed may leave nothing of the tree.
 */
export function paramsAround({ file, line }: Caret, stop: RegExp): TypedTag[] {
  const lineAt = (at: number) => file.line(at);
  const lines = [...linesOf(line - 1, -1, lineAt, stop), ...linesOf(line + 1, 1, lineAt, stop)];
  return lines.flatMap((text) =>
    [...text.matchAll(/<param\b/g)].flatMap(({ index }) => readTag(text, index) ?? []),
  );
}

function linesOf(from: number, step: 1 | -1, lineAt: (line: number) => string, stop: RegExp): string[] {
  const lines: string[] = [];
  for (let at = from, count = 0; at >= 0 && count < LINES_AROUND; at += step, count++) {
    const text = lineAt(at);
    if (stop.test(text)) break;
    lines.push(text);
  }
  return lines;
}
