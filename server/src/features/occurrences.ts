import type { Position } from '../text/range';

/** Where a pattern (with `g`) is found in a text, in order. */
export function* positionsOf(
  text: string,
  pattern: RegExp,
): Generator<{ readonly position: Position; readonly match: string }> {
  let line = 0;
  let lineStart = 0;
  for (const { index, 0: match } of text.matchAll(pattern)) {
    for (
      let feed = text.indexOf('\n', lineStart);
      feed >= 0 && feed < index;
      feed = text.indexOf('\n', lineStart)
    ) {
      line++;
      lineStart = feed + 1;
    }
    yield { position: { line, character: index - lineStart }, match };
  }
}
