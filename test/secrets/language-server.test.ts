import assert from 'node:assert/strict';
import type { CodeAction, Diagnostic, ServerCapabilities } from 'vscode-languageserver';
import { type Client, stage } from '../server/support';
import { type PlantedFile, plantedSite } from '../support/planted-site';

const NAMES = [
  'pjsip.conf',
  'pjsip_wizard.conf',
  'extensions.conf',
  'fs/freeswitch.xml',
  'voice/compose.yaml',
  'voice/.env',
  'twilio.registry.yaml',
] as const;

const LANGUAGES: Readonly<Record<PlantedFile, string>> = {
  'pjsip.conf': 'asterisk-pjsip',
  'pjsip_wizard.conf': 'asterisk-pjsip',
  'extensions.conf': 'asterisk-dialplan',
  'fs/freeswitch.xml': 'xml',
  'voice/compose.yaml': 'dockercompose',
  'voice/.env': 'dotenv',
  'twilio.registry.yaml': 'yaml',
};

interface Position {
  readonly line: number;
  readonly character: number;
}

/** Every position of a text, or those between a word and what is none. */
function positions(text: string, onlyBounds: boolean): Position[] {
  return text.split('\n').flatMap((content, line) => {
    const all = Array.from({ length: content.length + 1 }, (_, character) => ({ line, character }));
    return onlyBounds
      ? all.filter(({ character }) =>
          /^$|^\W|\W$/.test(content.slice(Math.max(0, character - 1), character + 1)),
        )
      : all;
  });
}

/** What is asked about a file as a whole, by the capability that offers it. */
const OF_FILE: Readonly<Partial<Record<keyof ServerCapabilities, string>>> = {
  diagnosticProvider: 'textDocument/diagnostic',
  documentSymbolProvider: 'textDocument/documentSymbol',
  documentLinkProvider: 'textDocument/documentLink',
  codeLensProvider: 'textDocument/codeLens',
  foldingRangeProvider: 'textDocument/foldingRange',
};

/** What is asked about a position. */
const OF_POSITION: Readonly<Partial<Record<keyof ServerCapabilities, string>>> = {
  hoverProvider: 'textDocument/hover',
  definitionProvider: 'textDocument/definition',
  referencesProvider: 'textDocument/references',
  documentHighlightProvider: 'textDocument/documentHighlight',
};

/** What is asked where a word begins or ends. */
const OF_BOUND: Readonly<Partial<Record<keyof ServerCapabilities, string>>> = {
  completionProvider: 'textDocument/completion',
  renameProvider: 'textDocument/prepareRename',
};

/** What is asked in other ways, or has no answer that could hold a text. */
const OTHERWISE: readonly (keyof ServerCapabilities)[] = [
  ...(['textDocumentSync', 'positionEncoding', 'workspace', 'codeActionProvider'] as const),
  ...(['workspaceSymbolProvider', 'executeCommandProvider'] as const),
];

/** Every question of the language server protocol, about every place of the site that holds secrets. */
describe('the language server tells no secret', function () {
  this.timeout(120_000);
  const { site, fresh } = stage();

  let client: Client;
  let capabilities: ServerCapabilities;
  let folder: ReturnType<typeof site>;
  const start = async ({ pull = true, trace = true } = {}) => {
    folder = site(plantedSite);
    folder.git('init', '--quiet');
    folder.git('add', '.');
    client = fresh({ folders: [folder.uri()], pull, trace });
    ({ capabilities } = await client.initialize());
    client.initialized();
    await client.until('a first status', () => client.statuses.length > 0);
    for (const name of NAMES) client.open(folder.uri(name), plantedSite[name], 1, LANGUAGES[name]);
  };
  /** The answers that were not empty. */
  const ask = async <T>(method: string, params: readonly object[]): Promise<T[]> => {
    const answers = await Promise.all(params.map((each) => client.request<T>(method, each)));
    client.assertNoLeak();
    return answers.filter((answer) => (Array.isArray(answer) ? answer.length > 0 : answer !== null));
  };
  const offered = (questions: Readonly<Partial<Record<keyof ServerCapabilities, string>>>) =>
    Object.entries(questions).filter(([capability]) => capability in capabilities);

  it('has a question here for all that it offers', async () => {
    await start();
    const asked = [...Object.keys({ ...OF_FILE, ...OF_POSITION, ...OF_BOUND }), ...OTHERWISE];
    assert.deepEqual(
      Object.keys(capabilities).filter((each) => !asked.includes(each)),
      [],
    );
  });

  for (const name of NAMES) {
    const [all, bounds] = [positions(plantedSite[name], false), positions(plantedSite[name], true)];
    const at = (places: readonly Position[]) => {
      const textDocument = { uri: folder.uri(name) };
      return places.map((position) => ({ textDocument, position, context: { includeDeclaration: true } }));
    };

    it(`about the whole of ${name}`, async () => {
      await start();
      for (const [, method] of offered(OF_FILE))
        await ask(method, [{ textDocument: { uri: folder.uri(name) } }]);
    });

    it(`about every place in ${name}`, async () => {
      await start();
      for (const [, method] of offered(OF_POSITION)) {
        const answers = await ask(method, at(all));
        if (method === 'textDocument/hover') assert.ok(answers.length > 10, method);
      }
      for (const [, method] of offered(OF_BOUND)) await ask(method, at(bounds));
    });

    it(`in the titles of fixes of ${name}, and in all but the text of their edits`, async () => {
      await start();
      const uri = folder.uri(name);
      const diagnostics = await client.diagnostics(uri);
      assert.ok(diagnostics.length > 1, 'there is something to fix');
      const actions = await ask<CodeAction[]>(
        'textDocument/codeAction',
        diagnostics.map((each) => actionsFor(uri, each)),
      );
      for (const each of actions.flat()) {
        if (each.data !== undefined) await ask('codeAction/resolve', [each]);
      }
    });
  }

  it('about the workspace as a whole', async () => {
    await start();
    await ask('workspace/diagnostic', [{ previousResultIds: [] }]);
    if (capabilities.workspaceSymbolProvider)
      await ask(
        'workspace/symbol',
        ['', 'pass', 'a', 'acme', 'secret'].map((query) => ({ query })),
      );
  });

  it('when it publishes by itself, while a secret is typed', async () => {
    await start({ pull: false });
    const uri = folder.uri('pjsip.conf');
    const [before = '', secret = '', after = ''] = plantedSite['pjsip.conf'].split(/(Example-Pl4nted-1\b)/);
    for (let length = 0; length <= secret.length; length++)
      client.change(uri, before + secret.slice(0, length) + after);
    await client.until('findings', () => client.published.some((each) => each.uri === uri));
    await ask('textDocument/documentSymbol', [{ textDocument: { uri } }]);
    client.close(uri);
  });

  it('when it is asked what it cannot answer', async () => {
    // the trace would show what is asked
    await start({ trace: false });
    client.expectFailures();
    const uri = folder.uri('pjsip.conf');
    const secret = 'Example-Pl4nted-1';
    const bad: readonly [string, object][] = [
      ['textDocument/hover', { textDocument: { uri }, position: { line: secret, character: secret } }],
      ['textDocument/hover', { textDocument: secret }],
      ['textDocument/completion', { textDocument: { uri: secret }, position: null }],
      ['textDocument/codeAction', { textDocument: { uri }, range: secret, context: { diagnostics: secret } }],
      ['textDocument/codeAction', { textDocument: { uri }, context: { diagnostics: [{ message: secret }] } }],
      ['codeAction/resolve', { title: '', data: { uri, secret } }],
      ['workspace/executeCommand', { command: '', arguments: [secret] }],
      ['workspace/diagnostic', { previousResultIds: secret }],
      ['sipLens/account/try', { key: secret, accountSid: secret, region: secret }],
      ['sipLens/account/preview', { title: '', changes: [secret, { kind: secret }] }],
      ['sipLens/account/apply', { fix: { title: '', changes: [{ kind: secret }] }, publicKey: secret }],
      ['sipLens/account/insert', { uri: secret, name: secret }],
    ];
    for (const [method, params] of bad) {
      await client.errorOf(method, params);
      client.assertNoLeak();
    }
    client.notify('textDocument/didChange', {
      textDocument: { uri },
      contentChanges: [{ range: secret, text: secret }],
    });
    client.notify('workspace/didChangeWatchedFiles', { changes: secret });
    await ask('textDocument/documentSymbol', [{ textDocument: { uri } }]);
  });
});

function actionsFor(uri: string, diagnostic: Diagnostic): object {
  return { textDocument: { uri }, range: diagnostic.range, context: { diagnostics: [diagnostic] } };
}
