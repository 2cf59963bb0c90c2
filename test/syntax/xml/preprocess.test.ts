import assert from 'node:assert/strict';
import { XmlDocument } from '../../../server/src/syntax/xml/document';
import { XmlPreprocessor } from '../../../server/src/syntax/xml/preprocess';
import type { XmlReading } from '../../../server/src/syntax/xml/source';
import { atOnce } from '../../../server/src/text/steps';
import { Files, reading, uriOf } from './files';

const main = uriOf('freeswitch.xml');

function filesOf(text: string | Readonly<Record<string, string>>): Files {
  return new Files(typeof text === 'string' ? { 'freeswitch.xml': text } : text);
}

/** What the preprocessor writes. */
function effective(text: string | Readonly<Record<string, string>>, options: XmlReading = reading): string {
  const read = new XmlPreprocessor(filesOf(text), options);
  atOnce(read.read(main));
  return read.effective.toString();
}

/** `kind subject: text`, in the order of the file. */
function problems(text: string | Readonly<Record<string, string>>, options: XmlReading = reading): string[] {
  const document = new XmlDocument(main, filesOf(text), options);
  return document.problems.map((problem) => {
    const { kind, subject } = problem;
    return `${kind}${subject === '' ? '' : ` ${subject}`}: ${problem.text.trimEnd()}`;
  });
}

const set = (data: string): string => `<X-PRE-PROCESS cmd="set" data="${data}"/>\n`;

const include = (pattern: string): string => `<X-PRE-PROCESS cmd="include" data="${pattern}"/>\n`;

/** switch_xml.c, `preprocess`, as it was seen on FreeSWITCH 1.10.12. */
const lines: [name: string, text: string, effective: string, problems: string[]][] = [
  ['copies a line', '<a/>\n', '<a/>\n', []],
  ['copies CRLF', '<a/>\r\n<b/>\r\n', '<a/>\r\n<b/>\r\n', []],
  ['copies the last line without its end', '<a>\n</a>', '<a>\n</a>', []],
  ['drops <include> lines', '<include>\n<a/>\n</include>\n', '<a/>\n', []],
  ['drops them with CRLF', '<include>\r\n<a/>\r\n', '\n<a/>\r\n', []],
  ['drops the declaration', '<?xml version="1.0"?>\n<a/>\n', '<a/>\n', []],
  ['loses what stands behind <include>', '<include><a>\n</a>\n', '</a>\n', ['content-lost <include>: <a>']],
  ['loses what stands ahead of </include>', '<a/></include>\n', '', ['content-lost </include>: <a/>']],
  ['loses what stands beside a declaration', '<?xml?><a/>\n', '', ['content-lost <?: <a/>']],
  ['compares <include> exactly', '<Include><include >\n', '<Include><include >\n', []],
  ['loses the rest of a line behind a NUL', '<a/>\0<b/>\n<c/>\n', '<a/><c/>\n', ['nul: \0<b/>']],
  ['ends a line at a carriage return', `<a/>\r${set('b=1')}$\${b}`, '<a/>\r1', []],

  ['sets a variable', `${set('a=1')}<x>$\${a}</x>`, '<x>1</x>', []],
  ['takes names in any case', `${set('Ab=1')}$\${aB}`, '1', []],
  ['trims around the equals sign', `${set('a =  1')}$\${a}`, '1', []],
  [
    'keeps a blank ahead of the name',
    `${set(' a=1')}[$\${a}][$\${ a}]`,
    '[][1]',
    ['undefined-variable a: $${a}'],
  ],
  ['keeps a blank behind the value', `${set('a=1 ')}[$\${a}]`, '[1 ]', []],
  ['splits at the first equals sign', `${set('a=b=c')}$\${a}`, 'b=c', []],
  [
    'ignores a set without an equals sign',
    set('a'),
    '',
    ['directive-ignored no-equals: <X-PRE-PROCESS cmd="set" data="a"/>'],
  ],
  ['deletes with an empty value', `${set('a=1')}${set('a=')}[$\${a}]`, '[]', []],
  ['sees only what was set before', `$\${a}\n${set('a=1')}`, '\n', ['undefined-variable a: $${a}']],
  ['counts the last one', `${set('a=1')}$\${a}\n${set('a=2')}$\${a}`, '1\n2', []],
  ['expands in a value', `${set('a=1')}${set('b=$${a}2')}$\${b}`, '12', []],
  ['does not expand a value again', `${set('a=$')}${set('b=$${a}{c}')}$\${b}`, '%{c}', []],
  ['turns a run-time variable into %{}', `${set('a=${b}')}$\${a}`, '%{b}', []],
  ['leaves run-time variables alone', '${a}\n', '${a}\n', []],
  ['decodes no entities', `${set('a=x&amp;y')}$\${a}`, 'x&amp;y', []],
  [
    'expands in comments and CDATA',
    `${set('a=1')}<!-- $\${a} --><![CDATA[$\${a}]]>`,
    '<!-- 1 --><![CDATA[1]]>',
    [],
  ],
  ['does not nest', `${set('b=1')}[$\${a$\${b}}]`, '[]', ['undefined-variable a$${b}: $${a$${b}}']],
  ['keeps one without an end', '[$${a]\n', '[$${a]\n', ['unterminated-variable: $${a]']],
  [
    'goes on behind one without an end',
    `${set('b=1')}$\${a $\${b}\n`,
    '$${a 1\n',
    ['unterminated-variable: $${a $${b}'],
  ],
  ['knows what the core sets, not its value', '[$${local_ip_v4}]', '[$${local_ip_v4}]', []],
  [
    'finds <include> ahead of a variable’s end only',
    `${set('a=1')}$\${a}</include>\n<include>$\${a}\n`,
    '1</include>\n',
    ['content-lost <include>: $${a}'],
  ],

  ['takes the directive in any case', '<x-pre-process CMD="SET" DATA="a=1"/>\n$${a}', '1', []],
  ['needs no slash', '<X-PRE-PROCESS cmd="set" data="a=1">\n$${a}', '1', []],
  ['ignores what stands between', '<X-PRE-PROCESS x="y" cmd = "set" z data = "a=1" />\n$${a}', '1', []],
  ['takes a closing tag along', '<X-PRE-PROCESS cmd="set" data="a=1"></X-PRE-PROCESS>\n$${a}', '1', []],
  ['drops a lone closing tag', '</X-PRE-PROCESS>\n', '', []],
  [
    'needs data behind cmd',
    '<X-PRE-PROCESS data="a=1" cmd="set"/>\n',
    '',
    ['directive-ignored data-before-command: <X-PRE-PROCESS data="a=1" cmd="set"/>'],
  ],
  [
    'needs double quotes',
    "<X-PRE-PROCESS cmd='set' data='a=1'/>\n",
    '',
    ["directive-ignored single-quotes: <X-PRE-PROCESS cmd='set' data='a=1'/>"],
  ],
  [
    'needs one line',
    '<X-PRE-PROCESS cmd="set"\n  data="a=1"/>\n',
    '  data="a=1"/>\n',
    ['directive-ignored over-lines: <X-PRE-PROCESS cmd="set"'],
  ],
  [
    'ignores a command that it does not know',
    '<X-PRE-PROCESS cmd="sat" data="a=1"/>\n',
    '',
    ['directive-ignored unknown-command: <X-PRE-PROCESS cmd="sat" data="a=1"/>'],
  ],
  [
    'needs a <',
    'a X-PRE-PROCESS b\n',
    '',
    ['content-lost directive: a', 'directive-ignored not-a-tag: X-PRE-PROCESS b'],
  ],
  [
    'takes the beginning of a comment along with a name that has no <',
    '<!--X-PRE-PROCESS cmd="set"\n<a/>\n-->\n',
    '<a/>\n-->\n',
    ['content-lost directive: <!--', 'directive-ignored not-a-tag: X-PRE-PROCESS cmd="set"'],
  ],
  ['reads nothing of UTF-16', '<\0a\0/\0>\0', '<', ['nul: \0a\0/\0>\0']],
  [
    'takes a value whose quote is missing, with all that follows',
    '<X-PRE-PROCESS cmd="set" data="a=1/>\n$${a}',
    '1/>',
    ['unclosed-directive set: <X-PRE-PROCESS cmd="set" data="a=1/>'],
  ],
  [
    'loses what stands around',
    `<a>${set('b=1').trim()}</a>\n`,
    '',
    ['content-lost directive: <a>', 'content-lost directive: </a>'],
  ],
  [
    'ignores a second one',
    `${set('a=1').trim()}${set('b=2')}$\${a}`,
    '1',
    ['second-directive: <X-PRE-PROCESS cmd="set" data="b=2"/>'],
  ],
  [
    'runs in a comment of one line, which goes with it',
    `<a/>\n<!-- ${set('b=1').trim()} -->\n$\${b}`,
    '<a/>\n1',
    ['directive-in-comment set: <X-PRE-PROCESS cmd="set" data="b=1"/>'],
  ],
  [
    'runs in a comment of several lines, which stays',
    `<!--\n${set('b=1')}-->\n$\${b}`,
    '<!--\n-->\n1',
    ['directive-in-comment set: <X-PRE-PROCESS cmd="set" data="b=1"/>'],
  ],

  ['tells nothing of what it drops', '<!--#set "b=1"\n$${a}\n$${\n-->[$${a}]', '[$${a', []],
  ['reads the legacy form', '<!--#set "a=1"-->\n$${a}', '\n1', []],
  ['without quotes too', '<!--#set a=1-->\n$${a}', '\n1', []],
  ['and keeps what stands around it', '<a><!--#set "b=1"--></a>\n', '<a></a>\n', []],
  [
    'which has no env-set',
    '<!--#env-set "a=$B"-->\n',
    '\n',
    ['directive-ignored unknown-command: <!--#env-set "a=$B"-->'],
  ],
  ['swallows lines up to its end', '<!--#set "a=1"\n<b/>\n--><c/>\n$${a}', '<c/>\n1', []],
  [
    'and all where it has none',
    '<!--#set "a=1"\n<b/>\n',
    '',
    ['unclosed-legacy-directive set: <!--#set "a=1"'],
  ],
  [
    'leaves the line behind it unexpanded and cut',
    `${set('b=1')}<!--#set "a=1"\n--><c x="$\${b}"/>\n<d/>`,
    '<c x="$${b<d/>',
    [],
  ],
];

describe('FreeSWITCH’s preprocessor', () => {
  for (const [name, text, expected, found] of lines) {
    it(name, () => {
      assert.equal(effective(text), expected);
      assert.deepEqual(problems(text), found);
    });
  }
});

describe('what only the machine knows', () => {
  const commands: [command: string, data: string][] = [
    ['exec-set', 'a=date'],
    ['stun-set', 'a=stun:stun.example.com'],
    ['env-set', 'a=$A'],
  ];
  for (const [command, data] of commands) {
    it(`is a variable without a value: ${command}`, () => {
      const text = `<X-PRE-PROCESS cmd="${command}" data="${data}"/>\n<x y="$\${a}"/>\n`;
      const document = new XmlDocument(main, filesOf(text), reading);
      const attribute = document.roots[0]?.attribute('y');
      assert.deepEqual([attribute?.value, attribute?.origin], ['$${a}', 'placeholder']);
      const [definition] = document.definitionsOf('A');
      assert.deepEqual([definition?.kind, definition?.value, document.complete], [command, undefined, true]);
      assert.deepEqual(document.problems, []);
    });
  }

  it('is a value made of one', () => {
    assert.equal(effective(`${set('a=$${local_ip_v4}')}[$\${a}]`), '[$${a}]');
  });

  it('does nothing without a dollar sign: env-set', () => {
    assert.deepEqual(problems('<X-PRE-PROCESS cmd="env-set" data="a=B"/>\n'), [
      'directive-ignored no-dollar: <X-PRE-PROCESS cmd="env-set" data="a=B"/>',
    ]);
  });

  it('may come out of a command that writes text: exec', () => {
    const text = '<X-PRE-PROCESS cmd="exec" data="date"/>\n[$${a}]';
    assert.equal(effective(text), '[$${a}]');
    const document = new XmlDocument(main, filesOf(text), reading);
    assert.deepEqual(
      [document.complete, document.faults.map(({ kind }) => kind)],
      [false, ['text-outside-root']],
    );
    assert.deepEqual(problems(text), ['exec: <X-PRE-PROCESS cmd="exec" data="date"/>']);
  });

  it('may be known to the caller', () => {
    const globals = new Map([['conf_dir', '/conf']]);
    assert.equal(effective('$${CONF_DIR}/a', { ...reading, globals }), '/conf/a');
  });

  it('may be set elsewhere where nobody knows what includes the file', () => {
    assert.equal(effective('[$${a}]', { ...reading, fragment: true }), '[$${a}]');
    assert.deepEqual(problems('[$${a}]', { ...reading, fragment: true }), []);
  });
});

describe('the buffer for expanded lines', () => {
  const value = '0123456789'.repeat(180);
  const vars = set(`a=${value}`);
  /** The buffer grows with the lines of its own file. */
  const files = (main: string) => ({ 'freeswitch.xml': `${include('vars.xml')}${main}`, 'vars.xml': vars });
  const used = (length: number): string => `$\${a}${'x'.repeat(length)}`;

  it('takes 2046 bytes', () => {
    assert.equal(effective(files(`${used(245)}\n`)), `${value}${'x'.repeat(245)}\n`);
    assert.deepEqual(problems(files(`${used(150)}\n`)), []);
  });

  it('is nearly full before that', () => {
    assert.deepEqual(problems(files(`${used(200)}\n`)), [`long-line near: ${used(200)}`]);
  });

  it('begins again with what is left of the line where it is full', () => {
    assert.equal(effective(files(`${used(246)}\n`)), '$${a');
    assert.deepEqual(problems(files(`${used(246)}\n`)), [`long-line cut: ${used(246)}`]);
  });

  it('cuts a value that is too long for it at 2048 bytes', () => {
    const text = `${'x'.repeat(900)}\n${set(`a=${'y'.repeat(900)}`)}$\${a}$\${a}$\${a}\n`;
    assert.equal(effective(text), `${'x'.repeat(900)}\n${'y'.repeat(2048)}`);
  });

  it('counts bytes, not characters', () => {
    const text = `${set(`a=${'é'.repeat(400)}`)}$\${a}$\${a}$\${a}\n`;
    assert.equal(effective(text), 'é'.repeat(1024));
  });

  it('grows with the longest line before', () => {
    const long = 'y'.repeat(1100);
    const text = effective(files(`${long}\n${used(246)}\n`));
    assert.equal(text, `${long}\n${value}${'x'.repeat(246)}\n`);
  });

  it('does not matter to a line without variables', () => {
    assert.equal(effective(`${'x'.repeat(5000)}\n`), `${'x'.repeat(5000)}\n`);
  });
});

describe('a line of more than 1 MiB', () => {
  it('becomes two, and loses a byte', () => {
    const text = `${'x'.repeat(1_048_574)}<include>\n<a/>\n`;
    assert.equal(effective(text), `${'x'.repeat(1_048_574)}include>\n<a/>\n`);
    const document = new XmlDocument(main, filesOf(text), reading);
    assert.deepEqual(
      document.problems.map(({ kind }) => kind),
      ['line-limit'],
    );
  });
});

describe('an include', () => {
  it('is relative to the file that includes', () => {
    const text = effective({
      'freeswitch.xml': `<a>\n${include('b/c.xml')}</a>\n`,
      'b/c.xml': include('d.xml'),
      'b/d.xml': '<d/>\n',
      'd.xml': '<wrong/>\n',
    });
    assert.equal(text, '<a>\n<d/>\n</a>\n');
  });

  it('takes files in their order and not those with a dot', () => {
    const text = effective({
      'freeswitch.xml': include('b/*.xml'),
      'b/2.xml': '2',
      'b/10.xml': '10',
      'b/.3.xml': '3',
      'b/c/4.xml': '4',
    });
    assert.equal(text, '102');
  });

  it('shares variables in both directions', () => {
    const text = effective({
      'freeswitch.xml': `${set('a=1')}${include('b.xml')}$\${a}`,
      'b.xml': `$\${a}\n${set('a=2')}`,
    });
    assert.equal(text, '1\n2');
  });

  it('comes behind what stands on the line of a legacy one', () => {
    const text = effective({ 'freeswitch.xml': '<a><!--#include "b.xml"--></a>\n', 'b.xml': '<b/>\n' });
    assert.equal(text, '<a></a>\n<b/>\n');
  });

  it('takes its pattern from a variable', () => {
    const text = effective({ 'freeswitch.xml': `${set('f=b')}${include('$${f}.xml')}`, 'b.xml': '<b/>' });
    assert.equal(text, '<b/>');
  });

  it('runs in a comment', () => {
    const files = { 'freeswitch.xml': `<a>\n<!--\n${include('b.xml')}-->\n</a>\n`, 'b.xml': '<b/>\n' };
    assert.equal(effective(files), '<a>\n<!--\n<b/>\n-->\n</a>\n');
    assert.deepEqual(problems(files), [
      'directive-in-comment include: <X-PRE-PROCESS cmd="include" data="b.xml"/>',
    ]);
    assert.equal(new XmlDocument(main, filesOf(files), reading).roots[0]?.children.length, 0);
  });

  it('may hold one tag of an element', () => {
    const document = new XmlDocument(
      main,
      filesOf({ 'freeswitch.xml': `${include('b.xml')}<c/>\n</a>\n`, 'b.xml': '<a>\n' }),
      reading,
    );
    const [root] = document.roots;
    assert.deepEqual([root?.name, root?.children.map(({ name }) => name), document.faults], ['a', ['c'], []]);
    assert.deepEqual([root?.nameAt.uri, root?.closeTagAt?.uri], [uriOf('b.xml'), main]);
  });

  it('follows 100 files, and the next one is left out', () => {
    const texts: Record<string, string> = { 'freeswitch.xml': include('1.xml') };
    for (let i = 1; i <= 101; i++) texts[`${i}.xml`] = `${i}\n${include(`${i + 1}.xml`)}`;
    assert.deepEqual(effective(texts).trim().split('\n').slice(-2), ['99', '100']);
    assert.deepEqual(problems(texts), ['include-too-deep 101.xml: 101.xml']);
  });

  it('that leads back is told and not followed', () => {
    const texts = { 'freeswitch.xml': include('b.xml'), 'b.xml': `<b/>\n${include('freeswitch.xml')}` };
    assert.equal(effective(texts), '<b/>\n');
    assert.deepEqual(problems(texts), [`include-cycle ${main}: freeswitch.xml`]);
  });

  it('of files that all include each other reads each a few times', () => {
    const texts: Record<string, string> = { 'freeswitch.xml': include('all/*.xml') };
    for (let i = 10; i < 40; i++) texts[`all/${i}.xml`] = `<a${i}/>\n${include('*.xml')}`;
    const document = new XmlDocument(main, filesOf(texts), reading);
    const times = document.chunks.filter(({ source }) => source.includes('<a39/>')).length;
    assert.ok(times > 0 && times < 10, `${times} times`);
    const told = new Set(document.problems.map(({ kind, at }) => `${kind} ${at.uri}`));
    assert.deepEqual(
      [...told].sort(),
      Object.keys(texts)
        .slice(1)
        .map((path) => `include-cycle ${uriOf(path)}`),
    );
    assert.equal(document.complete, true);
  });

  it('of files that include each other twice has an end', () => {
    const texts: Record<string, string> = { 'freeswitch.xml': include('1.xml') };
    for (let i = 1; i < 40; i++) texts[`${i}.xml`] = include(`${i + 1}.xml`).repeat(2);
    const document = new XmlDocument(main, filesOf({ ...texts, '40.xml': '' }), reading);
    assert.equal(document.complete, false);
    assert.ok(document.problems.some(({ kind }) => kind === 'include-too-many'));
  });

  const targets: [
    state: 'none' | 'folder-missing' | 'outside' | 'pending',
    kind: string,
    complete: boolean,
  ][] = [
    ['none', 'include-missing', true],
    ['folder-missing', 'include-folder-missing', true],
    ['outside', 'include-outside', false],
    ['pending', 'include-pending', false],
  ];
  for (const [state, kind, complete] of targets) {
    it(`of nothing: ${state}`, () => {
      const files = filesOf(`<a/>\n${include('b.xml')}`);
      files.answers.set('b.xml', { state });
      const document = new XmlDocument(main, files, reading);
      assert.deepEqual(
        [document.problems.map((one) => [one.kind, one.text]), document.complete],
        [[[kind, 'b.xml']], complete],
      );
    });
  }

  it('of a file that cannot be read', () => {
    const files = filesOf(`<a/>\n${include('b.xml')}`);
    files.answers.set('b.xml', { state: 'unread', uris: [uriOf('b.xml')] });
    const document = new XmlDocument(main, files, reading);
    assert.deepEqual([document.complete, document.files.has(uriOf('b.xml'))], [false, true]);
  });

  it('whose pattern is not known', () => {
    const text = `<a/>\n${include('$${local_ip_v4}/b.xml')}[$\${c}]`;
    assert.equal(effective(text), '<a/>\n[$${c}]');
    assert.deepEqual(problems(text), ['include-unknown $${local_ip_v4}/b.xml: $${local_ip_v4}/b.xml']);
  });
});
