import assert from 'node:assert/strict';
import { framed, PROGRAMS, pause, stage } from './support';
import { FAULT, FAULTY } from './support/texts';

/** Notifications as no client should send them. */
const malformed: [method: string, params: object | undefined][] = [
  ['textDocument/didOpen', undefined],
  ['textDocument/didOpen', {}],
  ['textDocument/didOpen', { textDocument: { uri: 'file:///x/pjsip.conf' } }],
  ['textDocument/didOpen', { textDocument: { uri: 7, version: 'one', text: null } }],
  ['textDocument/didChange', {}],
  ['textDocument/didChange', { textDocument: { uri: 'file:///x/pjsip.conf', version: 2 } }],
  ['textDocument/didClose', {}],
  ['textDocument/didSave', { textDocument: null }],
  ['workspace/didChangeWatchedFiles', {}],
  ['workspace/didChangeWatchedFiles', { changes: [{}] }],
  ['workspace/didChangeWatchedFiles', { changes: 'all' }],
  ['workspace/didChangeWorkspaceFolders', { event: {} }],
  ['workspace/didChangeWorkspaceFolders', { event: { added: [{ uri: 7 }], removed: [] } }],
  ['workspace/didChangeConfiguration', undefined],
  ['$/setTrace', { value: 'loud' }],
  ['$/cancelRequest', { id: 4711 }],
  ['sipLens/unknown', { a: 1 }],
];

/** Bytes that are no message, or none that makes sense. */
const noise: [name: string, bytes: string][] = [
  ['no JSON', 'Content-Length: 5\r\n\r\n{oops'],
  ['no object', framed([1, 2, 3])],
  ['neither request nor notification', framed({ jsonrpc: '2.0' })],
  ['an answer to nothing', framed({ jsonrpc: '2.0', id: 99, result: 1 })],
  ['an error for nobody', framed({ jsonrpc: '2.0', id: null, error: { code: -1, message: 'x' } })],
  ['a request without parameters', framed({ jsonrpc: '2.0', id: 'n', method: 'textDocument/hover' })],
];

describe('the life of the server', () => {
  const { open, client: newClient, fresh } = stage();

  for (const [name, program] of Object.entries(PROGRAMS)) {
    it(`ends with 0 behind shutdown and exit: ${name}`, async () => {
      const client = await newClient({ program });
      await client.request('shutdown');
      client.notify('exit');
      assert.equal(await client.program.ended(), 0);
    });

    it(`ends with 1 at exit without shutdown: ${name}`, async () => {
      const client = await newClient({ program });
      client.notify('exit');
      assert.equal(await client.program.ended(), 1);
    });

    it(`ends when nobody writes to it any more: ${name}`, async () => {
      const client = await newClient({ program });
      client.program.process.stdin.end();
      assert.equal(await client.program.ended(), 1);
    });

    it(`speaks the same: ${name}`, async () => {
      const { client, site } = await open({ 'pjsip.conf': FAULTY }, { program });
      const uri = site.uri('pjsip.conf');
      client.open(uri, FAULTY);
      assert.deepEqual(await client.findings(uri), [`4 ${FAULT}`]);
    });
  }

  it('ends before it was initialized', async () => {
    const client = fresh();
    client.notify('exit');
    assert.equal(await client.program.ended(), 1);
  });

  it('ends in the middle of its work', async () => {
    const sites = Array.from({ length: 300 }, (_, index) => [`site${index}/pjsip.conf`, FAULTY.repeat(40)]);
    const { client } = await openUnready(Object.fromEntries(sites));
    client.initialized();
    await pause(30);
    await client.request('shutdown');
    client.notify('exit');
    assert.equal(await client.program.ended(), 0);
  });

  it('ends without a word when nobody reads any more', async () => {
    const { client, site } = await open({ 'pjsip.conf': FAULTY }, { pull: false });
    client.program.process.stdout.destroy();
    client.open(site.uri('pjsip.conf'), FAULTY);
    await pause(100);
    client.program.process.stdin.end();
    await client.program.ended();
  });

  it('goes on behind notifications that make no sense', async () => {
    const { client, site } = await open({ 'pjsip.conf': FAULTY });
    const uri = site.uri('pjsip.conf');
    client.open(uri, FAULTY);
    for (const [method, params] of malformed) {
      client.notify(method, params);
      assert.deepEqual(await client.findings(uri), [`4 ${FAULT}`], `${method} ${JSON.stringify(params)}`);
    }
    client.expectFailures();
  });

  it('goes on behind bytes that make no sense', async () => {
    const { client, site } = await open({ 'pjsip.conf': FAULTY });
    const uri = site.uri('pjsip.conf');
    client.open(uri, FAULTY);
    for (const [name, bytes] of noise) {
      client.program.process.stdin.write(bytes);
      assert.deepEqual(await client.findings(uri), [`4 ${FAULT}`], name);
    }
    client.expectFailures();
  });

  it('goes on with a client that refuses what it is asked', async () => {
    const refuse = () => {
      throw new Error('not today');
    };
    const answers = {
      'workspace/configuration': refuse,
      'client/registerCapability': refuse,
      'workspace/diagnostic/refresh': refuse,
    };
    const { client, site } = await open({ 'pjsip.conf': FAULTY }, { answers });
    const uri = site.uri('pjsip.conf');
    client.open(uri, FAULTY);
    await pause(300);
    assert.deepEqual(await client.findings(uri), [`4 ${FAULT}`]);
  });

  async function openUnready(files: Record<string, string>) {
    const site = stageSite(files);
    const client = fresh({ folders: [site.uri()] });
    await client.initialize();
    return { client, site };
  }
  const { site: stageSite } = stage();
});
