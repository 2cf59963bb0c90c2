import assert from 'node:assert/strict';
import { extension } from './workbench';

describe('activation', () => {
  it('starts the server without being asked, in a workspace that holds a pjsip.conf', async () => {
    const api = await extension();
    await api.ready;
    assert.equal(api.starts(), 1);
  });
});
