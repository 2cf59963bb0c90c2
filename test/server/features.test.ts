import assert from 'node:assert/strict';
import type {
  CodeAction,
  CompletionList,
  DocumentLink,
  DocumentSymbol,
  Hover,
  Location,
  Position,
  SymbolInformation,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { applyEdits } from '../support/apply-edits';
import { type Client, type Site, stage } from './support';
import { REGISTRATION, registry } from './support/texts';

const MAIN = `#include pjsip_trunks.conf

[alice]
type = endpoint
context = office
auth = alice-auth
aors = alice
colour = red
# comment

[alice-auth]
type = auth
username = alice
`;

const FILES = {
  'pjsip.conf': MAIN,
  'pjsip_trunks.conf': REGISTRATION,
  'twilio.registry.yaml': registry('alice'),
} as const;
type Path = keyof typeof FILES;

/** Just behind a piece of a file. */
function behind(path: Path, piece: string): Position {
  const text = FILES[path];
  const at = text.indexOf(piece);
  assert.ok(at >= 0, `${path} has no ${piece}`);
  const lines = text.slice(0, at + piece.length).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

class Talk {
  constructor(
    readonly client: Client,
    readonly site: Site,
  ) {}

  ask<R>(method: string, path: Path, piece: string, more: object = {}): Promise<R> {
    const textDocument = { uri: this.site.uri(path) };
    const position = behind(path, piece);
    return this.client.request<R>(`textDocument/${method}`, { textDocument, position, ...more });
  }

  /** `path:line` of each, lines from 1. */
  places(locations: readonly Location[] | Location | null): string[] {
    const list = locations === null ? [] : Array.isArray(locations) ? locations : [locations];
    return list.map(({ uri, range }) => `${uri.slice(this.site.uri().length + 1)}:${range.start.line + 1}`);
  }

  actions(path: Path, line: number, only?: readonly string[]): Promise<CodeAction[]> {
    const range = { start: { line, character: 0 }, end: { line, character: 99 } };
    const context = { diagnostics: [], ...(only ? { only } : {}) };
    return this.client.request('textDocument/codeAction', {
      textDocument: { uri: this.site.uri(path) },
      range,
      context,
    });
  }

  applied(path: Path, edit: WorkspaceEdit | undefined): string {
    return applyEdits(FILES[path], edit?.changes?.[this.site.uri(path)] ?? []);
  }
}

describe('answers over the protocol', () => {
  const { open } = stage();

  async function talk(): Promise<Talk> {
    const { client, site } = await open(FILES);
    for (const [path, text] of Object.entries(FILES)) client.open(site.uri(path), text);
    return new Talk(client, site);
  }

  it('to a hover', async () => {
    const { client, site, ...rest } = await talk();
    const self = new Talk(client, site);
    assert.ok(rest);
    const cases: [path: Path, piece: string, text: RegExp][] = [
      ['pjsip.conf', 'aors', /aors/],
      ['pjsip.conf', 'alice-au', /auth/],
      ['pjsip_trunks.conf', 'acme-pbx.sip', /SIP Domain[\s\S]*acme-pbx/],
      ['twilio.registry.yaml', 'registration', /registration/],
    ];
    for (const [path, piece, text] of cases) {
      const hover = await self.ask<Hover | null>('hover', path, piece);
      const contents = hover?.contents;
      assert.ok(contents && typeof contents === 'object' && 'kind' in contents, piece);
      assert.equal(contents.kind, 'markdown');
      assert.match(contents.value, text);
      assert.equal(hover.range?.start.line, behind(path, piece).line);
    }
    assert.equal(await self.ask('hover', 'pjsip.conf', '# comm'), null);
  });

  it('to a completion', async () => {
    const self = await talk();
    const cases: [path: Path, piece: string, label: string][] = [
      ['pjsip.conf', 'type = end', 'endpoint'],
      ['pjsip.conf', 'cont', 'context'],
      ['pjsip.conf', 'auth = alice', 'alice-auth'],
      ['pjsip.conf', '#include pjsip_', 'pjsip_trunks.conf'],
      ['pjsip_trunks.conf', 'server_uri = sip:acme', 'acme-pbx.sip.twilio.com'],
    ];
    for (const [path, piece, label] of cases) {
      const { items } = await self.ask<CompletionList>('completion', path, piece);
      const item = items.find((each) => each.label.startsWith(label.replace(/\..*/, '')));
      assert.ok(item, `${piece}: ${items.map((each) => each.label).join(' ')}`);
      const edit = item.textEdit;
      assert.ok(edit && 'range' in edit);
      assert.equal(edit.range.start.line, behind(path, piece).line);
    }
  });

  it('to a completion, with the caret where one goes on for a client that knows snippets', async () => {
    const text = '<include>\n  <gateway name="acme">\n    <\n  </gateway>\n</include>\n';
    for (const snippetSupport of [true, false]) {
      const completion = { completionItem: { snippetSupport } };
      const { client, site } = await open({}, { capabilities: { textDocument: { completion } } });
      const uri = site.uri('sip_profiles/external/acme.xml');
      client.open(uri, text, 1, 'xml');
      const position = { line: 2, character: 5 };
      const { items } = await client.request<CompletionList>('textDocument/completion', {
        textDocument: { uri },
        position,
      });
      const item = items.find(({ label }) => label === 'param');
      assert.equal(
        item?.textEdit?.newText,
        `param name="${snippetSupport ? '$1" value="$2"/>$0' : '" value=""/>'}`,
      );
      assert.equal(item.insertTextFormat, snippetSupport ? 2 : undefined);
    }
  });

  it('to definition and references, across files', async () => {
    const self = await talk();
    const cases: [path: Path, piece: string, definition: string[], references: string[]][] = [
      ['pjsip.conf', 'auth = alice-', ['pjsip.conf:11'], ['pjsip.conf:6', 'pjsip.conf:11']],
      [
        'pjsip_trunks.conf',
        'outbound_auth = tw',
        ['pjsip_trunks.conf:11'],
        ['pjsip_trunks.conf:5', 'pjsip_trunks.conf:11'],
      ],
      [
        'pjsip_trunks.conf',
        'server_uri = sip:acme-pbx',
        ['twilio.registry.yaml:11'],
        ['pjsip_trunks.conf:3', 'pjsip_trunks.conf:4', 'twilio.registry.yaml:11'],
      ],
      [
        'twilio.registry.yaml',
        'name: acme-pb',
        ['twilio.registry.yaml:11'],
        ['pjsip_trunks.conf:3', 'pjsip_trunks.conf:4', 'twilio.registry.yaml:11'],
      ],
    ];
    for (const [path, piece, definition, references] of cases) {
      const context = { includeDeclaration: true };
      assert.deepEqual(self.places(await self.ask('definition', path, piece)), definition, piece);
      assert.deepEqual(
        self.places(await self.ask('references', path, piece, { context })),
        references,
        piece,
      );
    }
  });

  it('to symbols', async () => {
    const { client, site } = await talk();
    const textDocument = { uri: site.uri('pjsip.conf') };
    const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument });
    assert.deepEqual(
      symbols.map(({ name, detail }) => [name, detail]),
      [
        ['alice', 'endpoint'],
        ['alice-auth', 'auth'],
      ],
    );
    for (const { range, selectionRange } of symbols) {
      assert.ok(range.start.line <= selectionRange.start.line && selectionRange.end.line <= range.end.line);
    }
  });

  it('to symbols of a client that knows no symbols within symbols', async () => {
    const { client, site } = await open(FILES, { capabilities: { textDocument: { diagnostic: {} } } });
    const uri = site.uri('twilio.registry.yaml');
    const symbols = await client.request<SymbolInformation[]>('textDocument/documentSymbol', {
      textDocument: { uri },
    });
    const found = symbols.find(({ name }) => name === 'acme-pbx');
    assert.equal(found?.location.uri, uri);
    assert.equal(found?.location.range.start.line, 10);
    assert.ok(found?.containerName);
    assert.ok(symbols.every((symbol) => !('children' in symbol)));
  });

  it('to links', async () => {
    const { client, site } = await talk();
    const textDocument = { uri: site.uri('pjsip.conf') };
    const links = await client.request<DocumentLink[]>('textDocument/documentLink', { textDocument });
    assert.deepEqual(
      links.map(({ range, target }) => [range.start.line, target]),
      [[0, site.uri('pjsip_trunks.conf')]],
    );
  });

  it('with fixes that lead to the text they promise', async () => {
    const self = await talk();
    const cases: [line: number, title: RegExp, before: string, after: string][] = [
      [7, /^Remove/, 'colour = red\n', ''],
      [
        7,
        /^Disable .* for this line$/,
        'colour = red\n',
        '; sip-lens-disable-next-line asterisk/unknown-option\ncolour = red\n',
      ],
      [
        7,
        /^Disable .* for this file$/,
        '#include',
        '; sip-lens-disable-file asterisk/unknown-option\n#include',
      ],
      [8, /comment/i, '# comment', '; comment'],
    ];
    for (const [line, title, before, after] of cases) {
      const actions = await self.actions('pjsip.conf', line);
      const action = actions.find((each) => title.test(each.title));
      assert.ok(action, `${title}: ${actions.map((each) => each.title).join(', ')}`);
      assert.equal(action.kind, 'quickfix');
      assert.equal(action.diagnostics?.[0]?.range.start.line, line);
      assert.equal(self.applied('pjsip.conf', action.edit), MAIN.replace(before, after));
    }
  });

  it('with a fix for the whole file that leaves nothing of what is safe', async () => {
    const self = await talk();
    const [action, ...more] = await self.actions('pjsip.conf', 0, ['source.fixAll.sipLens']);
    assert.deepEqual(more, []);
    assert.equal(action?.kind, 'source.fixAll.sipLens');
    const fixed = self.applied('pjsip.conf', action.edit);
    assert.equal(fixed, MAIN.replace('# comment', '; comment'));
    self.client.change(self.site.uri('pjsip.conf'), fixed);
    assert.deepEqual(await self.actions('pjsip.conf', 0, ['source.fixAll.sipLens']), []);
    assert.deepEqual(await self.client.findings(self.site.uri('pjsip.conf'), /syntax/), []);
  });

  it('with a fix for the whole file for those who ask for all of them', async () => {
    const self = await talk();
    for (const only of [['source'], ['source.fixAll'], ['source.fixAll.sipLens']])
      assert.equal((await self.actions('pjsip.conf', 0, only)).length, 1, only.join());
    for (const only of [['source.organizeImports'], ['refactor'], []])
      assert.deepEqual(await self.actions('pjsip.conf', 7, only), [], only.join());
    const kinds = (await self.actions('pjsip.conf', 7)).map(({ kind }) => kind);
    assert.deepEqual([...new Set(kinds)], ['quickfix']);
  });

  for (const creates of [true, false]) {
    it(`with fixes that make a file ${creates ? 'for' : 'not for'} a client that can`, async () => {
      const workspaceEdit = { documentChanges: true, resourceOperations: creates ? ['create' as const] : [] };
      const capabilities = {
        workspace: { configuration: true, workspaceEdit },
        textDocument: { diagnostic: {} },
      };
      const { client, site } = await open({ 'pjsip.conf': REGISTRATION }, { capabilities });
      site.git('init', '--quiet');
      site.git('add', '.');
      const uri = site.uri('pjsip.conf');
      client.open(uri, REGISTRATION);
      client.save(uri);
      await client.expect(uri, ['14 sip/clear-text-password'], /clear-text/);
      const range = { start: { line: 13, character: 0 }, end: { line: 13, character: 99 } };
      const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range,
        context: { diagnostics: [] },
      });
      const making = actions.filter(({ edit }) => edit?.documentChanges?.some((change) => 'kind' in change));
      assert.equal(making.length, creates ? 1 : 0);
    });
  }

  it('follow an edit that came just before the question', async () => {
    const self = await talk();
    const uri = self.site.uri('pjsip.conf');
    const end = { line: 99, character: 0 };
    self.client.change(uri, '[bob]\ntype = endpoint\ncontext = office\nauth = \n', { start: end, end });
    const { items } = await self.client.request<CompletionList>('textDocument/completion', {
      textDocument: { uri },
      position: { line: 16, character: 7 },
    });
    assert.ok(items.some(({ label }) => label === 'alice-auth'));
  });
});
