import type { Range } from './range';

/** Text as Markdown shows it word for word. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]|<>~]/g, '\\$&').replace(/[\r\n]+/g, ' ');
}

/** Code in Markdown, whatever characters are in it. */
export function code(text: string): string {
  const plain = text.replace(/[\r\n]+/g, ' ');
  if (plain === '') return '(empty)';
  let fence = '`';
  while (plain.includes(fence)) fence += '`';
  const pad = plain.startsWith('`') || plain.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${plain}${pad}${fence}`;
}

/** Markdown as a cell of a table, where a bar would end the cell. */
export function cell(markdown: string): string {
  return markdown.replace(/[\r\n]+/g, ' ').replace(/\\?\|/g, '\\|');
}

/** A link to a place: `line 12`, or `pjsip_common.conf:12` for another file than the one that is read. */
export function linkTo(at: { readonly uri: string; readonly range: Range }, from: string): string {
  const line = at.range.start.line + 1;
  const label = at.uri === from ? `line ${line}` : `${fileName(at.uri)}:${line}`;
  return `[${label.replace(/[[\]\\]/g, '\\$&')}](${at.uri}#L${line})`;
}

function fileName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch (_malformed) {
    return name;
  }
}
