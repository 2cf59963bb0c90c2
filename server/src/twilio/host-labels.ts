import { endOf, type Piece } from '../sip/piece';

/** The labels of a host. Dots inside `{…}` and `<…>` belong to a placeholder. */
export function splitLabels(host: string): Piece[] {
  const labels: Piece[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < host.length; index++) {
    const code = host.charCodeAt(index);
    if (code === 0x7b /* { */ || code === 0x3c /* < */) depth++;
    else if (code === 0x7d /* } */ || code === 0x3e /* > */) depth = Math.max(0, depth - 1);
    else if (code === 0x2e /* . */ && depth === 0) {
      labels.push({ text: host.slice(start, index), offset: start });
      start = index + 1;
    }
  }
  labels.push({ text: host.slice(start), offset: start });
  return labels;
}

/** Neighbouring labels as one piece, with the dots between them. */
export function joinLabels(labels: readonly Piece[]): Piece {
  return { text: labels.map(({ text }) => text).join('.'), offset: labels[0]?.offset ?? 0 };
}

/** The host with a part of it replaced; an empty replacement takes the dot behind it along. */
export function replacePiece(host: string, part: Piece, replacement: string): string {
  const end = endOf(part);
  const skipsDot = replacement === '' && host.charAt(end) === '.';
  return host.slice(0, part.offset) + replacement + host.slice(skipsDot ? end + 1 : end);
}
