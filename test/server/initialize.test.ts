import assert from 'node:assert/strict';
import type { InitializeResult } from 'vscode-languageserver';
import { stage } from './support';
import { FAULT, FAULTY } from './support/texts';

const SERVER_NOT_INITIALIZED = -32002;
const INVALID_REQUEST = -32600;
const METHOD_NOT_FOUND = -32601;

const start = { line: 0, character: 0 };
const end = { line: 0, character: 1 };

/** Every request about one document: its parameters beside the document, and the empty answer. */
const questions: [method: string, params: object, empty: unknown][] = [
  ['textDocument/hover', { position: start }, null],
  ['textDocument/completion', { position: start }, { isIncomplete: false, items: [] }],
  ['textDocument/definition', { position: start }, null],
  ['textDocument/references', { position: start, context: { includeDeclaration: true } }, []],
  ['textDocument/documentSymbol', {}, []],
  ['textDocument/documentLink', {}, []],
  ['textDocument/codeAction', { range: { start, end }, context: { diagnostics: [] } }, []],
  [
    'textDocument/codeAction',
    { range: { start, end }, context: { diagnostics: [], only: ['source.fixAll.sipLens'] } },
    [],
  ],
];

/** Documents that nobody opened, or that are nothing of ours. */
const strangers = [
  'file:///nowhere/pjsip.conf',
  'file:///nowhere/nginx.conf',
  'file:///nowhere/%zz/pjsip.conf',
  'file:///nowhere/a%2Fb/pjsip.conf',
  'untitled:Untitled-1',
  'git:/nowhere/pjsip.conf?%7B%22ref%22%3A%22HEAD%22%7D',
  'vscode-notebook-cell:/nowhere/pjsip.conf#W0',
  'https://example.com/pjsip.conf',
  'pjsip.conf',
  '',
];

describe('the answer to initialize', () => {
  const { fresh } = stage();
  const common = {
    textDocumentSync: { openClose: true, change: 2, save: { includeText: false } },
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    renameProvider: true,
    documentSymbolProvider: true,
    documentLinkProvider: {},
    codeLensProvider: { resolveProvider: true },
    codeActionProvider: { codeActionKinds: ['quickfix', 'source.fixAll.sipLens'] },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };

  for (const pull of [true, false]) {
    it(`to a client that ${pull ? 'asks' : 'does not ask'} for diagnostics`, async () => {
      const { capabilities, serverInfo }: InitializeResult = await fresh({ pull }).initialize();
      const { completionProvider, diagnosticProvider, ...rest } = capabilities;
      assert.deepEqual(rest, common);
      for (const character of ['=', '"', "'", '<', '{'])
        assert.ok(completionProvider?.triggerCharacters?.includes(character), character);
      const provider = { identifier: 'sip-lens', interFileDependencies: true, workspaceDiagnostics: true };
      assert.deepEqual(diagnosticProvider, pull ? provider : undefined);
      assert.equal(serverInfo?.name, 'sip-lens');
    });
  }

  it('comes to a client without any capability or folder', async () => {
    const client = fresh();
    const params = { processId: null, rootUri: null, capabilities: {} };
    const { capabilities } = await client.request<InitializeResult>('initialize', params);
    assert.equal(capabilities.diagnosticProvider, undefined);
  });
});

describe('questions', () => {
  const { fresh, client: newClient, site: newSite } = stage();

  it('are answered before the client says that it is initialized', async () => {
    const uri = newSite({ 'pjsip.conf': FAULTY }).uri('pjsip.conf');
    const client = fresh();
    await client.initialize();
    client.open(uri, FAULTY);
    assert.deepEqual(await client.findings(uri), [`4 ${FAULT}`]);
    const position = { line: 3, character: 1 };
    assert.ok(await client.request('textDocument/completion', { textDocument: { uri }, position }));
  });

  it('are refused before initialize, and what comes then is forgotten', async () => {
    const site = newSite({ 'pjsip.conf': FAULTY });
    const client = fresh({ folders: [site.uri()] });
    const textDocument = { uri: site.uri('pjsip.conf') };
    client.open(site.uri('other.conf'), FAULTY);
    const refused = await client.errorOf('textDocument/hover', { textDocument, position: start });
    assert.equal(refused, SERVER_NOT_INITIALIZED);
    assert.equal(await client.errorOf('textDocument/diagnostic', { textDocument }), SERVER_NOT_INITIALIZED);
    await client.initialize();
    client.initialized();
    // the folders of the client count, not those of a session that a stray message began
    await client.until('a look at the folder', async () => (await client.pullAll()).items.length > 0);
  });

  it('are refused after shutdown, and what comes then changes nothing', async () => {
    const client = await newClient();
    await client.request('shutdown');
    const params = { textDocument: { uri: 'file:///nowhere/pjsip.conf' }, position: start };
    assert.equal(await client.errorOf('textDocument/hover', params), INVALID_REQUEST);
    client.open('file:///nowhere/pjsip.conf', FAULTY);
    client.notify('exit');
    assert.equal(await client.program.ended(), 0);
  });

  it('that the server does not know are answered so', async () => {
    const client = await newClient();
    assert.equal(await client.errorOf('textDocument/foldingRange', {}), METHOD_NOT_FOUND);
  });

  for (const pull of [true, false]) {
    it(`about unknown documents are answered with nothing, ${pull ? 'pull' : 'push'}`, async () => {
      const client = await newClient({ pull });
      for (const uri of strangers) {
        for (const [method, params, empty] of questions) {
          const answer = await client.request(method, { textDocument: { uri }, ...params });
          assert.deepEqual(answer, empty, `${method} ${uri}`);
        }
        const report = await client.pull(uri);
        assert.ok(report.kind === 'full', uri);
        assert.deepEqual(report.items, [], uri);
      }
    });
  }

  it('whose parameters make no sense get an error or nothing, and the server goes on', async () => {
    const { client, site } = await stageOf(newSite({ 'pjsip.conf': FAULTY }));
    for (const [method] of questions) {
      for (const params of [{}, { textDocument: null }, { textDocument: { uri: 7 } }, { position: 'here' }])
        await client.errorOf(method, params);
    }
    assert.deepEqual(await client.findings(site.uri('pjsip.conf')), [`4 ${FAULT}`]);
    client.expectFailures();
  });

  async function stageOf(site: ReturnType<typeof newSite>) {
    return { site, client: await newClient({ folders: [site.uri()] }) };
  }
});
