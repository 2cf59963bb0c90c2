import assert from 'node:assert/strict';
import { DiagnosticSeverity, Uri } from 'vscode';
import { finding, findings, noFinding, open, replace, revert, until, uriOf } from '../workbench';

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
