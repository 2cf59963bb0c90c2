import assert from 'node:assert/strict';
import { parseConf } from '../../../server/src/syntax/conf/parse';
import { printConf } from '../../../server/src/syntax/conf/tree';

/** What Asterisk reads, one line of text for each live line: `name=value`, `name+=value`, `#word argument`, `!fault`. */
function read(text: string): string[] {
  const tree = parseConf('file:///pjsip.conf', text);
  assert.equal(printConf(tree), text);
  return tree.sections.flatMap(({ header, entries }) => [
    ...(header ? [describeHeader(header)] : []),
    ...entries.map(({ kind, name, value, fault }) => {
      if (kind === 'fault') return `!${fault}`;
      if (kind === 'directive') return `#${name} ${value}`;
      return `${name}${kind === 'append' ? '+=' : '='}${value}`;
    }),
  ]);
}

function describeHeader(header: {
  name: string;
  items?: readonly { text: string }[];
  rest: string;
  fault?: string;
}) {
  const items = header.items ? `(${header.items.map(({ text }) => text).join('|')})` : '';
  return `[${header.name}]${items}${header.rest}${header.fault ? `!${header.fault}` : ''}`;
}

const long = 'x'.repeat(8190);

/** Every rule of Asterisk's parser (main/config.c 22.10.1), confirmed on that version. */
const cases: [name: string, text: string, lines: string[]][] = [
  ['an assignment', '[a]\nb=c\n', ['[a]', 'b=c']],
  ['an arrow is the same', '[a]\nb => c', ['[a]', 'b=c']],
  ['an arrow needs no blank between its characters', '[a]\nb = > c', ['[a]', 'b=> c']],
  ['the first equals sign splits', '[a]\nb=c=d', ['[a]', 'b=c=d']],
  ['blanks go at both ends', '  [a]\n\t b \t=\t c \t\r\n', ['[a]', 'b=c']],
  ['control characters are blanks', '[a]\n\u0001b\u0002=\u0003c\u001f', ['[a]', 'b=c']],
  ['a no-break space is none', '[a]\n\u00a0b=c', ['[a]', '\u00a0b=c']],
  ['an empty value', '[a]\nb=', ['[a]', 'b=']],
  ['quotes mean nothing', '[a]\nb="c"', ['[a]', 'b="c"']],
  ['a backslash continues nothing', '[a]\nb=c\\\nd=e', ['[a]', 'b=c\\', 'd=e']],
  ['variables stay', '[a]\nb=${C}', ['[a]', 'b=${C}']],
  ['only LF ends a line', '[a]\rb=c', ['[a]\rb=c']],
  ['a NUL ends its line', '[a]\nb=c\0d\ne=f', ['[a]', 'b=c', 'e=f']],
  ['a byte order mark is dropped', '\ufeff[a]\nb=c', ['[a]', 'b=c']],
  ['one read as Latin-1 too', '\u00ef\u00bb\u00bf[a]\nb=c', ['[a]', 'b=c']],

  ['a comment', '[a]\n;b=c\nd=e ; f', ['[a]', 'd=e']],
  ['quotes hide no semicolon', '[a]\nb="c;d"', ['[a]', 'b="c']],
  ['an escaped semicolon', '[a]\nb=c\\;d', ['[a]', 'b=c;d']],
  ['only the last backslash goes', '[a]\nb=c\\\\;d', ['[a]', 'b=c\\;d']],
  ['other backslashes stay', '[a]\nb=c\\d', ['[a]', 'b=c\\d']],
  ['two escapes', '[a]\nb=c\\;d\\;e', ['[a]', 'b=c;d;e']],
  ['an escape, then a comment', '[a]\nb=c\\;d;e', ['[a]', 'b=c;d']],
  ['a hash is no comment', '[a]\n# b', ['[a]', '# b']],
  ['slashes are no comment', '[a]\n// b', ['[a]', '!no-equals']],

  ['a block comment', '[a]\n;-- b=c\nd=e --;\nf=g', ['[a]', 'f=g']],
  ['one on a line joins what is around it', '[a]\nb;-- x --;c=d', ['[a]', 'bc=d']],
  ['text behind the end is live', '[a]\n;--\n--; b=c', ['[a]', 'b=c']],
  ['three dashes open none', '[a]\n;--- b\nc=d', ['[a]', 'c=d']],
  ['blocks nest', '[a]\n;-- ;-- --; b=c\n--;\nd=e', ['[a]', 'd=e']],
  ['an ordinary comment opens none', '[a]\n; b ;-- c\nd=e', ['[a]', 'd=e']],
  ['inside a block it closes one', '[a]\n;--\n; --; b=c', ['[a]', 'b=c']],
  [';--; opens and does not close', '[a]\n;--;\nb=c', ['[a]']],
  ['a stray end swallows the rest', '[a]\nb=c --; d\ne=f\n[g]', ['[a]', 'b=c --; d', '!stray-comment-end']],
  ['until a block opens', '[a]\nb=c --;\nx=y ;--\nd=e', ['[a]', 'b=c --;', '!stray-comment-end', 'd=e']],
  ['a header in a block is none', ';--\n[a]\n--;\n[b]', ['[b]']],
  ['a header behind the end of a block', ';--\n--;[a]\nb=c', ['[a]', 'b=c']],

  ['a template list', '[a](!,b,c)', ['[a](!|b|c)']],
  ['its blanks count', '[a](b, c)', ['[a](b| c)']],
  ['an empty list', '[a]()', ['[a]()']],
  ['an empty item', '[a](b,)', ['[a](b|)']],
  ['a blank before the list takes it away', '[a] (b)', ['[a] (b)']],
  ['the rest is ignored', '[a](b) c', ['[a](b) c']],
  ['names keep their blanks', '[ a ]', ['[ a ]']],
  ['an empty name', '[]\nb=c', ['[]', 'b=c']],
  ['the first bracket ends the name', '[a]b]', ['[a]b]']],
  ['a name is cut to 79 bytes', `[${'n'.repeat(100)}]`, [`[${'n'.repeat(79)}]`]],
  ['bytes, not characters', `[${'é'.repeat(50)}]`, [`[${'é'.repeat(39)}]`]],
  ['no closing bracket', '[a\nb=c', ['!no-closing-bracket', 'b=c']],
  ['no closing parenthesis', '[a](b\nc=d', ['[a]!no-closing-parenthesis', 'c=d']],

  ['an include', '#include b.conf', ['#include b.conf']],
  ['in quotes', '#include "b.conf"', ['#include b.conf']],
  ['in angle brackets', '#include <b.conf>', ['#include b.conf']],
  ['with a comment', '#tryinclude b.conf ; c', ['#tryinclude b.conf']],
  ['without argument', '#include', ['#include ']],
  ['in any case', '  #INCLUDE b.conf', ['#INCLUDE b.conf']],

  ['appending keeps the blank', '[a]\nb += c', ['[a]', 'b+= c']],
  ['appending to nothing', '[a]\n+=c', ['[a]', '!no-name']],
  ['no name', '[a]\n=c', ['[a]', '!no-name']],
  ['no equals sign', '[a]\nb', ['[a]', '!no-equals']],
  ['an escaped first character', '[a]\n\\[b=c\n\\#d=e\n\\=f=g', ['[a]', '[b=c', '#d=e', '=f=g']],
  ['an escaped blank', '[a]\n\\ b=c', ['[a]', '!bad-escape']],
  ['a line of 8190 bytes', `[a]\nb=${long.slice(2)}`, ['[a]', `b=${long.slice(2)}`]],
  ['a longer one is skipped', `[a]\nb=${long}\nc=d`, ['[a]', '!too-long', 'c=d']],
  ['counted in bytes', `[a]\nb=${'é'.repeat(4095)}\nc=d`, ['[a]', '!too-long', 'c=d']],
  ['no final line feed', '[a]\nb=c', ['[a]', 'b=c']],
  ['nothing', '', []],
];

describe('Asterisk configuration lines', () => {
  for (const [name, text, lines] of cases) {
    it(name, () => assert.deepEqual(read(text), lines));
  }

  it('nest 128 deep, and one more swallows the rest', () => {
    const deep = (levels: number) => `[a]\n${';-- '.repeat(levels)}${'--; '.repeat(levels)}\nb=c`;
    assert.deepEqual(read(deep(128)), ['[a]', 'b=c']);
    assert.deepEqual(read(deep(129)), ['[a]', '!nest-limit']);
  });
});

describe('columns of values', () => {
  const columns: [text: string, start: number, end: number, columns?: number[]][] = [
    ['b=c', 2, 3],
    ['  b =  cd ', 7, 9],
    ['b => cd', 5, 7],
    ['b=c ; d', 2, 3],
    ['b=c\\;d', 2, 6, [2, 4, 5]],
    ['b=c;-- x --;d', 2, 13, [2, 12]],
    ['b=', 2, 2],
  ];
  for (const [text, start, end, expected] of columns) {
    it(text, () => {
      const entry = parseConf('file:///a', `[a]\n${text}\n`).sections[0]?.entries[0];
      assert.deepEqual([entry?.valueStart, entry?.valueEnd, entry?.columns], [start, end, expected]);
    });
  }
});
