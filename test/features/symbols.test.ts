import assert from 'node:assert/strict';
import type { DocumentSymbol } from 'vscode-languageserver';
import { documentSymbols } from '../../server/src/features';
import { contains } from '../../server/src/text/range';
import { REGISTRY, Scene } from './support';

/** `name (detail) first-last`, lines from 1, children below their parent. */
function print(symbols: readonly DocumentSymbol[], indent = ''): string[] {
  return symbols.flatMap(({ name, detail, range, children }) => [
    `${indent}${name}${detail ? ` (${detail})` : ''} ${range.start.line + 1}-${range.end.line + 1}`,
    ...print(children ?? [], `${indent}  `),
  ]);
}

function assertNested(symbols: readonly DocumentSymbol[]): void {
  for (const { name, range, selectionRange, children = [] } of symbols) {
    assert.ok(contains(range, selectionRange.start) && contains(range, selectionRange.end), name);
    for (const child of children) {
      assert.ok(
        contains(range, child.range.start) && contains(range, child.range.end),
        `${name}: ${child.name}`,
      );
    }
    assertNested(children);
  }
}

describe('document symbols', () => {
  it('are the sections with their options, passwords masked', async () => {
    const scene = await Scene.of(
      '; accounts\n[phone](!)\ntype=endpoint\n\n[alice](phone)\nallow=ulaw\n\n[alice]\ntype=auth\npassword=Example-Passw0rd\n[]\n[odd]\nno type here\n',
    );
    const symbols = documentSymbols(scene.context, scene.uri);
    assert.deepEqual(print(symbols), [
      'phone (template, endpoint) 2-5',
      '  type (endpoint) 3-3',
      'alice (endpoint) 5-8',
      '  allow (ulaw) 6-6',
      'alice (auth) 8-11',
      '  type (auth) 9-9',
      '  password (••••••••) 10-10',
      '[] 11-12',
      'odd 12-14',
    ]);
    assertNested(symbols);
  });

  it('leave the options of a large file out', async () => {
    const text = Array.from({ length: 400 }, (_, i) => `[phone-${i}]\ntype=aor\n`).join('');
    const scene = await Scene.of(text);
    const symbols = documentSymbols(scene.context, scene.uri);
    assert.equal(symbols.length, 400);
    assert.ok(symbols.every(({ children }) => children === undefined));
  });

  it('leave the settings of a large YAML file out', async () => {
    const trunk = (index: number) =>
      `t${index}:\n  sip: { host: sip.example.com, port: 5060, register: true }\n`;
    const count = 400;
    const scene = await Scene.of(
      `//- /sip.yaml\n${Array.from({ length: count }, (_, index) => trunk(index)).join('')}`,
    );
    const symbols = documentSymbols(scene.context, scene.uri);
    assert.equal(symbols.length, count);
    assert.ok(symbols.every(({ children }) => children === undefined));
    assertNested(symbols);
  });

  it('end with the alias where the value stands elsewhere', async () => {
    const scene = await Scene.of(
      '//- /sip.yaml\nx-host: &host sip.example.com\nsip:\n  host: *host\n  port: 5060\n  domain: *host\n',
    );
    const symbols = documentSymbols(scene.context, scene.uri);
    assert.deepEqual(print(symbols), [
      'sip (SIP settings) 3-5',
      '  host (sip.example.com) 3-3',
      '  port (5060) 4-4',
      '  domain (sip.example.com) 5-5',
    ]);
    assertNested(symbols);
  });

  it('are the contexts of a dialplan', async () => {
    const scene = await Scene.of('//- /extensions.conf\n[out]\nexten => s,1,Answer()\n');
    assert.deepEqual(print(documentSymbols(scene.context, scene.uri)), [
      'out (context) 1-3',
      '  exten (s,1,Answer()) 2-2',
    ]);
  });

  it('are what a registry says there is', async () => {
    const scene = await Scene.of(REGISTRY);
    const symbols = documentSymbols(scene.context, scene.uri);
    assert.deepEqual(print(symbols), [
      'Acme production (AC00000000000000000000000000000001) 3-38',
      '  us1 (region) 7-38',
      '    acme-pbx (SIP Domain) 11-17',
      '    acme-lab (SIP Domain) 18-23',
      '    acme-trunk (trunk) 25-31',
      '    branch-phones (credential list, 2) 33-33',
      '    lab (credential list, 1) 34-34',
      '    hq (IP access control list, 1) 36-36',
    ]);
    assertNested(symbols);
  });

  it('are none for a file of nobody', async () => {
    const scene = await Scene.of('//- /notes.txt\n[a]\n');
    assert.deepEqual(documentSymbols(scene.context, scene.uri), []);
  });
});
