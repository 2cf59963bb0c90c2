import assert from 'node:assert/strict';
import { errorLink, twilioError, twilioErrors } from '../../server/src/twilio/errors';

describe('the error codes', () => {
  it('are sorted, unique and whole', () => {
    const codes = twilioErrors().map(({ code }) => code);
    assert.deepEqual(
      codes,
      [...new Set(codes)].sort((a, b) => a - b),
    );
    assert.ok(codes.length > 120);
    for (const { code, title, meaning, level } of twilioErrors()) {
      assert.ok(title.length > 3 && /[.)]$/.test(meaning), `${code}`);
      assert.ok(level === 'error' || level === 'warning', `${code}`);
    }
  });

  const sip: readonly [code: number, status: number | undefined, isGuess: boolean][] = [
    [32201, 403, false],
    [32202, 403, false],
    [32101, 400, false],
    [32001, 503, false],
    [32209, 488, false],
    [32106, 403, true],
    [32210, undefined, false],
    [32212, undefined, false],
    [31203, undefined, false],
  ];
  for (const [code, status, isGuess] of sip) {
    it(`${code} comes with ${status ?? 'no known'} SIP status${isGuess ? ', by inference' : ''}`, () => {
      const error = twilioError(code);
      assert.ok(error);
      assert.equal(error.sip, status);
      assert.equal(error.sipIsGuess ?? false, isGuess);
    });
  }

  it('hold every code that the rule catalogue names', () => {
    const named = [
      31203, 32001, 32002, 32007, 32008, 32010, 32011, 32022, 32101, 32105, 32106, 32200, 32201, 32202, 32204,
      32206, 32207, 32208, 32209, 32210, 32212, 32220, 32221, 32222,
    ];
    for (const code of named) assert.ok(twilioError(code), `${code}`);
  });

  it('say plainly that 31203 is no SIP code', () => {
    assert.match(twilioError(31203)?.meaning ?? '', /Voice SDK/);
  });

  it('leave unknown codes unknown and link to their pages', () => {
    assert.equal(twilioError(32211), undefined);
    assert.equal(errorLink(32202), 'https://www.twilio.com/docs/api/errors/32202');
  });
});
