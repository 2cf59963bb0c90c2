import assert from 'node:assert/strict';
import { fixAll, isSafe } from '../../server/src/diagnostics/fix-all';
import { linePlace, valuePlace } from '../../server/src/dialects/asterisk/objects/setting';
import type { Fix, FixKind } from '../../server/src/rules/finding';
import { report } from '../../server/src/rules/report';
import { type AnyRule, rule } from '../../server/src/rules/rule';
import { rangeOf } from '../../server/src/text/range';
import { CheckedWorkspace, uriOf } from '../support/checked-workspace';

/** A rule that finds a value and offers to write others. */
function replacing(id: string, value: string, by: readonly string[], kind: FixKind = 'safe'): AnyRule {
  return rule({
    id,
    title: id,
    severity: 'warning',
    on: 'asterisk.section',
    docs: { why: '', invalid: [], valid: [] },
    check(section, context) {
      for (const entry of section.entries) {
        if (entry.value !== value) continue;
        const { uri, range } = valuePlace(entry);
        const fixes = by.map(
          (newText): Fix => ({ title: `Write ${newText}`, kind, edits: [{ uri, range, newText }] }),
        );
        report(context, this, linePlace(entry), `${value} is found`, { fixes: () => fixes });
      }
    },
  });
}

async function fixed(text: string, rules: readonly AnyRule[], accepts = isSafe) {
  const checked = await CheckedWorkspace.of(new Map([['/pjsip.conf', text]]), { rules });
  const result = fixAll(checked.checker, [uriOf('/pjsip.conf')], accepts);
  return { ...result, text: result.changed[0]?.after ?? text };
}

describe('fix all', () => {
  it('applies what does not overlap at once', async () => {
    const { text, applied } = await fixed('[a]\nx=1\ny=1\n', [replacing('t/one', '1', ['2'])]);
    assert.equal(text, '[a]\nx=2\ny=2\n');
    assert.deepEqual(
      applied.map(({ rule: id, title, line }) => [id, title, line]),
      [
        ['t/one', 'Write 2', 1],
        ['t/one', 'Write 2', 2],
      ],
    );
  });

  it('goes on with what a fix brings up', async () => {
    const rules = [
      replacing('t/one', '1', ['2']),
      replacing('t/two', '2', ['33']),
      replacing('t/three', '33', ['x']),
    ];
    const { text, applied, finished } = await fixed('[a]\nx=1\n', rules);
    assert.equal(text, '[a]\nx=x\n');
    assert.equal(applied.length, 3);
    assert.ok(finished);
  });

  it('applies one of two that want the same place', async () => {
    const rules = [replacing('t/a', '1', ['2']), replacing('t/b', '1', ['3'])];
    const { text, applied } = await fixed('[a]\nx=1\n', rules);
    assert.equal(text, '[a]\nx=2\n');
    assert.equal(applied.length, 1);
  });

  it('stops where fixes undo each other', async () => {
    const rules = [replacing('t/there', '1', ['2']), replacing('t/back', '2', ['1'])];
    const { applied } = await fixed('[a]\nx=1\n', rules);
    assert.equal(applied.length, 1);
  });

  it('stops where a fix has no end', async () => {
    const growing = rule({
      id: 't/grow',
      title: 'grows',
      severity: 'warning',
      on: 'asterisk.section',
      docs: { why: '', invalid: [], valid: [] },
      check(section, context) {
        const fixes = (): Fix[] => [
          {
            title: 'Grow',
            kind: 'safe',
            edits: [{ uri: section.uri, range: rangeOf(0, 0, 0, 0), newText: ';' }],
          },
        ];
        report(context, this, undefined, 'too short', { fixes });
      },
    });
    const { applied, finished } = await fixed('[a]\nx=1\n', [growing]);
    assert.ok(!finished || applied.length <= 1);
    assert.ok(applied.length <= 50);
  });

  it('leaves unsafe fixes alone unless they are asked for', async () => {
    const rules = [replacing('t/unsafe', '1', ['2', '3'], 'unsafe')];
    assert.equal((await fixed('[a]\nx=1\n', rules)).changed.length, 0);
    const { text } = await fixed('[a]\nx=1\n', rules, (finding) => finding.rule === 't/unsafe');
    assert.equal(text, '[a]\nx=2\n');
  });

  it('tells what was there before', async () => {
    const { changed } = await fixed('[a]\nx=1\n', [replacing('t/one', '1', ['2'])]);
    assert.deepEqual(changed, [
      { uri: uriOf('/pjsip.conf'), before: '[a]\nx=1\n', after: '[a]\nx=2\n', encoding: 'utf-8' },
    ]);
  });

  it('makes files that are not there, and sees what comes of it', async () => {
    const moving = rule({
      id: 't/move',
      title: 'moves',
      severity: 'warning',
      on: 'asterisk.section',
      docs: { why: '', invalid: [], valid: [] },
      check(section, context) {
        const entry = section.entries.find(({ name }) => name === 'move');
        if (!entry) return;
        const { uri, range } = linePlace(entry);
        const target = uri.replace('pjsip.conf', 'moved.conf');
        const edits = [
          { uri, range, newText: '#include moved.conf' },
          { uri: target, range: rangeOf(0, 0, 0, 0), newText: 'x=1\n' },
        ];
        report(context, this, undefined, 'move it', {
          fixes: () => [{ title: 'Move', kind: 'safe', edits }],
        });
      },
    });
    const { changed } = await fixed('[a]\nmove=1\n', [moving]);
    assert.deepEqual(
      changed.map(({ uri, before, after }) => [uri, before, after]),
      [
        [uriOf('/pjsip.conf'), '[a]\nmove=1\n', '[a]\n#include moved.conf\n'],
        [uriOf('/moved.conf'), undefined, 'x=1\n'],
      ],
    );
  });
});
