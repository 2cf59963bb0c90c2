import assert from 'node:assert/strict';
import type { CodeAction } from 'vscode-languageserver';
import { codeActions, toDiagnostic } from '../../server/src/features';
import { lineEdits } from '../../server/src/features/code-actions/fix-all';
import type { Fix } from '../../server/src/rules/finding';
import { report } from '../../server/src/rules/report';
import { rule } from '../../server/src/rules/rule';
import { Place } from '../../server/src/text/place';
import type { Position } from '../../server/src/text/range';
import { pathOf } from '../support/checked-workspace';
import { Scene } from './support';

/** Says of every aor that it should have another name, and offers two ways. */
function renames(id: string, fixesOf: (at: Place) => readonly Fix[]) {
  const renaming = rule({
    id,
    title: 'Renames.',
    severity: 'warning',
    twilioErrors: [32202],
    sipStatus: [403],
    docs: { why: '', invalid: [], valid: [] },
    on: 'asterisk.object',
    check(object, context) {
      if (object.type !== 'aor' || object.name.startsWith('new')) return;
      report(context, renaming, object.at, 'The name is old.', {
        tags: ['deprecated', 'unnecessary'],
        related: [{ at: object.at, message: 'see here' }],
        fixes: () => fixesOf(object.at),
      });
    },
  });
  return renaming;
}

const twoWays = renames('test/old-name', (at) => [
  { title: 'Put "new" ahead', kind: 'safe', edits: [{ uri: at.uri, range: at.range, newText: 'new' }] },
  { title: 'Put "newer" ahead', kind: 'unsafe', edits: [{ uri: at.uri, range: at.range, newText: 'newer' }] },
  { title: 'Ask Twilio', kind: 'account' },
]);

const TEXT = '[other]\ntype=auth\n\n[ol$0d]\ntype=aor\n';

async function actionsOf(text: string, only?: readonly string[], end?: Position, rules = [twoWays]) {
  const scene = await Scene.of(text, rules);
  const range = { start: scene.position, end: end ?? scene.position };
  return { scene, actions: codeActions(scene.context, scene.uri, range, only) };
}

function titles(actions: readonly CodeAction[]): string[] {
  return actions.map(({ title }) => title);
}

function applied(scene: Scene, action: CodeAction | undefined): string {
  return scene.applied(action?.edit?.changes?.[scene.uri] ?? []);
}

async function disabled(text: string, title: string): Promise<string> {
  const { scene, actions } = await actionsOf(text);
  return applied(
    scene,
    actions.find((action) => action.title === title),
  );
}

describe('code actions', () => {
  it('offer the fixes that change texts, and the comments that switch the rule off', async () => {
    const { actions } = await actionsOf(TEXT);
    assert.deepEqual(titles(actions), [
      'Put "new" ahead',
      'Put "newer" ahead',
      'Disable test/old-name for this line',
      'Disable test/old-name for this file',
    ]);
    assert.ok(actions.every(({ kind }) => kind === 'quickfix'));
    assert.deepEqual(
      actions.map(({ isPreferred = false }) => isPreferred),
      [true, false, false, false],
    );
    assert.deepEqual(
      actions.map(({ diagnostics }) => diagnostics?.map(({ code }) => code)),
      actions.map(() => ['test/old-name']),
    );
  });

  it('apply as they say', async () => {
    const { scene, actions } = await actionsOf(TEXT);
    assert.equal(applied(scene, actions[0]), '[other]\ntype=auth\n\n[new]\ntype=aor\n');
    assert.equal(applied(scene, actions[1]), '[other]\ntype=auth\n\n[newer]\ntype=aor\n');
  });

  it('speak of the range that is asked for', async () => {
    assert.deepEqual(titles((await actionsOf('$0[other]\ntype=auth\n[old]\ntype=aor\n')).actions), []);
    const wide = await actionsOf('$0[other]\ntype=auth\n[old]\ntype=aor\n', undefined, {
      line: 4,
      character: 0,
    });
    assert.equal(wide.actions.length, 4);
    assert.equal((await actionsOf('[old$0]\ntype=aor\n')).actions.length, 4, 'the caret behind the word');
  });

  it('are of the kinds that are asked for', async () => {
    assert.equal((await actionsOf(TEXT, ['quickfix'])).actions.length, 4);
    assert.equal((await actionsOf(TEXT, ['refactor'])).actions.length, 0);
    for (const kind of ['source', 'source.fixAll', 'source.fixAll.sipLens']) {
      const { scene, actions } = await actionsOf(TEXT, [kind]);
      assert.deepEqual(titles(actions), ['Apply one safe fix']);
      assert.equal(actions[0]?.kind, 'source.fixAll.sipLens');
      assert.equal(applied(scene, actions[0]), '[other]\ntype=auth\n\n[new]\ntype=aor\n');
    }
    assert.deepEqual((await actionsOf(TEXT, ['source.fixAll.eslint'])).actions, []);
  });

  it('leave the live texts alone while all fixes are tried', async () => {
    const { scene } = await actionsOf(TEXT, ['source.fixAll']);
    assert.equal(scene.checked.findings('/pjsip.conf').length, 1);
    assert.equal(scene.checked.workspace.store.document(scene.uri), undefined);
  });

  it('make a file first that an edit goes to', async () => {
    const move = renames('test/move', ({ uri }) => {
      const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
      return [{ title: 'Move', kind: 'unsafe', edits: [{ uri: `${uri}.secret`, range, newText: 'x' }] }];
    });
    const { actions } = await actionsOf(TEXT, undefined, undefined, [move]);
    const [create, edit] = actions[0]?.edit?.documentChanges ?? [];
    assert.deepEqual(create && 'kind' in create && [create.kind, 'uri' in create && pathOf(create.uri)], [
      'create',
      '/pjsip.conf.secret',
    ]);
    assert.ok(edit && 'edits' in edit && edit.edits.length === 1);
  });

  const disabling: readonly (readonly [title: string, where: string, before: string, after: string])[] = [
    [
      'a line of its own',
      'line',
      TEXT,
      '[other]\ntype=auth\n\n; sip-lens-disable-next-line test/old-name\n[old]\ntype=aor\n',
    ],
    [
      'the indent and the line ends of the file',
      'line',
      '[other]\r\ntype=auth\r\n  [o$0ld]\r\ntype=aor\r\n',
      '[other]\r\ntype=auth\r\n  ; sip-lens-disable-next-line test/old-name\r\n  [old]\r\ntype=aor\r\n',
    ],
    [
      'a comment that is there already',
      'line',
      '; sip-lens-disable-next-line sip/weak-tls -- soon\n[o$0ld]\ntype=aor\n',
      '; sip-lens-disable-next-line sip/weak-tls test/old-name -- soon\n[old]\ntype=aor\n',
    ],
    [
      'the head of the file',
      'file',
      TEXT,
      '; sip-lens-disable-file test/old-name\n[other]\ntype=auth\n\n[old]\ntype=aor\n',
    ],
    [
      'the comment of the file',
      'file',
      '; kept by us\n; sip-lens-disable-file sip/weak-tls\n[o$0ld]\ntype=aor\n',
      '; kept by us\n; sip-lens-disable-file sip/weak-tls test/old-name\n[old]\ntype=aor\n',
    ],
  ];
  for (const [title, where, before, after] of disabling) {
    it(`switch a rule off in ${title}`, async () => {
      assert.equal(await disabled(before, `Disable test/old-name for this ${where}`), after);
    });
  }

  it('edit line by line where they can, and else what differs', () => {
    const texts: readonly (readonly [before: string, after: string, edits: number])[] = [
      ['a\nb\nc\n', 'a\nB\nC\n', 2],
      ['a\nb\nc\n', 'a\nc\n', 1],
      ['a\nb\nc\n', 'a\nx\ny\nb\nc\n', 1],
      ['a\nb', 'a\nb\nc', 1],
      ['a\nb', '', 1],
      ['', 'a\nb', 1],
      ['a\nb\n', 'b\n', 1],
      ['a\nb', 'a', 1],
      ['a', 'a', 0],
    ];
    for (const [before, after, count] of texts) {
      const edits = lineEdits('file:///x', before, after);
      assert.equal(edits.length, count, JSON.stringify([before, after]));
      const scene = { text: before };
      assert.equal(apply(scene.text, edits), after);
    }
  });
});

function apply(text: string, edits: ReturnType<typeof lineEdits>): string {
  const offset = ({ line, character }: Position) =>
    text
      .split('\n')
      .slice(0, line)
      .reduce((sum, each) => sum + each.length + 1, 0) + character;
  return [...edits]
    .sort((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce(
      (result, { range, newText }) =>
        result.slice(0, offset(range.start)) + newText + result.slice(offset(range.end)),
      text,
    );
}

describe('diagnostic', () => {
  it('carries code, page, tags, related places and the numbers of Twilio', async () => {
    const scene = await Scene.of(TEXT, [twoWays]);
    const [finding] = scene.checked.findings('/pjsip.conf');
    assert.ok(finding);
    const range = { start: { line: 3, character: 1 }, end: { line: 3, character: 4 } };
    const { codeDescription, ...diagnostic } = toDiagnostic(finding);
    assert.match(codeDescription?.href ?? '', /\/test\/old-name(\.md)?$/);
    assert.deepEqual(diagnostic, {
      range,
      severity: 2,
      code: 'test/old-name',
      source: 'sip-lens',
      message: 'The name is old.',
      tags: [2, 1],
      relatedInformation: [{ location: { uri: scene.uri, range }, message: 'see here' }],
      data: { twilioErrors: [32202], sipStatus: [403] },
    });
  });

  it('carries nothing that is not there', () => {
    const at = new Place({ uri: 'file:///x', line: 0 }, 0, 0, 1);
    for (const [severity, number] of [
      ['error', 1],
      ['warning', 2],
      ['info', 3],
      ['hint', 4],
    ] as const) {
      const diagnostic = toDiagnostic({ rule: 'a/b', severity, message: 'm', at });
      assert.deepEqual(Object.keys(diagnostic), [
        'range',
        'severity',
        'code',
        'codeDescription',
        'source',
        'message',
      ]);
      assert.equal(diagnostic.severity, number);
    }
  });
});
