import assert from 'node:assert/strict';
import { DiagnosticSeverity, languages, Uri, workspace } from 'vscode';
import {
  finding,
  findings,
  noFinding,
  open,
  replace,
  revert,
  serverAnswered,
  until,
  uriOf,
} from '../workbench';

describe('findings', () => {
  it('stand where the fault is, with their rule, severity and documentation', async () => {
    const { document } = await open('asterisk/pjsip.conf');
    const found = await finding(document, 'asterisk/invalid-value', 'dtmf_mode=rfc4773');
    assert.equal(document.getText(found.range), 'rfc4773');
    assert.equal(found.severity, DiagnosticSeverity.Error);
    assert.equal(found.source, 'sip-lens');
    assert.ok(typeof found.code === 'object' && found.code.target instanceof Uri);
    assert.match(found.message, /rfc4773/);
  });

  it('say what Twilio will refuse, by the registry file', async () => {
    const { document } = await open('asterisk/pjsip.conf');
    await finding(document, 'twilio/username-not-found', 'username=alcie');
    await finding(document, 'twilio/domain-not-found', 'contact=sip:acme-pbz');
  });

  it('come from all files of a configuration together', async () => {
    const { document } = await open('asterisk/extensions.conf');
    await finding(document, 'asterisk/undefined-dial-endpoint', 'exten => 100,1');
  });

  it('are shown of files that are not open', async () => {
    const uri = uriOf('odd/site.conf');
    await until(
      'a finding in odd/site.conf',
      () => findings(uri).includes('4: asterisk/invalid-value') || undefined,
      () => findings(uri),
    );
  });

  it('are looked at again when a file changes on the disk', async () => {
    const uri = uriOf('odd/site.conf');
    const text = Buffer.from(await workspace.fs.readFile(uri)).toString();
    const isFound = () => findings(uri).includes('4: asterisk/invalid-value');
    await workspace.fs.writeFile(uri, Buffer.from(text.replace('rfc4773', 'rfc4733')));
    await until('the finding is gone', () => !isFound() || undefined);
    await workspace.fs.writeFile(uri, Buffer.from(text));
    await until('the finding is back', () => isFound() || undefined);
  });

  for (const [path, line] of Object.entries({ 'asterisk/pjsip.conf': 48, 'odd/lobby.conf': 4 })) {
    it(`do not depend on the language that ${path} is shown as`, async () => {
      const { document } = await open(path);
      await finding(document, 'asterisk/invalid-value', 'dtmf_mode=rfc4773');
      const shown = await languages.setTextDocumentLanguage(document, 'jsonc');
      assert.equal(shown.languageId, 'jsonc');
      await serverAnswered();
      await finding(shown, 'asterisk/invalid-value', 'dtmf_mode=rfc4773');
      const same = findings(shown.uri).filter((each) => each === `${line}: asterisk/invalid-value`);
      assert.equal(same.length, 1);
      await languages.setTextDocumentLanguage(shown, 'asterisk-pjsip');
    });
  }

  it('never show a password', async () => {
    const { document } = await open('asterisk/pjsip.conf');
    await finding(document, 'asterisk/invalid-value', 'dtmf_mode=rfc4773');
    assert.doesNotMatch(JSON.stringify(findings(document.uri)), /Example-Passw0rd/);
  });

  it('follow what is typed', async () => {
    const editor = await open('asterisk/pjsip.conf');
    await finding(editor.document, 'asterisk/invalid-value', 'dtmf_mode=rfc4773');
    await replace(editor, 'rfc4773', 'rfc4733');
    await noFinding(editor.document, 'asterisk/invalid-value');
    await replace(editor, 'max_contacts=1', 'max_contacts=one');
    await finding(editor.document, 'asterisk/invalid-value', 'max_contacts=one');
    await revert(editor);
    await finding(editor.document, 'asterisk/invalid-value', 'dtmf_mode=rfc4773');
  });
});
