import assert from 'node:assert/strict';
import { isE164, numberForm, toE164 } from '../../server/src/sip/phone-number';

const table: readonly [text: string, form: string, e164?: string][] = [
  ['+15550100', 'e164'],
  ['+15551230100', 'e164'],
  ['+442079460000', 'e164'],
  ['+12', 'e164'],
  ['+123456789012345', 'e164'],
  ['+1234567890123456', 'malformed'],
  ['+0155501000', 'malformed'],
  ['+1', 'malformed'],
  ['+', 'none'],
  ['+alice', 'none'],
  ['+1 555 123 0100', 'malformed', '+15551230100'],
  ['+1-555-123-0100', 'malformed', '+15551230100'],
  ['+1 (555) 123.0100', 'malformed', '+15551230100'],
  ['15551230100', 'unprefixed', '+15551230100'],
  ['25551230100', 'unprefixed'],
  ['5551230100', 'unprefixed'],
  ['0205551230', 'unprefixed'],
  ['00442079460000', 'unprefixed', '+442079460000'],
  ['011442079460000', 'unprefixed', '+442079460000'],
  ['0011442079460000', 'unprefixed', '+11442079460000'],
  ['000000000', 'unprefixed'],
  ['(555) 123-0100', 'malformed'],
  ['1 (555) 123-0100', 'malformed', '+15551230100'],
  ['1234567890123456', 'malformed'],
  ['112', 'service'],
  ['911', 'service'],
  ['+911', 'service'],
  ['933', 'service'],
  ['+933', 'service'],
  ['999', 'service'],
  ['0', 'service'],
  ['1001', 'service'],
  ['123456', 'service'],
  ['1234567', 'unprefixed'],
  ['*67', 'service'],
  ['*21*15550100#', 'service'],
  ['#31#', 'service'],
  ['*alice', 'none'],
  ['alice', 'none'],
  ['anonymous', 'none'],
  ['1001a', 'none'],
  ['sip:+15550100', 'none'],
  ['', 'none'],
  ['-', 'none'],
];

describe('phone numbers', () => {
  for (const [text, form, e164] of table) {
    it(`"${text}" is ${form}${e164 ? `, meant is ${e164}` : ''}`, () => {
      assert.equal(numberForm(text), form);
      assert.equal(isE164(text), form === 'e164');
      assert.equal(toE164(text), e164);
    });
  }
});
