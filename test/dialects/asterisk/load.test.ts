import assert from 'node:assert/strict';
import type { IncludeSource } from '../../../server/src/dialects/asterisk/load/include-source';
import { ConfLoad } from '../../../server/src/dialects/asterisk/load/loader';
import { parseConf } from '../../../server/src/syntax/conf/parse';
import { atOnce } from '../../../server/src/text/steps';

/** Files by name; a pattern names one of them, `*.d` all that end so, `/…` leads outside. */
function source(files: Readonly<Record<string, string>>): IncludeSource {
  const trees = new Map(Object.entries(files).map(([name, text]) => [name, parseConf(name, text)]));
  return {
    // biome-ignore lint/correctness/useYield: they are all parsed
    *read(uri) {
      return trees.get(uri);
    },
    resolve: (pattern) => {
      if (pattern.startsWith('/')) return { state: 'outside' };
      const ending = pattern.startsWith('*') ? pattern.slice(1) : undefined;
      const uris = [...trees.keys()]
        .filter((name) => (ending ? name.endsWith(ending) : name === pattern))
        .sort();
      return uris.length > 0 ? { state: 'files', uris } : { state: 'none' };
    },
  };
}

/** What Asterisk has afterwards: a line for each category, its variables behind it; then the problems. */
function load(files: string | Readonly<Record<string, string>>): string[] {
  const all = typeof files === 'string' ? { main: files } : files;
  const result = atOnce(ConfLoad.read('main', source(all)));
  const categories = result.categories.list.map(({ name, template, unreachable, uncertain, variables }) => {
    const marks = `${template ? '!' : ''}${unreachable ? '†' : ''}${uncertain ? '?' : ''}`;
    return `[${name}]${marks} ${variables.map((entry) => `${entry.name}=${entry.value}`).join(' ')}`.trimEnd();
  });
  const problems = result.problems.map(({ kind, subject, effect }) =>
    `${effect}: ${kind} ${subject}`.trimEnd(),
  );
  return [...categories, ...problems];
}

/** main/config.c 22.10.1; each of these was seen on that version. */
const cases: [name: string, files: string | Record<string, string>, expected: string[]][] = [
  ['an heir has its base first', '[t](!)\na=1\n[x](t)\nb=2', ['[t]! a=1', '[x] a=1 b=2']],
  ['several bases in order', '[s](!)\na=1\n[t](!)\nb=2\n[x](s,t)', ['[s]! a=1', '[t]! b=2', '[x] a=1 b=2']],
  [
    'templates of templates',
    '[s](!)\na=1\n[t](!,s)\nb=2\n[x](t)',
    ['[s]! a=1', '[t]! a=1 b=2', '[x] a=1 b=2'],
  ],
  ['a plain section is a base too', '[s]\na=1\n[x](s)', ['[s] a=1', '[x] a=1']],
  ['in any case', '[Tmpl](!)\na=1\n[x](TMPL)', ['[Tmpl]! a=1', '[x] a=1']],
  ['the first of two', '[t](!)\na=1\n[t](!)\nb=2\n[x](t)', ['[t]! a=1', '[t]! b=2', '[x] a=1']],
  ['the base of its own name', '[x](!)\na=1\n[x](x)\nb=2', ['[x]! a=1', '[x] a=1 b=2']],
  ['not what comes later', '[x](t)\n[t](!)', ['[x]†?', '[t]!†', 'file: undefined-parent t']],
  ['not itself', '[x](x)', ['[x]†?', 'file: undefined-parent x']],
  ['blanks count', '[t](!)\n[x](t, t)', ['[t]!', '[x]†?', 'file: undefined-parent  t']],
  ['a blank before the list', '[t](!)\na=1\n[x] (t)\nb=2', ['[t]! a=1', '[x] b=2']],
  [
    'an empty item is the first section',
    '[first]\na=1\n[t](!)\nb=2\n[x](t,)',
    ['[first] a=1', '[t]! b=2', '[x] b=2 a=1'],
  ],
  ['an empty list in the first section', '[x]()', ['[x]†?', 'file: undefined-parent']],
  [
    'a copy of the moment',
    '[t](!)\na=1\n[x](t)\n[t](+)\nb=2',
    ['[t]! a=1', '[x] a=1', '[t]†? b=2', 'file: append-without-target t'],
  ],
  ['appending', '[x]\na=1\n[y]\n[x](+)\nb=2', ['[x] a=1 b=2', '[y]']],
  ['appending and inheriting', '[t](!)\na=1\n[x]\nb=2\n[x](+,t)\nc=3', ['[t]! a=1', '[x] b=2 a=1 c=3']],
  ['inheriting, then appending', '[t](!)\na=1\n[x]\nb=2\n[x](t,+)\nc=3', ['[t]! a=1', '[x] b=2 a=1 c=3']],
  ['appending makes a template', '[x]\na=1\n[x](+,!)', ['[x]! a=1']],
  ['by filter', '[x]\ntype=a\n[x]\ntype=b\n[x](+type=b)\nc=1', ['[x] type=a', '[x] type=b c=1']],
  ['by two', '[x]\ntype=a\n[x]\ntype=a\nb=1\n[x](+type=a&b=1)\nc=2', ['[x] type=a', '[x] type=a b=1 c=2']],
  [
    'by expression',
    '[x]\ntype=aor\n[x]\ntype=auth\n[x](+ty.e=^auth$)\nc=1',
    ['[x] type=aor', '[x] type=auth c=1'],
  ],
  ['to templates', '[x](!)\na=1\n[x](+TEMPLATES=include)\nb=2', ['[x]! a=1 b=2']],
  ['to none', '[x]\ntype=a\n[x](+type=b)\n', ['[x] type=a', '[x]†?', 'file: append-without-target x']],

  ['adding to a value', '[x]\na=1\na+=,2', ['[x] a=1,2']],
  ['with its blank', '[x]\na=1\na+= 2', ['[x] a=1 2']],
  ['to the last', '[x]\na=1\na=2\na+=3', ['[x] a=1 a=23']],
  ['to an inherited one', '[t](!)\na=1\n[x](t)\na+=2\n[y](t)', ['[t]! a=1', '[x] a=12', '[y] a=1']],
  ['to none is an assignment', '[x]\nb += 2', ['[x] b=2']],
  ['case tells them apart', '[x]\na=1\nA+=2', ['[x] a=1 A=2']],

  ['an include', { main: '#include b\n[y]', b: '[x]\na=1' }, ['[x] a=1', '[y]']],
  ['several, sorted', { main: '#include *.d', 'b.d': '[b]', 'a.d': '[a]' }, ['[a]', '[b]']],
  ['starts in the section at hand', { main: '[x]\n#include b\nc=2', b: 'b=1' }, ['[x] b=1 c=2']],
  ['and comes back to it', { main: '[x]\n#include b\nc=2', b: '[y]\nb=1' }, ['[x] c=2', '[y] b=1']],
  [
    'the next one starts where the last ended',
    { main: '[x]\n#include b\n#include c\nd=3', b: '[y]\nb=1', c: 'c=2' },
    ['[x] d=3', '[y] b=1 c=2'],
  ],
  ['templates reach into it', { main: '[t](!)\na=1\n#include b', b: '[x](t)' }, ['[t]! a=1', '[x] a=1']],
  ['a missing one', '#include b\n[x]', ['[x]†', 'file: include-missing b']],
  ['a missing one that may be', '#tryinclude b\n[x]', ['[x]']],
  [
    'one inside an include stops only that',
    { main: '#include b\n[y]', b: '[x]\n#include c\n[z]' },
    ['[x]', '[z]†', '[y]', 'include: include-missing c'],
  ],
  [
    'a fault in an include stops only that',
    { main: '#include b\n[y]\na=1', b: '[x]\n[z\n[w]\nb=2' },
    ['[x]', '[w]† b=2', '[y] a=1', 'include: no-closing-bracket'],
  ],
  [
    'nobody inherits from what it stopped at',
    { main: '#include b\n[y](w)', b: '[z\n[w](!)' },
    ['[w]!†', '[y]†?', 'include: no-closing-bracket', 'file: undefined-parent w'],
  ],
  ['a cycle', { main: '#include b', b: '#include main' }, ['line: include-cycle main']],
  [
    'twice',
    { main: '#include b\n#include b', b: '[x]\na=1' },
    ['[x] a=1', '[x] a=1', 'line: include-twice b'],
  ],
  [
    'one that nobody may look at',
    '#include /elsewhere\n[x](t)',
    ['[x]?', 'line: include-outside /elsewhere'],
  ],
  ['a program', '#exec x\n[x](t)', ['[x]?', 'line: exec x']],

  ['an option before any section', 'a=1\n[x]', ['[x]†', 'file: no-category a']],
  [
    'in an include too',
    { main: '#include b\n[x]', b: 'a=1\n[y]' },
    ['[y]†', '[x]', 'include: no-category a'],
  ],
  ['no closing bracket', '[x]\na=1\n[y\nb=2\n[z]', ['[x] a=1', '[z]†', 'file: no-closing-bracket']],
  [
    'no closing bracket in an include',
    { main: '[w]\n#include b\nc=3', b: '[x]\na=1\n[y\nb=2\n[z]' },
    ['[w] c=3', '[x] a=1', '[z]†', 'include: no-closing-bracket'],
  ],
  ['an unterminated comment', '[x]\na=1\n;-- [y]\nb=2', ['[x] a=1', 'line: unterminated-comment ;--']],
];

describe('what Asterisk reads of a file', () => {
  for (const [name, files, expected] of cases) it(name, () => assert.deepEqual(load(files), expected));
});
