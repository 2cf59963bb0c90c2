import assert from 'node:assert/strict';
import type { Location, WorkspaceEdit } from 'vscode-languageserver';
import { directoryText, sipYaml } from '../bench/dialect-documents.mjs';
import { pjsipText } from '../bench/documents.mjs';
import { brief, stage } from './support';
import { FAULT, FAULTY, REGISTRATION } from './support/texts';

const MEGABYTES = 3_000_000;
const REQUEST_CANCELLED = -32800;
const start = { line: 0, character: 0 };

/** Files that take long, each with one fault at its end, and what is found. */
const large: readonly [name: string, text: string, found: RegExp][] = [
  ['site/pjsip.conf', `${pjsipText(8000)}[last]\ntype=aor\nmax_contact=1\n`, / asterisk\/unknown-option$/],
  ['fs/directory.xml', directoryText(MEGABYTES), / freeswitch\/unknown-param$/],
  ['values.yaml', sipYaml(MEGABYTES), / twilio\/unknown-edge$/],
];

describe('a large file that is opened', () => {
  const { open } = stage();

  for (const [name, text, found] of large) {
    it(`lets others have their answers before it is read: ${name}`, async () => {
      const { client, site } = await open({ 'pjsip.conf': FAULTY });
      const small = site.uri('pjsip.conf');
      client.open(small, FAULTY);
      await client.pull(small);
      const order: string[] = [];
      client.open(site.uri(name), text);
      const report = client.pull(site.uri(name)).then((answer) => {
        order.push('large');
        return answer;
      });
      for (let count = 0; count < 3; count++) {
        client.change(small, '; a comment\n', { start, end: start });
        const answer = await client.pull(small);
        assert.ok(answer.kind === 'full');
        assert.deepEqual(brief(answer.items), [`${5 + count} ${FAULT}`]);
        order.push('small');
      }
      const answer = await report;
      // on a busy machine the large one may be read before this process has asked for the last
      assert.equal(order[0], 'small', order.join(', '));
      assert.equal(order.length, 4);
      assert.ok(answer.kind === 'full');
      assert.ok(
        brief(answer.items).some((each) => found.test(each)),
        'nothing was found in it',
      );
    });

    it(`is as it was edited while it was read: ${name}`, async () => {
      const { client, site } = await open({});
      const uri = site.uri(name);
      client.open(uri, text);
      const before = client.pull(uri);
      client.change(uri, '\n\n', { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } });
      const after = await client.pull(uri);
      await before;
      assert.ok(after.kind === 'full');
      const last = text.split('\n').length + 2;
      const lines = after.items
        .filter((item) => found.test(brief([item])[0] ?? ''))
        .map(({ range }) => range.start.line);
      assert.ok(
        lines.some((line) => line > last - 6),
        `stands in ${lines} of ${last}`,
      );
    });
  }

  it('is not waited for by those whose request is cancelled', async () => {
    const { client, site } = await open({ 'pjsip.conf': FAULTY });
    const uri = site.uri('values.yaml');
    client.open(uri, sipYaml(MEGABYTES));
    const order: string[] = [];
    const report = client.pull(uri).then(() => order.push('diagnostics'));
    const place = { textDocument: { uri }, position: start };
    const range = { start, end: start };
    const asked = Object.entries({
      hover: place,
      completion: place,
      references: { ...place, context: { includeDeclaration: true } },
      rename: { ...place, newName: 'northwind' },
      documentSymbol: place,
      codeAction: { ...place, range, context: { diagnostics: [] } },
      diagnostic: place,
    }).map(([name, params]) => ({ name, ...client.cancellable(`textDocument/${name}`, params) }));
    // by then all of them wait
    await client.pull(site.uri('pjsip.conf'));
    for (const { cancel } of asked) cancel();
    await Promise.all(
      asked.map(async ({ name, code }) => {
        assert.equal(await code, REQUEST_CANCELLED, name);
        order.push('cancelled');
      }),
    );
    await report;
    assert.deepEqual(order, [...asked.map(() => 'cancelled'), 'diagnostics']);
  });

  it('is searched by those who rename or look for uses, though it is still being read', async () => {
    const { client, site } = await open({ 'pjsip.conf': REGISTRATION });
    const [small, named] = [site.uri('pjsip.conf'), site.uri('values.yaml')];
    client.open(small, REGISTRATION);
    await client.pull(small);
    const position = { line: 2, character: 'server_uri = sip:acme'.length };
    const asked = { textDocument: { uri: small }, position };
    client.open(named, `${sipYaml(MEGABYTES)}last:\n  sip:\n    host: acme-pbx.sip.dublin.twilio.com\n`);
    const edit = client.request<WorkspaceEdit>('textDocument/rename', { ...asked, newName: 'northwind' });
    const uses = client.request<Location[]>('textDocument/references', {
      ...asked,
      context: { includeDeclaration: true },
    });
    assert.deepEqual(Object.keys((await edit).changes ?? {}).sort(), [small, named]);
    assert.deepEqual([...new Set((await uses).map(({ uri }) => uri))].sort(), [small, named]);
  });
});
