import assert from 'node:assert/strict';
import { needReferee } from './index';
import { checkSchema } from './schema-check';

describe('the schema of pjsip.conf', function () {
  this.timeout(60_000);
  before(function () {
    needReferee(this);
  });

  it('is that of the real Asterisk', async () => {
    assert.deepEqual(await checkSchema(), []);
  });
});
