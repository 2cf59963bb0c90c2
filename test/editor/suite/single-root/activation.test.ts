import assert from 'node:assert/strict';
import { workspace } from 'vscode';
import { extension, open, uriOf } from '../workbench';

describe('activation', () => {
  it('starts the server without being asked, in a workspace that holds a pjsip.conf', async () => {
    const sipLens = await extension();
    await sipLens.ready;
    assert.equal(sipLens.starts(), 1);
    assert.equal(sipLens.crashes(), 0);
  });

  const languages = {
    'asterisk/pjsip.conf': 'asterisk-pjsip',
    'asterisk/pjsip.d/phones.conf': 'asterisk-pjsip',
    'asterisk/extensions.conf': 'asterisk-dialplan',
    'odd/lobby.conf': 'asterisk-pjsip',
    'web/nginx.conf': 'properties',
  };
  for (const [path, language] of Object.entries(languages)) {
    it(`opens ${path} as ${language}`, async () => {
      const { document } = await open(path);
      const again = await workspace.openTextDocument(uriOf(path));
      assert.equal(again.languageId, language, `${document.fileName} was opened as another language`);
    });
  }
});
