import assert from 'node:assert/strict';
import { emulatorFrom } from '../../../client/src/account/emulator';

describe('the emulator', () => {
  const taken: [setting: string, url: string][] = [
    ['http://127.0.0.1:4010', 'http://127.0.0.1:4010'],
    [' http://localhost:4010/ ', 'http://localhost:4010'],
    ['http://127.9.8.7', 'http://127.9.8.7'],
    ['http://[::1]:4010', 'http://[::1]:4010'],
    // the parser of URLs reads short and hexadecimal forms as the same address
    ['http://127.1:4010', 'http://127.0.0.1:4010'],
    ['http://0x7f000001:4010', 'http://127.0.0.1:4010'],
  ];
  for (const [setting, url] of taken) {
    it(`may be ${setting.trim()}`, () => assert.deepEqual(emulatorFrom(setting), { url }));
  }

  const refused: [setting: string, why: RegExp][] = [
    ['http://192.0.2.1:4010', /192\.0\.2\.1, which is not this machine/],
    ['http://api.twilio.com', /not this machine/],
    ['http://localhost.example', /not this machine/],
    ['http://127.0.0.1.example', /not this machine/],
    ['http://[::ffff:127.0.0.1]', /not this machine/],
    ['http://0.0.0.0:4010', /not this machine/],
    ['http://127.0.0.1@192.0.2.1', /not this machine/],
    ['http://user:Example-Passw0rd@127.0.0.1', /user or a password/],
    ['https://127.0.0.1', /no http/],
    ['127.0.0.1:4010', /no http/],
    ['http://127.0.0.1/path', /a path/],
    ['nonsense', /no http/],
  ];
  for (const [setting, why] of refused) {
    it(`is not ${setting}, and that is said with what to do`, () => {
      const found = emulatorFrom(setting);
      assert.ok(found && 'problem' in found);
      assert.match(found.problem, why);
      assert.match(found.problem, /Write a loopback address/);
      assert.doesNotMatch(found.problem, /Passw0rd/);
    });
  }

  it('is not there where nothing is set', () => {
    for (const setting of ['', '  ', undefined, null, 4010]) assert.equal(emulatorFrom(setting), undefined);
  });
});
