import assert from 'node:assert/strict';
import type { Finding } from '../../server/src/rules/finding';
import { Place } from '../../server/src/text/place';
import { applyEdits } from '../support/apply-edits';
import { uriOf } from '../support/checked-workspace';
import { annotated, expected } from '../support/fixture/annotate';
import { parseFixtures } from '../support/fixture/parse';

const TEXT = `=== two files
# a remark
publicAddresses: 203.0.113.10
//- /pjsip.conf
[alice]
colour = red
^^^^^^ asterisk/unknown-option error unnecessary: has no option
    -> /more.conf:1 the template
//- /more.conf
x = 1
--- after unsafe fix "Remove it"
//- /pjsip.conf
[alice]
--- after account fix "Add alice in Twilio…"
=> us1: Add the user alice
=> us1: Map the list
//- /pjsip.conf
[bob]
=== the next
bind: /site = Acme
--- live
sipLensRegistry: 1
accounts: []
--- alerts
us1 32201 2026-11-22T11:00:00Z refused
//- /pjsip.conf
| internal/unused-suppression info
`;

const finding: Finding = {
  rule: 'asterisk/unknown-option',
  severity: 'error',
  message: 'endpoint has no option colour.',
  at: new Place({ uri: uriOf('/pjsip.conf'), line: 0 }, 1, 0, 6),
  tags: ['unnecessary'],
  related: [
    { at: new Place({ uri: uriOf('/more.conf'), line: 0 }, 0, 0, 1), message: 'the template is here' },
  ],
};

describe('the format of fixtures', () => {
  const [first, second] = parseFixtures(TEXT);
  assert.ok(first && second);

  it('takes what is linked live for no file and no option', () => {
    assert.equal(second.live, 'sipLensRegistry: 1\naccounts: []\n');
    assert.deepEqual(second.alerts, ['us1 32201 2026-11-22T11:00:00Z refused']);
    assert.deepEqual([...second.options], [['bind', '/site = Acme']]);
    assert.deepEqual([first.live, first.alerts], [undefined, undefined]);
  });

  it('takes the marks out of the files', () => {
    assert.equal(first.title, 'two files');
    assert.deepEqual([...first.options], [['publicAddresses', '203.0.113.10']]);
    assert.deepEqual(
      first.files.map(({ path, text }) => [path, text]),
      [
        ['/pjsip.conf', '[alice]\ncolour = red\n'],
        ['/more.conf', 'x = 1\n'],
      ],
    );
  });

  it('reads a mark with tags, message and related place', () => {
    assert.deepEqual(first.files[0]?.marks, [
      {
        line: 1,
        start: 0,
        end: 6,
        endLine: 1,
        rule: 'asterisk/unknown-option',
        severity: 'error',
        tags: ['unnecessary'],
        message: 'has no option',
        related: [{ path: '/more.conf', line: 1, message: 'the template' }],
      },
    ]);
  });

  it('reads what a fix makes of the files', () => {
    const [fix] = first.fixes;
    assert.equal(fix?.title, 'Remove it');
    assert.equal(fix?.kind, 'unsafe');
    assert.equal(fix?.files[0]?.text, '[alice]\n');
    assert.deepEqual(fix?.changes, []);
  });

  it('reads what a fix changes at Twilio, and in the files then', () => {
    const fix = first.fixes[1];
    assert.equal(fix?.kind, 'account');
    assert.deepEqual(fix?.changes, ['us1: Add the user alice', 'us1: Map the list']);
    assert.equal(fix?.files[0]?.text, '[bob]\n');
  });

  it('agrees where the findings are those that are marked', () => {
    assert.equal(annotated(first, [finding]), expected(first));
  });

  const differing: [string, Finding[]][] = [
    ['a finding without a mark', [finding, { ...finding, rule: 'sip/invalid-uri' }]],
    ['a mark without a finding', []],
    ['the same finding twice', [finding, finding]],
    ['another place', [{ ...finding, at: finding.at.slice(0, 5) }]],
    ['another severity', [{ ...finding, severity: 'warning' }]],
    ['another message', [{ ...finding, message: 'endpoint knows no colour.' }]],
    ['a missing tag', [{ ...finding, tags: [] }]],
    ['a missing related place', [{ ...finding, related: [] }]],
  ];
  for (const [what, findings] of differing) {
    it(`disagrees on ${what}`, () => assert.notEqual(annotated(first, findings), expected(first)));
  }
});

describe('edits applied to a text', () => {
  const range = (line: number, start: number, end: number) => ({
    start: { line, character: start },
    end: { line, character: end },
  });

  it('all speak of the text as it was', () => {
    const edits = [
      { range: range(1, 0, 1), newText: 'B' },
      { range: range(0, 0, 0), newText: '>' },
    ];
    assert.equal(applyEdits('a\nb\n', edits), '>a\nB\n');
  });

  it('may not overlap, nor stand outside', () => {
    const overlapping = [
      { range: range(0, 0, 2), newText: '' },
      { range: range(0, 1, 3), newText: '' },
    ];
    assert.throws(() => applyEdits('abc', overlapping));
    assert.throws(() => applyEdits('abc', [{ range: range(3, 0, 0), newText: '' }]));
    assert.throws(() => applyEdits('abc\n', [{ range: range(0, 0, 9), newText: '' }]));
  });
});
