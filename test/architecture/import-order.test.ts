import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { folders, importFault, mayTouchOutside } from './import-order';
import { sourceUse } from './source-use';

const sourceRoot = join(__dirname, '../../server/src');

function sourceFiles(): string[] {
  return readdirSync(sourceRoot, { recursive: true })
    .map((path) => String(path).split(sep).join('/'))
    .filter((path) => path.endsWith('.ts'))
    .sort();
}

function folderOf(path: string): string {
  return path.slice(0, path.indexOf('/'));
}

/** Every fault of one file, as `server/src/rules/x.ts:3 ../cli: rules/ stands above cli/`. */
function faultsOf(path: string, text: string): string[] {
  const { imports, outside } = sourceUse(text);
  const faults = imports.flatMap(({ specifier, line }) => {
    const fault = importFault(path, specifier);
    return fault === undefined ? [] : [`server/src/${path}:${line} ${specifier}: ${fault}`];
  });
  if (mayTouchOutside(path)) return faults;
  return [
    ...faults,
    ...outside.map(({ name, line }) => `server/src/${path}:${line} ${name}: comes through host/`),
  ];
}

describe('import order', () => {
  const files = sourceFiles();
  for (const folder of new Set(files.map(folderOf)))
    it(`holds in every file of ${folder}/`, () => {
      const own = files.filter((path) => folderOf(path) === folder);
      const faults = own.flatMap((path) => faultsOf(path, readFileSync(join(sourceRoot, path), 'utf8')));
      assert.deepEqual(faults, []);
    });

  it('names the file, the line and the reason', () => {
    const text = "import { store } from '../diagnostics/store';\nexport const now = Date.now();\n";
    assert.deepEqual(faultsOf('text/range.ts', text), [
      'server/src/text/range.ts:1 ../diagnostics/store: text/ stands above diagnostics/',
      'server/src/text/range.ts:2 Date.now: comes through host/',
    ]);
    assert.deepEqual(faultsOf('host/node.ts', "import 'node:fs';\nexport const now = Date.now();\n"), []);
  });

  it('knows every folder of the server', () => {
    assert.deepEqual(
      files.filter((path) => !folders.includes(folderOf(path))),
      [],
    );
    assert.ok(files.length > 500);
  });

  const cases: { from: string; to: string; allowed: boolean }[] = [
    { from: 'rules/sip/weak-tls.ts', to: '../../sip/model', allowed: true },
    { from: 'rules/sip/weak-tls.ts', to: '../rule', allowed: true },
    { from: 'rules/sip/weak-tls.ts', to: '../../diagnostics/store', allowed: false },
    { from: 'text/range.ts', to: './place', allowed: true },
    { from: 'text/range.ts', to: '../host/host', allowed: false },
    { from: 'syntax/conf/parse.ts', to: '../../sip/uri', allowed: false },
    { from: 'cli/main.ts', to: '../server/main', allowed: true },
    { from: 'server/main.ts', to: '../cli/main', allowed: false },
    { from: 'text/range.ts', to: '../other/thing', allowed: false },
    { from: 'text/range.ts', to: '../../../client/src/extension', allowed: false },
    { from: 'twilio/account/registry.ts', to: '../../../../schemas/registry.json', allowed: true },
    { from: 'dialects/asterisk/model.ts', to: './schema', allowed: true },
    { from: 'dialects/asterisk/model.ts', to: '../dialect', allowed: true },
    { from: 'dialects/asterisk/model.ts', to: '../freeswitch/model', allowed: false },
    { from: 'dialects/asterisk/deep/model.ts', to: '../../yaml/model', allowed: false },
    { from: 'dialects/asterisk/model.ts', to: '../index', allowed: false },
    { from: 'dialects/asterisk/model.ts', to: '..', allowed: false },
    { from: 'dialects/dotenv/deep/model.ts', to: '../../settings/model', allowed: true },
    { from: 'dialects/settings/model.ts', to: '../yaml/model', allowed: false },
    { from: 'dialects/index.ts', to: './freeswitch/model', allowed: true },
    { from: 'dialects/index.ts', to: './freeswitch', allowed: true },
    { from: 'host/node.ts', to: 'node:fs', allowed: true },
    { from: 'host/node-git.ts', to: 'node:child_process', allowed: true },
    { from: 'host/node/git.ts', to: 'node:child_process', allowed: true },
    { from: 'server/main.ts', to: 'vscode-languageserver/node', allowed: true },
    { from: 'cli/check/files.ts', to: 'node:fs/promises', allowed: true },
    { from: 'host/host.ts', to: 'node:fs', allowed: false },
    { from: 'server/connection.ts', to: 'node:path', allowed: false },
    { from: 'server/connection.ts', to: 'vscode-languageserver', allowed: true },
    { from: 'server/connection.ts', to: 'vscode-languageserver/node', allowed: false },
    { from: 'rules/sip/weak-tls.ts', to: 'vscode-languageserver', allowed: false },
    { from: 'workspace/load.ts', to: 'fs/promises', allowed: false },
    { from: 'workspace/load.ts', to: 'path', allowed: false },
    { from: 'workspace/load.ts', to: 'vscode-uri', allowed: true },
    { from: 'server/main.ts', to: 'vscode', allowed: false },
  ];
  for (const { from, to, allowed } of cases) {
    it(`${allowed ? 'allows' : 'refuses'} ${to} in ${from}`, () => {
      assert.equal(importFault(from, to) === undefined, allowed, importFault(from, to));
    });
  }
});

describe('what a source file reaches for', () => {
  const imports: [string, string[]][] = [
    ["import a from './a'; export * from './b'; export { c } from './c';", ['./a', './b', './c']],
    ["import type { A } from './a'; type B = import('./b').B;", ['./a', './b']],
    [
      "const a = await import('./a'); const b = require('./b'); import c = require('./c');",
      ['./a', './b', './c'],
    ],
    ["// import a from './a'\nconst text = `import b from './b'`;", []],
  ];
  for (const [text, expected] of imports) {
    it(`finds ${expected.length} imports in ${text}`, () => {
      const found = sourceUse(text).imports.map(({ specifier }) => specifier);
      assert.deepEqual(found, expected);
    });
  }

  const outside: [string, string[]][] = [
    ['process.env.HOME', ['process']],
    ['const { env } = process;', ['process']],
    ['const a = { process };', ['process']],
    ['const now = Date.now();', ['Date.now']],
    ['const now = new Date();', ['new Date()']],
    ['const value = new Date(0);', []],
    ['await fetch(url)', ['fetch']],
    ['setTimeout(run, 10)', ['setTimeout']],
    ["new Map([['process', 1]]); a.process(); const b = { process: 1 };", []],
    ['interface A { fetch(): void; process: string } function process(fetch: string) {}', []],
    ['host.clock.setTimeout(run, 10)', []],
    ['const { fetch } = host.http; fetch(url);', []],
    ['globalThis.process.exit()', ['globalThis']],
  ];
  for (const [text, expected] of outside) {
    it(`finds [${expected}] in ${text}`, () => {
      const found = sourceUse(text).outside.map(({ name }) => name);
      assert.deepEqual(found, expected);
    });
  }

  it('gives the line', () => {
    assert.deepEqual(sourceUse("\nimport './a';\nprocess;").outside, [{ name: 'process', line: 3 }]);
  });
});
