import type { Setting } from '../../../server/src/dialects/asterisk/judge';
import type { Random } from '../../support/random';

/** `name = value` in one of the ways people write it. */
export function settingLine(random: Random, { name, value }: Setting): string {
  const escaped = random.below(100) < 90 ? value.replaceAll(';', '\\;') : value;
  const adds = name !== 'type' && random.below(100) < 4;
  const written = adds ? `${name} += ${escaped}` : random.pick(WAYS)(name, escaped);
  return `${written}${random.below(100) < 10 ? random.pick(COMMENTS) : ''}\n`;
}

const WAYS: readonly ((name: string, value: string) => string)[] = [
  (name, value) => `${name}=${value.startsWith('>') ? ' ' : ''}${value}`,
  (name, value) => `${name} = ${value}`,
  (name, value) => `${name}\t=\t${value}`,
  (name, value) => `  ${name} = ${value}  `,
  (name, value) => `${name} => ${value}`,
  (name, value) => `;-- aside --;${name} = ${value}`,
];

const COMMENTS = [' ; comment', '\t;comment', ' ;--- not a block', ' ;-- block --;', ';'];

/** A line that Asterisk skips or that means nothing, or one that adds to an earlier line. */
export function brokenLine(random: Random): string {
  return `${random.pick(BROKEN)}\n`;
}

const BROKEN = [
  '# a comment of another kind',
  '// a comment of another kind',
  'a line without an equals sign',
  '= no name',
  '#define X 1',
  '#include',
  '; plain comment',
  ';-- a block\n[nobody]\ntype = aor\n--;',
  ';-- outer ;-- inner --; still --;',
  '@note += more',
  '@note = \\;',
  '',
  '   ',
  '\\@note = escaped',
  '@note = caf\u00e9',
  `@note = ${'x'.repeat(8300)}`,
];

/** What swallows the rest of the file without a word. */
export function trapLine(random: Random): string {
  return `${random.pick(['@note = x --;', ';--;', ';-- never closed'])}\n`;
}

/** What makes Asterisk refuse the whole file. */
export function fatalLine(random: Random): string {
  return `${random.pick(FATAL)}\n`;
}

const FATAL = [
  '[unclosed',
  '[x](unclosed',
  '[x](nowhere)',
  '[nobody-here](+)',
  '#include "missing.conf"',
  '#include "missing/*.conf"',
  '[x](t0, t1)',
  '[x](x-too-late)\n[x-too-late](!)\n',
];
