import assert from 'node:assert/strict';
import { editConf, mergeWindows, type TextWindow } from '../../../server/src/syntax/conf/edit';
import { parseConf } from '../../../server/src/syntax/conf/parse';
import { type ConfTree, type Header, printConf } from '../../../server/src/syntax/conf/tree';
import { applyEdit, randomEdit } from '../../support/mutate';
import { Random } from '../../support/random';

const uri = 'file:///pjsip.conf';

const seedText = `; head
[global]
type=global
;-- block
[hidden]
--;
[t](!)
type=endpoint
#include "more.conf"
allow=ulaw

[alice](t)
auth=a\\;b
allow+=,alaw
[alice](+)
context=x ; comment
[bob]
type=aor
contact=sip:bob@192.0.2.1
`;

function describeHeader({ name, start, end, close, rest, fault, items }: Header): unknown {
  return { name, start, end, close, rest, fault, items };
}

/** Everything of a tree but which objects it is made of. */
function shape({ sections }: ConfTree): unknown {
  return sections
    .filter(({ text }) => text !== '')
    .map(({ entries, header, ...section }) => ({
      ...section,
      header: header && describeHeader(header),
      entries: entries.map((entry) => {
        const { kind, line, name, value, nameStart, nameEnd, valueStart, valueEnd, columns, fault } = entry;
        return { kind, line, name, value, nameStart, nameEnd, valueStart, valueEnd, columns, fault };
      }),
    }));
}

describe('an edited tree', () => {
  for (let seed = 1; seed <= 40; seed++) {
    it(`is the tree of the new text, seed ${seed}`, () => {
      const random = new Random(seed);
      let text = seedText;
      const tree = parseConf(uri, text);
      for (let step = 0; step < 60; step++) {
        const edit = randomEdit(random, text);
        const next = applyEdit(text, edit);
        const window = { start: edit.start, oldEnd: edit.end, newEnd: edit.start + edit.newText.length };
        editConf(tree, next, window);
        assert.equal(printConf(tree), next);
        assert.deepEqual(shape(tree), shape(parseConf(uri, next)), `step ${step}: ${JSON.stringify(edit)}`);
        text = next;
      }
    });
  }

  it('is the same after one edit for several', () => {
    const random = new Random(99);
    let text = seedText;
    const tree = parseConf(uri, text);
    for (let step = 0; step < 200; step++) {
      let window: TextWindow | undefined;
      for (let count = 1 + random.below(5); count > 0; count--) {
        const edit = randomEdit(random, text);
        text = applyEdit(text, edit);
        const part = { start: edit.start, oldEnd: edit.end, newEnd: edit.start + edit.newText.length };
        window = window ? mergeWindows(window, part) : part;
      }
      if (window) editConf(tree, text, window);
      assert.deepEqual(shape(tree), shape(parseConf(uri, text)));
    }
  });

  it('keeps every section that the edit does not touch', () => {
    const text = Array.from({ length: 50 }, (_, i) => `[s${i}]\ntype=aor\n`).join('');
    const tree = parseConf(uri, text);
    const before = [...tree.sections];
    const at = text.indexOf('[s25]') + 8;
    const change = editConf(tree, `${text.slice(0, at)}\n${text.slice(at)}`, {
      start: at,
      oldEnd: at,
      newEnd: at + 1,
    });
    assert.deepEqual([change.at, change.removed.length, change.added.length], [25, 1, 1]);
    assert.deepEqual(
      tree.sections.map((section, index) => section === before[index]),
      before.map((_, index) => index !== 25),
    );
    assert.equal(tree.sections[49]?.line, 49 * 2 + 1);
  });
});
