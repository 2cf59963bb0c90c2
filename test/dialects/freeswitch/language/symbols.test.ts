import assert from 'node:assert/strict';
import type { DocumentSymbol } from 'vscode-languageserver';
import { codeLenses, documentSymbols, resolveCodeLens } from '../../../../server/src/features';
import { Scene } from '../../../features/support';
import { uriOf } from '../../../support/checked-workspace';
import { at, SITE } from './site';

/** One line for each symbol: indented, name, what it is, and the text that is marked for it. */
function outline(scene: Scene, path: string): string[] {
  const uri = uriOf(path);
  const lines = (symbols: readonly DocumentSymbol[], indent: string): string[] =>
    symbols.flatMap(({ name, detail, selectionRange, children = [] }) => {
      const shown = scene.show({ uri, range: selectionRange });
      const text = shown.slice(shown.indexOf(' ') + 1);
      return [`${indent}${name} (${detail}) [${text}]`, ...lines(children, `${indent}  `)];
    });
  return lines(documentSymbols(scene.context, uri), '');
}

const NESTED = `//- /sip_profiles/external.xml
<profile name="external">
  <gateways>
    <gateway name="acme">
      <param name="password" value="Example-Passw0rd"/>
    </gateway>
    <gateway>
      <param name="register" value="false"/>
    </gateway>
  </gateways>
  <settings>
    <param name="sip-ip" value="203.0.113.10"/>
  </settings>
</profile>
`;

describe('the outline of a FreeSWITCH file', () => {
  it('has gateways in their profile, and params in both', async () => {
    assert.deepEqual(outline(await Scene.of(NESTED), '/sip_profiles/external.xml'), [
      'external (profile) [external]',
      '  sip-ip (203.0.113.10) [sip-ip]',
      '  acme (gateway, registers) [acme]',
      '    password (••••••••) [password]',
      '  (no name) (gateway) [gateway]',
      '    register (false) [register]',
    ]);
  });

  it('has users in their domain', async () => {
    assert.deepEqual(outline(await Scene.of(SITE), '/directory/default.xml'), [
      'pbx.example.com (domain) [pbx.example.com]',
      '  1000 (user) [1000]',
      '    password (••••••••) [password]',
    ]);
  });

  it('has access lists and extensions', async () => {
    const scene = await Scene.of(SITE);
    assert.deepEqual(outline(scene, '/autoload_configs/acl.conf.xml'), ['twilio (access list) [twilio]']);
    assert.deepEqual(outline(scene, '/dialplan/public.xml'), ['out (extension) [out]']);
  });

  it('leaves params out of a file with many users', async () => {
    const user = (id: number) =>
      `<user id="${id}"><params><param name="password" value="Example-Passw0rd"/></params></user>`;
    const users = Array.from({ length: 400 }, (_, index) => user(1000 + index)).join('\n');
    const text = `//- /directory/default.xml\n<domain name="pbx.example.com">\n<users>\n${users}\n</users>\n</domain>\n`;
    const lines = outline(await Scene.of(text), '/directory/default.xml');
    assert.equal(lines.length, 401);
  });
});

describe('the lenses of a FreeSWITCH file', () => {
  it('stand over the names of gateways to Twilio', async () => {
    const scene = await Scene.of(at('<gateway name="ac'));
    const lenses = codeLenses(scene.context, scene.uri).map((lens) => {
      const title = resolveCodeLens(scene.context, lens, new Set()).command?.title ?? '';
      return `${scene.show({ uri: scene.uri, range: lens.range })}: ${title}`;
    });
    assert.deepEqual(
      lenses.map((line) => line.split(' · ').slice(0, 3).join(' · ')),
      [
        '/sip_profiles/external/twilio.xml:2 acme: Twilio: Acme production · US1 · registration on',
        '/sip_profiles/external/twilio.xml:11 trunk: Twilio: Acme production · US1 · secure off',
      ],
    );
  });
});
