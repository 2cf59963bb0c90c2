import assert from 'node:assert/strict';
import { hasPlaceholder, isTemplateWord, placeholderSpans } from '../../server/src/text/placeholder';

/** The placeholders in a text, in «marks»: what must be found, and nothing else. */
const MARKED = [
  '«${HOST}»',
  'sip:«${HOST:-sip.example.com}»:5060',
  '«$${domain}»',
  'sip:«$HOST»',
  '«{{ host }}».example.com',
  '«{{a}}»«{{ b }}»',
  '«{% if tls %}»tls«{% endif %}»',
  "«<%= node['host'] %>»",
  '«{host}»',
  'x«__HOST__»y',
  '«@SIP_HOST@»',
  '«%SIP_HOST%»',
  '«%ACCOUNT%»',
  '«%host%»',
  'sip:«<HOST>»',
  '«<YOUR-HOST>»',
];

/** Texts that only look like placeholders. */
const PLAIN = [
  '',
  'plain',
  '"Bob" <100>',
  'Bob <sip:bob@example.com>',
  '<sip:192.0.2.1>',
  '<prefer_config>',
  '<A>',
  'sip:a%20b@host',
  'sip:%C3%A9t%C3%A9@host',
  '100%',
  '50% of 60%',
  'alice@example.com',
  'a@b@c',
  'snake_case__twice',
  '{2,3}',
  'a{1}',
  '$5',
  'cost$',
  '<=',
  'a < B > c',
];

describe('placeholders', () => {
  for (const marked of MARKED) {
    it(`are found in ${marked}`, () => {
      const text = marked.replace(/[«»]/g, '');
      const found = placeholderSpans(text);
      assert.equal(marksIn(text, found), marked);
      assert.equal(hasPlaceholder(text), true);
    });
  }

  for (const text of PLAIN) {
    it(`are not found in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(placeholderSpans(text), []);
      assert.equal(hasPlaceholder(text), false);
    });
  }

  it('are found again and again', () => {
    assert.deepEqual(
      [1, 2, 3].map(() => hasPlaceholder('${HOST}')),
      [true, true, true],
    );
  });
});

function marksIn(text: string, spans: readonly { start: number; end: number }[]): string {
  let marked = text;
  for (const { start, end } of [...spans].reverse()) {
    marked = `${marked.slice(0, start)}«${marked.slice(start, end)}»${marked.slice(end)}`;
  }
  return marked;
}

describe('template words', () => {
  const words = [
    'YOUR_PASSWORD',
    'your-domain',
    'yourcompany',
    'YourDomain',
    'sip:YOUR_DOMAIN.sip.twilio.com',
    'alice@yourcompany.pstn.twilio.com',
    'changeme',
    'changeit',
    'yourtrunk.pstn.twilio.com',
    'sip.yourprovider.com',
    'change-this-trunk-password',
    'REPLACE_ME',
    'replace_with_long_random_password',
    'change-me-1001',
    'change-me',
    'CHANGE_ME',
    'example',
    'EXAMPLE',
    'xxxx',
    'ACxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
  ];
  const plain = [
    'example.com',
    'sip.example.com',
    'examples',
    'yours',
    'youri',
    'your',
    '_1XXXXXXXXXX',
    'xxx',
    'taxxxx1',
    'my_password',
    'changes',
    'exchangeme',
    'replacement',
    '',
  ];

  for (const word of words) it(`${word} is one`, () => assert.equal(isTemplateWord(word), true));
  for (const word of plain)
    it(`${JSON.stringify(word)} is none`, () => assert.equal(isTemplateWord(word), false));
});
