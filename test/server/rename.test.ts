import assert from 'node:assert/strict';
import type { PrepareRenameResult, WorkspaceEdit } from 'vscode-languageserver';
import { applyEdits } from '../support/apply-edits';
import { stage } from './support';
import { REGISTRATION, registry } from './support/texts';

const FILES = {
  'pjsip.conf': '#include pjsip_trunks.conf\n',
  'pjsip_trunks.conf': REGISTRATION,
  'twilio.registry.yaml': registry('alice'),
} as const;

describe('renaming a SIP Domain over the protocol', () => {
  const { open } = stage();

  /** The registrar: `acme-pbx.sip.dublin.twilio.com`. */
  const position = { line: 2, character: 'server_uri = sip:acme'.length };

  it('marks the name, and edits every file with it', async () => {
    const { client, site } = await open(FILES);
    const textDocument = { uri: site.uri('pjsip_trunks.conf') };
    const prepared = await client.request<PrepareRenameResult | null>('textDocument/prepareRename', {
      textDocument,
      position,
    });
    const start = { line: 2, character: 'server_uri = sip:'.length };
    const range = { start, end: { line: 2, character: 'server_uri = sip:acme-pbx'.length } };
    assert.deepEqual(prepared, { range, placeholder: 'acme-pbx' });
    const params = { textDocument, position, newName: 'northwind' };
    const edit = await client.request<WorkspaceEdit | null>('textDocument/rename', params);
    const edited = (path: keyof typeof FILES) =>
      applyEdits(FILES[path], edit?.changes?.[site.uri(path)] ?? []);
    assert.equal(edited('pjsip_trunks.conf'), REGISTRATION.replaceAll('acme-pbx', 'northwind'));
    assert.equal(edited('twilio.registry.yaml'), registry('alice', 'northwind'));
    assert.deepEqual(Object.keys(edit?.changes ?? {}).length, 2);
  });

  it('says why not, as an error of the request', async () => {
    const { client, site } = await open(FILES);
    const params = { textDocument: { uri: site.uri('pjsip_trunks.conf') }, position, newName: 'acme_pbx' };
    await assert.rejects(
      client.request('textDocument/rename', params),
      /"acme_pbx" is no name of a SIP Domain/,
    );
  });

  it('offers nothing elsewhere', async () => {
    const { client, site } = await open(FILES);
    const params = {
      textDocument: { uri: site.uri('pjsip_trunks.conf') },
      position: { line: 0, character: 2 },
    };
    assert.equal(await client.request('textDocument/prepareRename', params), null);
  });
});
