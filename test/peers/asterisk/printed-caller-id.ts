/** A caller id as Asterisk splits it into name and number and prints it again (main/callerid.c). */
export function printedCallerId(value: string): string {
  const { name, number } = split(value);
  if (name !== '' && number !== '') return `"${escaped(name)}" <${number}>`;
  return name || number || '<unknown>';
}

function split(value: string): { name: string; number: string } {
  const text = value.trim();
  const inner = unquoted(text);
  const open = inner.lastIndexOf('<');
  if (open >= 0) {
    const close = inner.lastIndexOf('>');
    const number = inner.slice(open + 1, close > open ? close : undefined);
    return { name: unescaped(unquoted(inner.slice(0, open).trim())), number: shrunk(number).slice(0, 79) };
  }
  const number = shrunk(inner);
  if (inner === text && /^[0-9*#+]+$/.test(number)) return { name: '', number };
  return { name: unescaped(unquoted(inner.trim())).slice(0, 79), number: '' };
}

function unquoted(text: string): string {
  return text.startsWith('"') && text.endsWith('"') ? text.slice(1, text.length === 1 ? 1 : -1) : text;
}

function unescaped(text: string): string {
  return text.replace(/\\([\s\S])/g, '$1');
}

function escaped(text: string): string {
  return text.replace(/["\\]/g, '\\$&');
}

/** Without blanks, parentheses, dashes outside brackets, and points that do not end it. */
function shrunk(text: string): string {
  let brackets = 0;
  let kept = '';
  for (const [index, character] of [...text].entries()) {
    if (character === '[') brackets++;
    if (character === ']') brackets--;
    const dropped =
      character === '-'
        ? brackets === 0
        : character === '.'
          ? index < text.length - 1
          : '( )'.includes(character);
    if (!dropped) kept += character;
  }
  return kept;
}
