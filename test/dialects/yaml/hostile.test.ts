import assert from 'node:assert/strict';
import { CheckedWorkspace, uriOf } from '../../support/checked-workspace';

const SIZE = 100_000;
const fill = (piece: string) => piece.repeat(SIZE / piece.length);
const HOST = 'host: acme.pstn.asburn.twilio.com\n';

/** Nine aliases in each of forty mappings. */
const bomb = (join: (name: string) => string) =>
  Array.from(
    { length: 40 },
    (_, index) => `a${index}: &a${index}\n${join(`a${index - 1}`)}  sip_host: a\n`,
  ).join('');

/** Contents with one fault beside what nobody writes, or nothing at all where the value itself is that. */
const contents: readonly [what: string, path: string, text: string][] = [
  ['one long line', '/a.yaml', `x: ${fill('sip ')}\nsip:\n  ${HOST}`],
  ['quotes that do not close', '/a.yaml', `${fill('a: "sip\n')}---\nsip:\n  ${HOST}`],
  ['brackets that do not close', '/a.yaml', `sip:\n  ${HOST}x: ${fill('[')}`],
  ['variables that do not close', '/a.yaml', `sip:\n  ${HOST}  proxy: "${fill('${A')}"\n`],
  ['defaults that do not close', '/a.yaml', `sip:\n  ${HOST}  proxy: ${fill('${A:-')}\n`],
  ['templates that do not close', '/a.yaml', `sip:\n  ${HOST}x: ${fill('{{ sip ')}\n`],
  ['openings of templates', '/a.yaml', `sip:\n  ${HOST}  proxy: "${fill('{')}"\n`],
  ['templates in a sentence', '/a.yaml', `sip:\n  ${HOST}  note: "sip:x${fill('{{a}}')} and"\n`],
  ['a byte order mark and line ends of Windows', '/a.yaml', `\ufeffsip:\r\n  ${HOST.replace('\n', '\r\n')}`],
  ['NUL', '/a.yaml', `sip:\n  ${HOST}${fill('\0')}`],
  ['tabs', '/a.yaml', `sip:\n  ${HOST}${fill('\tsip:\ta\n')}`],
  ['nesting', '/a.yaml', `sip:\n  ${HOST}x:\n${fill('- ')}\n`],
  ['merge keys of merge keys', '/a.yaml', `sip:\n  ${HOST}${bomb((name) => `  <<: *${name}\n`.repeat(9))}`],
  [
    'lists of merge keys',
    '/a.yaml',
    `sip:\n  ${HOST}${bomb((name) => `  <<: [${`*${name}, `.repeat(90)}]\n`)}`,
  ],
  ['a merge key of itself', '/a.yaml', `sip: &sip\n  <<: *sip\n  ${HOST}`],
  ['quotes in .env that do not close', '/.env', `SIP_HOST=acme.pstn.asburn.twilio.com\n${fill('A="sip\n')}`],
  ['blanks in .env', '/.env', `SIP_HOST=acme.pstn.asburn.twilio.com\nexport${fill(' ')}!`],
  ['a byte order mark in .env', '/.env', '\ufeffA=b\r\nSIP_HOST=acme.pstn.asburn.twilio.com\r\n'],
  [
    'variables that double',
    '/.env',
    `SIP_HOST=acme.pstn.asburn.twilio.com\nA0=sip.example.com\n${Array.from({ length: 40 }, (_, index) => `A${index + 1}=\${A${index}}\${A${index}}\n`).join('')}SIP_PROXY=\${A40}\n`,
  ],
];

describe('settings among what nobody writes', () => {
  for (const [what, path, text] of contents)
    it(`are found in due time: ${what}`, async () => {
      const checked = await CheckedWorkspace.of(new Map([[path, text]]));
      const rules = checked.findings(path).map(({ rule }) => rule);
      assert.ok(checked.workspace.recognised(uriOf(path)));
      assert.ok(rules.includes('twilio/unknown-edge'), rules.join(' '));
    });
});
