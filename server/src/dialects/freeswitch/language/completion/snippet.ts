/**
 * The text of an element or attribute as a snippet: the caret goes from one empty value to the next, then to the line
 * between the tags or behind the element.
 */
export function snippetOf(text: string): string {
  let stops = 0;
  const next = () => `"$${++stops}"`;
  const filled = escaped(text).replace(/""/g, next);
  const opened = filled.replace(/>\n?(<\/[\w-]+>)$/, (whole, end) =>
    whole.includes('\n') ? `>\n$0\n${end}` : `>\n\t$0\n${end}`,
  );
  return opened === filled ? `${filled}$0` : opened;
}

/** The same for a whole param, whose value is marked as a whole so that another can be typed over it. */
export function paramSnippet(name: string, value: string): string {
  const marked = value === '' ? '$1' : `\${1:${escaped(value)}}`;
  return `<param name="${escaped(name)}" value="${marked}"/>$0`;
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
