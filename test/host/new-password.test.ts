import assert from 'node:assert/strict';
import { newPassword } from '../../server/src/host/new-password';

describe('a new password', () => {
  const passwords = Array.from({ length: 500 }, newPassword);

  it('is one that Twilio takes, and that no configuration file has to escape', () => {
    for (const password of passwords) {
      assert.match(password, /^[A-Za-z0-9]{24}$/);
      assert.match(password, /[A-Z]/);
      assert.match(password, /[a-z]/);
      assert.match(password, /[0-9]/);
    }
  });

  it('is never the same', () => {
    assert.equal(new Set(passwords).size, passwords.length);
  });

  it('uses the whole alphabet', () => {
    assert.ok(new Set(passwords.join('')).size > 50);
  });
});
