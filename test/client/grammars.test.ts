// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the variables are of the dialplan
import assert from 'node:assert/strict';
import { highlight } from './grammars';

const block = 'comment.block';
const swallowed = 'comment.block.swallowed';
const line = 'comment.line.semicolon';
const option = 'variable.other.property';
const equals = 'keyword.operator.assignment';
const value = 'string.unquoted.value';
const section = 'entity.name.type.section';

const pjsip: [why: string, text: string, pieces: string[]][] = [
  ['a comment', '; all of it', [`; all of it|${line}`]],
  [
    'three dashes as a comment of one line',
    ';--- no block\na=b',
    [`;--- no block|${line}`, `a|${option}`, `=|${equals}`, `b|${value}`],
  ],
  [
    'a block, and what follows it on its line',
    ';--\n[a]\n--; x',
    [`;--|${block}`, `[a]|${block}`, `--;|${block}`],
  ],
  [
    'nested blocks',
    ';-- a ;-- b --;\nc --;',
    [
      ...[`;--|${block}`, `a|${block}`, `;--|${block}`, `b|${block}`, `--;|${block}`],
      ...[`c|${block}`, `--;|${block}`],
    ],
  ],
  ['a block that its own dashes do not end', ';--;\n[a]', [`;--|${block}`, `;|${block}`, `[a]|${block}`]],
  [
    'a stray end of a block, which swallows the rest of the file',
    'a=b --; c\n[x]',
    [
      ...[
        `a|${option}`,
        `=|${equals}`,
        `b|${value}`,
        '--;|invalid.illegal.stray-block-end',
        `[x]|${swallowed}`,
      ],
    ],
  ],
  [
    'an escaped semicolon',
    'a=b\\;c;d',
    [
      ...[
        `a|${option}`,
        `=|${equals}`,
        `b|${value}`,
        '\\;|constant.character.escape',
        `c|${value}`,
        `;d|${line}`,
      ],
    ],
  ],
  [
    'a template with parents',
    '[a](!,b)',
    [...[`a|${section}`, '!|storage.modifier.template', 'b|entity.other.inherited-class']],
  ],
  [
    'an addition with a filter',
    '[a](+type=auth)',
    [...[`a|${section}`, '+|keyword.operator.append', 'type=auth|string.regexp.filter']],
  ],
  [
    'parents after a blank as ignored',
    '[a] (b) ; c',
    [`a|${section}`, '(b)|comment.line.ignored', `; c|${line}`],
  ],
  [
    'a type',
    'Type => auth ; x',
    ['Type|keyword.other.type', `=>|${equals}`, 'auth|storage.type.object', `; x|${line}`],
  ],
  [
    'a type that does not exist as a plain value',
    'type=peer',
    [`type|${option}`, `=|${equals}`, `peer|${value}`],
  ],
  [
    'booleans, numbers and addresses',
    'a=yes\nb=10\nc=203.0.113.0/30',
    [
      ...[`a|${option}`, `=|${equals}`, 'yes|constant.language'],
      ...[`b|${option}`, `=|${equals}`, '10|constant.numeric'],
      ...[`c|${option}`, `=|${equals}`, '203.0.113.0/30|constant.numeric.address'],
    ],
  ],
  [
    'a SIP URI',
    'uri=sip:alice@acme.sip.twilio.com\\;lr',
    [
      ...[`uri|${option}`, `=|${equals}`, 'sip|support.type.scheme', `:|${value}`, 'alice|string.other.user'],
      ...['acme.sip.twilio.com|string.other.host', '\\;|constant.character.escape', `lr|${value}`],
    ],
  ],
  [
    'placeholders and variables',
    'a={{ x }}\nb=${Y}',
    [
      ...[`a|${option}`, `=|${equals}`, '{{ x }}|variable.parameter.placeholder'],
      ...[`b|${option}`, `=|${equals}`, '${|variable.other', 'Y|variable.other', '}|variable.other'],
    ],
  ],
  ['an appended value', 'a += b', [`a|${option}`, `+=|${equals}`, `b|${value}`]],
  [
    'directives',
    '#include "x/*.conf" ; y',
    [...['#include|keyword.control.directive', '"x/*.conf"|string.unquoted.path', `; y|${line}`]],
  ],
  ['a hash, which begins no comment', '# x', ['#|invalid.illegal.directive', 'x|comment.line.ignored']],
];

const dialplan: [why: string, text: string, pieces: string[]][] = [
  [
    'an extension',
    'exten => _+1NXX,1,NoOp(hi)',
    [
      ...['exten|keyword.control', `=>|${equals}`, '_+1NXX|string.regexp.extension'],
      ...['1|constant.numeric.priority', 'NoOp|entity.name.function.application'],
    ],
  ],
  [
    'a labelled step that dials',
    ' same => n(out),Dial(PJSIP/${EXTEN}@twilio,30)',
    [
      ...['same|keyword.control', `=>|${equals}`, 'n|constant.numeric.priority', 'out|entity.name.label'],
      ...['Dial|entity.name.function.application', 'PJSIP|support.class.technology'],
      ...['${|variable.other', 'EXTEN|variable.other', '}|variable.other', '30|constant.numeric'],
    ],
  ],
  [
    'an expression with text and a function',
    ' same => n,Set(a=$["${CALLERID(num)}" = "x"])',
    [
      ...[
        'same|keyword.control',
        `=>|${equals}`,
        'n|constant.numeric.priority',
        'Set|entity.name.function.application',
      ],
      ...['"|string.quoted.double', '${|variable.other', 'CALLERID|support.function', '(num)|variable.other'],
      ...['}|variable.other', '"|string.quoted.double', '=|keyword.operator'],
      ...['"|string.quoted.double', 'x|string.quoted.double', '"|string.quoted.double'],
    ],
  ],
  [
    'an included context',
    'include => local',
    ['include|keyword.control', `=>|${equals}`, `local|${section}`],
  ],
  [
    'a global variable',
    'TRUNK=PJSIP/twilio ; x',
    [`TRUNK|${option}`, `=|${equals}`, `PJSIP/twilio|${value}`, `; x|${line}`],
  ],
  [
    'blocks as pjsip.conf has them',
    ';--\nexten => 1,1,Answer()\n--;',
    [...[`;--|${block}`, `exten => 1,1,Answer()|${block}`, `--;|${block}`]],
  ],
];

for (const [name, cases] of Object.entries({ pjsip, dialplan })) {
  describe(`the grammar of asterisk-${name}`, () => {
    for (const [why, text, pieces] of cases) {
      it(`colours ${why}`, async () => {
        assert.deepEqual(await highlight(`source.asterisk-${name}`, text), pieces);
      });
    }
  });
}
