import assert from 'node:assert/strict';
import { bindingsByUri, labelFor, rebound } from '../../../client/src/account/bindings';

const folder = (uri: string, setting: unknown) => ({
  setting,
  uriOf: (parts: readonly string[]) => [uri, ...parts.map(encodeURIComponent)].join('/'),
});

describe('bindings of folders to accounts', () => {
  const cases: [why: string, setting: unknown, expected: Record<string, string>][] = [
    ['the folder itself by a dot', { '.': 'north' }, { 'file:///ws': 'north' }],
    ['the folder itself by nothing', { '': 'north' }, { 'file:///ws': 'north' }],
    ['a folder inside', { 'sites/dublin': 'ie' }, { 'file:///ws/sites/dublin': 'ie' }],
    ['slashes and dots of any style', { './sites\\dublin/': 'ie' }, { 'file:///ws/sites/dublin': 'ie' }],
    ['names with spaces', { 'my sites': 'ie' }, { 'file:///ws/my%20sites': 'ie' }],
    ['nothing that leads out', { '../other': 'x', 'a/../../b': 'x' }, {}],
    ['nothing absolute', { '/etc/asterisk': 'x', 'C:\\asterisk': 'x' }, {}],
    ['nothing that is no label', { a: 1, b: '', c: null }, {}],
    ['no setting at all', undefined, {}],
    ['a setting of another kind', 'north', {}],
  ];
  for (const [why, setting, expected] of cases) {
    it(`take ${why}`, () => {
      assert.deepEqual(bindingsByUri([folder('file:///ws', setting)]), expected);
    });
  }

  it('are those of every folder of the window', () => {
    const found = bindingsByUri([
      folder('file:///a', { '.': 'north' }),
      folder('file:///b', { sub: 'south' }),
    ]);
    assert.deepEqual(found, { 'file:///a': 'north', 'file:///b/sub': 'south' });
  });

  const bound = { 'file:///ws': 'all', 'file:///ws/sites': 'sites', 'file:///ws/sites/dublin': 'ie' };
  const labels: [uri: string, label: string | undefined][] = [
    ['file:///ws/pjsip.conf', 'all'],
    ['file:///ws/sites/pjsip.conf', 'sites'],
    ['file:///ws/sites/dublin/pjsip.conf', 'ie'],
    ['file:///ws/sites/dublin', 'ie'],
    ['file:///ws/sites/dublin-2/pjsip.conf', 'sites'],
    ['file:///other/pjsip.conf', undefined],
  ];
  for (const [uri, label] of labels) {
    it(`give ${uri} the label ${label ?? 'of nobody'}: the longest path wins`, () => {
      assert.equal(labelFor(uri, bound), label);
      const reversed = Object.fromEntries(Object.entries(bound).reverse());
      assert.equal(labelFor(uri, reversed), label);
    });
  }
});

describe('a changed binding', () => {
  const cases: [why: string, before: unknown, path: string, label: string | undefined, after: unknown][] = [
    ['is the first one', undefined, '', 'north', { '.': 'north' }],
    ['stands beside the others', { '.': 'north' }, 'ie', 'dublin', { '.': 'north', ie: 'dublin' }],
    ['takes the place of the same path', { './ie/': 'old' }, 'ie', 'new', { ie: 'new' }],
    ['is taken away', { '.': 'north', ie: 'x' }, 'ie', undefined, { '.': 'north' }],
    ['leaves no empty setting', { ie: 'x' }, 'ie', undefined, undefined],
  ];
  for (const [why, before, path, label, after] of cases) {
    it(why, () => assert.deepEqual(rebound(before, path, label), after));
  }
});
