import assert from 'node:assert/strict';
import type { DocumentDiagnosticReport, WorkspaceDocumentDiagnosticReport } from 'vscode-languageserver';
import { brief, type Client, stage } from './support';
import { FAULT, FAULTY, REGISTRATION, registry, SOUND } from './support/texts';

const start = { line: 0, character: 0 };

/** Longer than the server waits before it tells the client to ask again. */
const AFTER_REFRESH_MS = 400;

function isFull(
  report: DocumentDiagnosticReport | WorkspaceDocumentDiagnosticReport,
): asserts report is Extract<typeof report, { kind: 'full' }> {
  assert.equal(report.kind, 'full');
}

/** What the client knows after a look at the whole workspace: versions and findings by URI. */
async function everything(client: Client): Promise<Map<string, { version: number | null; found: string[] }>> {
  const { items } = await client.pullAll();
  return new Map(
    items.map((item) => {
      isFull(item);
      return [item.uri, { version: item.version, found: brief(item.items) }];
    }),
  );
}

describe('diagnostics that a client asks for', () => {
  const { open } = stage();

  it('say where, how bad, which rule, why, and where to read more', async () => {
    const { client, site } = await open({ 'pjsip.conf': FAULTY });
    const uri = site.uri('pjsip.conf');
    client.open(uri, FAULTY);
    const report = await client.pull(uri);
    isFull(report);
    const [{ message, codeDescription, ...item } = assert.fail('nothing was found'), ...more] = report.items;
    assert.deepEqual(more, []);
    assert.match(String(message), /colour/);
    assert.match(codeDescription?.href ?? '', /rules\/asterisk\/unknown-option/);
    const range = { start: { line: 3, character: 0 }, end: { line: 3, character: 6 } };
    assert.deepEqual(item, { range, severity: 1, code: FAULT, source: 'sip-lens' });
  });

  it('are not sent again while nothing has changed', async () => {
    const { client, site } = await open({ 'pjsip.conf': FAULTY });
    const uri = site.uri('pjsip.conf');
    client.open(uri, FAULTY);
    const first = await client.pull(uri);
    isFull(first);
    assert.deepEqual(await client.pull(uri, first.resultId), { kind: 'unchanged', resultId: first.resultId });
    client.change(uri, '; a comment\n', { start, end: start });
    const second = await client.pull(uri, first.resultId);
    isFull(second);
    assert.deepEqual(brief(second.items), [`5 ${FAULT}`]);
  });

  it('stand where the text of the moment has them', async () => {
    const { client, site } = await open({ 'pjsip.conf': FAULTY });
    const uri = site.uri('pjsip.conf');
    client.open(uri, FAULTY);
    const found = () => client.findings(uri);
    assert.deepEqual(await found(), [`4 ${FAULT}`]);
    client.change(uri, '\n\n', { start, end: start });
    assert.deepEqual(await found(), [`6 ${FAULT}`]);
    client.change(uri, '', { start, end: { line: 1, character: 0 } });
    assert.deepEqual(await found(), [`5 ${FAULT}`]);
    const line = { line: 4, character: 0 };
    client.change(uri, '', { start: line, end: { line: 5, character: 0 } });
    assert.deepEqual(await found(), []);
    client.change(uri, 'colour = red\n', { start: line, end: line });
    assert.deepEqual(await found(), [`5 ${FAULT}`]);
    client.change(uri, SOUND);
    assert.deepEqual(await found(), []);
  });

  it('are those of another text when a document is closed, changed on the disk and opened again', async () => {
    const { client, site } = await open({ 'pjsip.conf': FAULTY });
    const uri = site.uri('pjsip.conf');
    client.open(uri, FAULTY, 1);
    const first = await client.pull(uri);
    isFull(first);
    client.change(uri, `\n${FAULTY}`);
    site.write({ 'pjsip.conf': `\n${FAULTY}` });
    client.save(uri);
    client.close(uri);
    client.open(uri, `\n${FAULTY}`, 1);
    const second = await client.pull(uri, first.resultId);
    isFull(second);
    assert.deepEqual(brief(second.items), [`5 ${FAULT}`]);
  });

  it('of an earlier server are not taken for those of this one', async () => {
    const { client, site } = await open({ 'pjsip.conf': FAULTY });
    const uri = site.uri('pjsip.conf');
    client.open(uri, FAULTY);
    const first = await client.pull(uri);
    isFull(first);
    await client.stop();
    const { client: next } = await open({ 'other.conf': '' });
    next.open(uri, SOUND);
    isFull(await next.pull(uri, first.resultId));
  });
});

describe('diagnostics of the whole workspace', () => {
  const { open, client: newClient, site: newSite } = stage();

  it('name the files with findings, and the versions of those that are open', async () => {
    const { client, site } = await open({
      'a/pjsip.conf': FAULTY,
      'b/pjsip.conf': FAULTY,
      'c/pjsip.conf': SOUND,
      'c/nginx.conf': 'server { colour red; }\n',
    });
    client.open(site.uri('b/pjsip.conf'), `; edited\n${FAULTY}`, 7);
    const all = await everything(client);
    assert.deepEqual([...all.keys()].sort(), [site.uri('a/pjsip.conf'), site.uri('b/pjsip.conf')]);
    assert.deepEqual(all.get(site.uri('a/pjsip.conf')), { version: null, found: [`4 ${FAULT}`] });
    assert.deepEqual(all.get(site.uri('b/pjsip.conf')), { version: 7, found: [`5 ${FAULT}`] });
  });

  it('say what has not changed, and what is gone', async () => {
    const { client, site } = await open({ 'a/pjsip.conf': FAULTY, 'b/pjsip.conf': FAULTY });
    const known: Record<string, string> = {};
    for (const { uri, resultId = '' } of (await client.pullAll()).items) known[uri] = resultId;
    assert.equal(Object.keys(known).length, 2);
    const kinds = async () => {
      const { items } = await client.pullAll(known);
      return new Map(items.map((item) => [item.uri, item.kind === 'full' ? brief(item.items) : item.kind]));
    };
    assert.deepEqual([...(await kinds()).values()], ['unchanged', 'unchanged']);
    client.open(site.uri('a/pjsip.conf'), SOUND);
    site.remove('b/pjsip.conf');
    client.filesChanged({ [site.uri('b/pjsip.conf')]: 'deleted' });
    const after = await kinds();
    assert.deepEqual(after.get(site.uri('a/pjsip.conf')), []);
    assert.deepEqual(after.get(site.uri('b/pjsip.conf')), []);
  });

  it('name a file of which only a comment is to be told', async () => {
    const comment =
      '[alice]\ntype = endpoint\ncontext = office ; sip-lens-disable-line asterisk/unknown-option\n';
    const { client, site } = await open({ 'pjsip.conf': comment });
    const all = await everything(client);
    assert.deepEqual(all.get(site.uri('pjsip.conf'))?.found, ['3 internal/unused-suppression']);
    site.write({ 'pjsip.conf': comment.replace(/ ;.*/, '') });
    client.filesChanged({ [site.uri('pjsip.conf')]: 'changed' });
    assert.equal((await everything(client)).size, 0);
    site.write({ 'pjsip.conf': comment });
    client.filesChanged({ [site.uri('pjsip.conf')]: 'changed' });
    assert.equal((await everything(client)).size, 1);
  });

  it('leave out what is open from elsewhere once it is closed', async () => {
    const { client } = await open({ 'pjsip.conf': SOUND });
    const elsewhere = newSite({ 'pjsip.conf': FAULTY }).uri('pjsip.conf');
    client.open(elsewhere, FAULTY);
    assert.deepEqual([...(await everything(client)).keys()], [elsewhere]);
    client.close(elsewhere);
    assert.deepEqual([...(await everything(client)).keys()], []);
    assert.deepEqual(await client.findings(elsewhere), []);
  });

  it('hold for a client without folders', async () => {
    const client = await newClient();
    const { uri } = { uri: newSite({ 'pjsip.conf': FAULTY }).uri('pjsip.conf') };
    client.open(uri, FAULTY);
    assert.deepEqual([...(await everything(client)).keys()], [uri]);
  });
});

describe('a client that asks is told to ask again', () => {
  const { open } = stage();

  /** Asks for a file, lets something happen, and counts how often it is told: it waits for the `least`. */
  async function refreshesAfter(client: Client, uri: string, act: () => void, least = 0): Promise<number> {
    await client.quiet(AFTER_REFRESH_MS);
    await client.pull(uri);
    const before = client.refreshes;
    act();
    await client.until('a word', () => client.refreshes - before >= least);
    await client.quiet(AFTER_REFRESH_MS);
    return client.refreshes - before;
  }

  const files = {
    'pjsip.conf': '#include pjsip_phones.conf\n[alice]\ntype = endpoint\ncontext = office\naors = alice\n',
    'pjsip_phones.conf': '[alice]\ntype = aor\nmax_contacts = 1\n',
  };

  it('when the file that it includes is edited', async () => {
    const { client, site } = await open(files);
    const [main, included] = [site.uri('pjsip.conf'), site.uri('pjsip_phones.conf')];
    client.open(main, files['pjsip.conf']);
    client.open(included, files['pjsip_phones.conf']);
    const edit = () => client.change(included, files['pjsip_phones.conf'].replace('alice', 'bob'));
    assert.equal(await refreshesAfter(client, main, edit, 1), 1);
    assert.deepEqual(await client.findings(main), ['5 asterisk/undefined-reference']);
  });

  it('though it asked about the whole workspace in between: an open document has a report of its own', async () => {
    const { client, site } = await open(files);
    const [main, included] = [site.uri('pjsip.conf'), site.uri('pjsip_phones.conf')];
    client.open(main, files['pjsip.conf']);
    client.open(included, files['pjsip_phones.conf']);
    const told = await refreshesAfter(
      client,
      main,
      () => {
        client.change(included, files['pjsip_phones.conf'].replace('alice', 'bob'));
        void client.pullAll();
      },
      1,
    );
    assert.equal(told, 1);
  });

  it('when the registry is edited', async () => {
    const { client, site } = await open({
      'pjsip.conf': REGISTRATION,
      'twilio.registry.yaml': registry('alice'),
    });
    const uri = site.uri('pjsip.conf');
    client.open(uri, REGISTRATION);
    client.open(site.uri('twilio.registry.yaml'), registry('alice'), 1, 'yaml');
    const edit = () => client.change(site.uri('twilio.registry.yaml'), registry('bob'));
    assert.equal(await refreshesAfter(client, uri, edit, 1), 1);
  });

  it('when a file is changed on the disk', async () => {
    const { client, site } = await open(files);
    const [main, included] = [site.uri('pjsip.conf'), site.uri('pjsip_phones.conf')];
    client.open(main, files['pjsip.conf']);
    const told = await refreshesAfter(
      client,
      main,
      () => {
        site.remove('pjsip_phones.conf');
        client.filesChanged({ [included]: 'deleted' });
      },
      1,
    );
    assert.equal(told, 1);
  });

  it('but not of what it does itself, and not when nothing has changed', async () => {
    const { client, site } = await open({ ...files, 'other/pjsip.conf': SOUND });
    const uri = site.uri('pjsip.conf');
    client.open(uri, files['pjsip.conf']);
    client.open(site.uri('other/pjsip.conf'), SOUND);
    const acts: [string, () => void][] = [
      ['an edit', () => client.change(uri, `;\n${files['pjsip.conf']}`)],
      ['saving', () => client.save(uri)],
      ['an edit elsewhere', () => client.change(site.uri('other/pjsip.conf'), FAULTY)],
      ['a file of others', () => client.filesChanged({ [site.uri('nginx.conf')]: 'created' })],
      ['settings that stay as they are', () => client.changeSettings({})],
    ];
    for (const [name, act] of acts) assert.equal(await refreshesAfter(client, uri, act), 0, name);
  });

  it('once where much happens at once', async () => {
    const { client, site } = await open(files);
    const [main, included] = [site.uri('pjsip.conf'), site.uri('pjsip_phones.conf')];
    client.open(main, files['pjsip.conf']);
    client.open(included, files['pjsip_phones.conf']);
    const edits = Array.from({ length: 20 }, (_, index) => `[phone${index}]\ntype = aor\n`);
    const told = await refreshesAfter(client, main, () => client.changeAtOnce(included, edits), 1);
    assert.equal(told, 1);
  });

  it('never where it cannot be told', async () => {
    const { client, site } = await open(files, {
      capabilities: { workspace: {}, textDocument: { diagnostic: {} } },
    });
    client.open(site.uri('pjsip_phones.conf'), files['pjsip_phones.conf']);
    const edit = () => client.change(site.uri('pjsip_phones.conf'), '');
    assert.equal(await refreshesAfter(client, site.uri('pjsip.conf'), edit), 0);
  });
});
