import assert from 'node:assert/strict';
import data from '../../server/src/twilio/data/edges.json';
import { defaultEdge, edgeOf, edges, notForSip, suggestEdges } from '../../server/src/twilio/edges';

describe('edges', () => {
  it('are eight public ones and their interconnects', () => {
    const count = (kind: string) => edges.filter((edge) => edge.kind === kind).length;
    assert.deepEqual([count('public'), count('interconnect')], [8, 8]);
  });

  it('are found by both of their names, and by no other', () => {
    for (const edge of edges) {
      assert.equal(edgeOf(edge.id), edge);
      assert.equal(edgeOf(edge.legacyId), edge);
    }
    for (const label of ['', 'roaming', 'gll', 'london', 'eu1', 'Dublin'])
      assert.equal(edgeOf(label), undefined);
  });

  it('keep the traps of the legacy interconnect names', () => {
    assert.equal(edgeOf('us2-ix')?.id, 'san-jose-ix');
    assert.equal(edgeOf('ie1-ix')?.id, 'london-ix');
    assert.equal(edgeOf('us2')?.id, 'umatilla');
  });

  it('have a default', () => assert.equal(edgeOf(defaultEdge)?.id, 'ashburn'));

  it('say why the labels of the Voice SDK are none', () => {
    assert.match(notForSip('roaming') ?? '', /Voice SDK/);
    assert.equal(notForSip('gll'), notForSip('roaming'));
    assert.equal(notForSip('ashburn'), undefined);
  });

  it('are never another name of themselves, and other names lead to real edges', () => {
    for (const [id, names] of Object.entries(data.otherNames)) {
      assert.ok(edgeOf(id), id);
      for (const name of names) assert.equal(edgeOf(name), undefined, name);
    }
  });
});

const suggestions: readonly [label: string, expected: readonly string[]][] = [
  ['ashbrun', ['ashburn']],
  ['dubln', ['dublin']],
  ['london', ['dublin', 'london-ix']],
  ['london-xi', []],
  ['londn-ix', ['london-ix']],
  ['saopaulo', ['sao-paulo']],
  ['saopaulo-ix', ['sao-paulo-ix']],
  ['us-west-2', ['umatilla']],
  ['virginia', ['ashburn']],
  ['us0', ['ashburn', 'umatilla']],
  ['moon', []],
  ['', []],
];

describe('suggested edges', () => {
  for (const [label, expected] of suggestions) {
    it(`for "${label}": ${expected.join(', ') || 'none'}`, () => {
      assert.deepEqual(suggestEdges(label), expected);
    });
  }
});
