import assert from 'node:assert/strict';
import { literalUser, sourcedUri } from '../../server/src/sip/sourced-uri';
import { hasPlaceholder, isTemplateWord, placeholderSpans } from '../../server/src/text/placeholder';

describe('placeholders', () => {
  const forms = [
    '${V}',
    '${V:-default}',
    '$${v}',
    '$V',
    '{{ v }}',
    '{% if v %}',
    '<%= v %>',
    '{v}',
    '__V__',
    '@V@',
    '%V%',
    '<WORD>',
  ];
  for (const form of forms) {
    it(`know ${form}, alone and inside a value`, () => {
      for (const [text, start] of [
        [form, 0],
        [`sip:x@${form}.example.com`, 6],
      ] as const) {
        assert.ok(hasPlaceholder(text));
        assert.deepEqual(placeholderSpans(text), [{ start, end: start + form.length }]);
      }
    });
  }

  for (const text of [
    'sip:alice@example.com',
    '<100>',
    '<sip:+15550100@example.com>',
    '%C3%A9',
    'a_b__c',
    '',
  ]) {
    it(`see none in "${text}"`, () => {
      assert.equal(hasPlaceholder(text), false);
      assert.deepEqual(placeholderSpans(text), []);
    });
  }

  it('are found whatever was looked at before', () => {
    const long = `${'x'.repeat(40)}\${V}`;
    assert.ok(hasPlaceholder(long));
    assert.deepEqual(placeholderSpans('${V}'), [{ start: 0, end: 4 }]);
    assert.deepEqual(placeholderSpans('${V}'), [{ start: 0, end: 4 }]);
    assert.ok(hasPlaceholder('${V}'));
  });

  it('hide the host or the user of a URI, and nothing else of it', () => {
    const uri = (text: string) => {
      assert.ok(hasPlaceholder(text));
      return sourcedUri({ text, origin: 'placeholder' });
    };
    assert.equal(uri('sip:@DOMAIN@.sip.twilio.com').value, undefined);
    assert.equal(literalUser(uri('sip:${USER}@acme.sip.twilio.com')), undefined);
    assert.equal(uri('sip:${USER}@acme.sip.twilio.com').value?.host.text, 'acme.sip.twilio.com');
  });
});

describe('template words', () => {
  for (const text of [
    'YOUR_DOMAIN',
    'your-password',
    'yourcompany',
    'changeme',
    'change-me',
    'xxxx',
    'ACxxxxxxxx',
  ])
    it(`are ${text}`, () => assert.ok(isTemplateWord(text)));
  for (const text of ['acme', 'sip:alice@example.com', 'yourself', 'xxx'])
    it(`are not ${text}`, () => assert.equal(isTemplateWord(text), false));
});
