import assert from 'node:assert/strict';
import { expandBraces, glob, matchesSegment } from '../../server/src/workspace/glob';
import { itIsLinear } from '../support/work';

/** glob(3) with GLOB_BRACE, as Asterisk calls it. */
const segments: [pattern: string, matches: string[], others: string[]][] = [
  ['*.conf', ['a.conf', 'b.c.conf'], ['.conf', 'a.conf.bak', '.a.conf']],
  ['pjsip.?.conf', ['pjsip.d.conf'], ['pjsip..conf.', 'pjsip.dd.conf']],
  ['.*', ['.a', '.conf'], ['a']],
  ['[ab].conf', ['a.conf', 'b.conf'], ['c.conf', 'ab.conf']],
  ['[a-c]x', ['ax', 'bx', 'cx'], ['dx', '-x']],
  ['[!a-c]x', ['dx'], ['ax']],
  ['[^a]x', ['bx'], ['ax']],
  ['[]a]x', [']x', 'ax'], ['bx']],
  ['[a', ['[a'], ['a']],
  ['\\*x', ['*x'], ['ax', '\\*x']],
  ['a*b*c', ['abc', 'aXbYc', 'abcbc'], ['ab', 'abcd']],
  ['**', ['anything', ''], ['.hidden']],
  ['a+(b).conf', ['a+(b).conf'], ['ab.conf']],
];

describe('a pattern of one path segment', () => {
  for (const [pattern, matches, others] of segments) {
    it(pattern, () => {
      for (const name of matches) assert.equal(matchesSegment(name, pattern), true, name);
      for (const name of others) assert.equal(matchesSegment(name, pattern), false, name);
    });
  }

  itIsLinear('takes work in proportion to the name, however many stars there are', (size) => {
    const name = 'a'.repeat(size);
    const pattern = `${'*a'.repeat(size / 20)}*b`;
    return () => assert.equal(matchesSegment(name, pattern), false);
  });
});

const braces: [pattern: string, expected: string[]][] = [
  ['a.conf', ['a.conf']],
  ['{a,b}.conf', ['a.conf', 'b.conf']],
  ['x{a,b}{1,2}', ['xa1', 'xa2', 'xb1', 'xb2']],
  ['{a,{b,c}}', ['a', 'b', 'c']],
  ['{a,}', ['a', '']],
  ['{a', ['{a']],
  ['a}', ['a}']],
];

describe('braces', () => {
  for (const [pattern, expected] of braces)
    it(pattern, () => assert.deepEqual(expandBraces(pattern), expected));

  it('that would give thousands of names are cut off', () => {
    assert.ok(expandBraces('{a,b}'.repeat(20)).length <= 256);
  });
});

describe('a glob over folders', () => {
  const folders: Readonly<Record<string, readonly string[]>> = {
    'file:///etc': ['conf.d', 'pjsip.conf', 'sites'],
    'file:///etc/conf.d': ['a.conf', 'b.conf', 'b.txt'],
    'file:///etc/sites': ['north', 'south'],
    'file:///etc/sites/north': ['x.conf'],
    'file:///etc/sites/south': ['y.conf'],
  };
  const lister = {
    list: (uri: string) => folders[uri]?.map((name) => ({ name, kind: 'file' as const })),
  };
  const cases: [pattern: string, expected: string[]][] = [
    ['pjsip.conf', ['file:///etc/pjsip.conf']],
    ['conf.d/*.conf', ['file:///etc/conf.d/a.conf', 'file:///etc/conf.d/b.conf']],
    ['./conf.d//a.conf', ['file:///etc/conf.d/a.conf']],
    ['sites/*/*.conf', ['file:///etc/sites/north/x.conf', 'file:///etc/sites/south/y.conf']],
    ['missing/*.conf', []],
    ['two words.conf', ['file:///etc/two%20words.conf']],
  ];
  for (const [pattern, expected] of cases) {
    it(pattern, () => assert.deepEqual(glob(lister, 'file:///etc', pattern), expected));
  }

  it('waits for a listing that is on its way', () => {
    assert.equal(glob({ list: () => 'pending' }, 'file:///etc', '*.conf'), 'pending');
  });
});
