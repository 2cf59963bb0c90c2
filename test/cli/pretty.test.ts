import assert from 'node:assert/strict';
import { join } from 'node:path';
import { codeFrame } from '../../server/src/cli/check/formats/code-frame';
import { printable } from '../../server/src/cli/printable';
import { Progress } from '../../server/src/cli/session/progress';
import { COLOURED, chooseStyle, PLAIN } from '../../server/src/cli/style';
import type { Terminal } from '../../server/src/cli/terminal';
import { counted, shownLength, wrap } from '../../server/src/cli/wrap';
import { MaskedLine } from '../../server/src/text/mask';
import { rangeOf } from '../../server/src/text/range';
import { needProgram, runWith, sipLens } from './sip-lens';

const ROOT = join(__dirname, '../..');
const ESCAPE = '\u001b[';

function terminal(
  changes: Partial<Terminal> & { readonly variables?: Readonly<Record<string, string>> },
): Terminal {
  const { variables = {}, ...rest } = changes;
  return {
    out: () => undefined,
    error: () => undefined,
    columns: 80,
    interactive: false,
    interactiveErrors: false,
    environment: (name) => variables[name],
    folder: '/',
    ...rest,
  };
}

describe('sip-lens check --format pretty', () => {
  needProgram();

  it('shows a sample in a screen and a half of 80 columns', () => {
    const { output, code } = sipLens(ROOT, ['check', 'samples/asterisk'], { environment: { COLUMNS: '80' } });
    assert.equal(code, 1);
    const lines = output.split('\n');
    assert.ok(lines.length <= 60, `${lines.length} lines`);
    const widest = lines.reduce((longest, line) => (line.length > longest.length ? line : longest), '');
    assert.ok(widest.length <= 80, widest);
  });

  it('says what is wrong, where, in whose words, and what mends it', () => {
    const { output } = runWith({ 'pjsip.conf': '[a]\ntype=aor\n  max_contcts = 1 ; one phone\n' }, ['check']);
    assert.match(output, /^pjsip\.conf\n {2}3:3 error aor has no option max_contcts\./);
    assert.match(output, / {5}3 │ max_contcts = 1 ; one phone\n {7}│ \^{11} asterisk\/unknown-option, fix: /);
    assert.match(output, /\n1 error in 1 file\./);
  });

  it('takes a folder without files of a PBX for no success', () => {
    const { output } = runWith({ 'README.md': '# none\n' }, ['check']);
    assert.equal(output, 'No file to check. One that is named is checked whatever it is called.\n');
    const shard = runWith({ 'pjsip.conf': '' }, ['check', '--shard', '2/2']);
    assert.equal(shard.output, 'No findings in 0 files.\n');
  });

  it('has no colours where nobody looks', () => {
    const { output } = runWith({ 'pjsip.conf': '[a]\ntype=aor\nx=1\n' }, ['check']);
    assert.ok(!output.includes(ESCAPE));
  });

  it('lets nothing of a file steer the terminal', () => {
    const { output } = runWith(
      { 'pjsip.conf': '[a\u001b]0;x\u0007]\ntype=aor\ncol\u001b[31mour=\u009b1\u202ex\n' },
      ['check'],
    );
    assert.match(output, /unknown-option/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    assert.doesNotMatch(output, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });
});

describe('colours', () => {
  const cases: readonly {
    readonly options?: readonly string[];
    readonly variables?: Readonly<Record<string, string>>;
    readonly interactive: boolean;
    readonly coloured: boolean;
  }[] = [
    { interactive: true, coloured: true },
    { interactive: false, coloured: false },
    { options: ['color'], interactive: false, coloured: true },
    { options: ['no-color'], interactive: true, coloured: false },
    { options: ['color', 'no-color'], interactive: true, coloured: false },
    { variables: { NO_COLOR: '1' }, interactive: true, coloured: false },
    { variables: { NO_COLOR: '' }, interactive: true, coloured: true },
    { variables: { NO_COLOR: '1', FORCE_COLOR: '1' }, interactive: true, coloured: false },
    { options: ['color'], variables: { NO_COLOR: '1' }, interactive: false, coloured: true },
    { variables: { FORCE_COLOR: '1' }, interactive: false, coloured: true },
    { variables: { FORCE_COLOR: '0' }, interactive: true, coloured: false },
    { variables: { TERM: 'dumb' }, interactive: true, coloured: false },
  ];
  for (const { options = [], variables, interactive, coloured } of cases) {
    it(`${coloured ? 'are' : 'are not'} used: ${JSON.stringify({ options, variables, interactive })}`, () => {
      const style = chooseStyle(
        new Set(options),
        terminal({ interactive, ...(variables ? { variables } : {}) }),
      );
      assert.equal(style, coloured ? COLOURED : PLAIN);
    });
  }
});

describe('code frames', () => {
  const frame = (line: string, start: number, end: number, width = 60, hint?: string) =>
    codeFrame({
      source: new MaskedLine(line),
      range: rangeOf(6, start, 6, end),
      facts: 'a/rule',
      hint,
      width,
      style: PLAIN,
      paint: (text) => text,
    });

  const cases: readonly [title: string, lines: readonly string[], expected: readonly string[]][] = [
    ['marks the place', frame('  bind = x', 9, 10), ['     7 │ bind = x', '       │        ^ a/rule']],
    ['marks an empty place', frame('bind =', 6, 6), ['     7 │ bind =', '       │       ^ a/rule']],
    ['shows nothing of an empty line', frame('', 0, 0), ['    a/rule']],
    [
      'takes a tab for a blank',
      frame('\tbind\t=\tx', 8, 9),
      ['     7 │ bind = x', '       │        ^ a/rule'],
    ],
    [
      'hides a password and marks it',
      frame('password = abc', 11, 14),
      ['     7 │ password = ••••••••', '       │            ^^^^^^^^ a/rule'],
    ],
    [
      'puts the rule below where it does not fit beside',
      frame('contact = sip:acme.pstn.twilio.com', 10, 34, 44),
      [
        '     7 │ contact = sip:acme.pstn.twilio.com',
        `       │ ${' '.repeat(10)}${'^'.repeat(24)}`,
        '       │ a/rule',
      ],
    ],
  ];
  for (const [title, lines, expected] of cases) it(title, () => assert.deepEqual(lines, expected));

  const hints: readonly [what: string, width: number, expected: readonly string[]][] = [
    ['beside the marks', 60, ['       │ ^^^^^^^^^^ a/rule, fix: Change to y']],
    ['in short beside the marks', 40, ['       │ ^^^^^^^^^^ a/rule, fixable']],
    ['below the marks', 34, ['       │ ^^^^^^^^^^', '       │ a/rule, fix: Change to y']],
    ['in short below the marks', 28, ['       │ ^^^^^^^^^^', '       │ a/rule, fixable']],
    ['where nothing fits', 20, ['       │ ^^^^^^^^^^', '       │ a/rule, fixable']],
  ];
  for (const [what, width, expected] of hints)
    it(`name a fix ${what}`, () =>
      assert.deepEqual(frame('xxxxxxxxxx', 0, 10, width, 'fix: Change to y').slice(1), expected));

  it('shows the part of a long line that matters', () => {
    const [line = '', marks = ''] = frame(`${'x'.repeat(300)}=here${'y'.repeat(300)}`, 301, 305);
    assert.ok(line.length <= 60, line);
    assert.equal(line.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1), 'here');
    assert.match(line, /│ ….*…$/);
  });

  it('marks as much of a long place as there is room for', () => {
    const [line = '', marks = ''] = frame('x'.repeat(500), 0, 500);
    assert.ok(line.length <= 60 && marks.length <= 60);
  });
});

describe('texts for people', () => {
  it('wraps at blanks', () => {
    assert.deepEqual(wrap('one two three', 7), ['one two', 'three']);
    assert.deepEqual(wrap('one two three', 7, 3), ['one', 'two', 'three']);
    assert.deepEqual(wrap('averyverylongword x', 5), ['averyverylongword', 'x']);
    assert.deepEqual(wrap('', 5), []);
  });

  it('does not count colours', () => {
    const red = COLOURED.red('four');
    assert.equal(shownLength(`${red} five`), 9);
    assert.deepEqual(wrap(`${red} five`, 9), [`${red} five`]);
    assert.deepEqual(wrap(`${red} five`, 8), [red, 'five']);
  });

  it('counts', () => {
    assert.equal(counted(1, 'file'), '1 file');
    assert.equal(counted(0, 'file'), '0 files');
    assert.equal(counted(2, 'fix', 'fixes'), '2 fixes');
  });

  it('shows control characters as dots', () => {
    assert.equal(printable('a\tb\u001b[31m\u202e'), 'a b·[31m·');
  });
});

describe('progress', () => {
  function progress(interactiveErrors: boolean) {
    const written: string[] = [];
    let now = 0;
    const shown = new Progress(
      terminal({ interactiveErrors, error: (text) => written.push(text) }),
      () => now,
    );
    return { shown, written, at: (time: number) => (now = time) };
  }

  it('begins after a second, moves ten times a second, and goes', () => {
    const { shown, written, at } = progress(true);
    for (const time of [0, 500, 999]) {
      at(time);
      shown.update(() => `at ${time}`);
    }
    assert.deepEqual(written, []);
    for (const time of [1000, 1050, 1100]) {
      at(time);
      shown.update(() => `at ${time}`);
    }
    assert.deepEqual(written, ['\rat 1000', '\rat 1100']);
    shown.clear();
    assert.equal(written.at(-1), `\r${' '.repeat(7)}\r`);
  });

  it('is for people only', () => {
    const { shown, written, at } = progress(false);
    at(5000);
    shown.update(() => 'x');
    shown.clear();
    assert.deepEqual(written, []);
  });
});
