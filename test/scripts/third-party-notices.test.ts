import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { fromRoot } from '../../scripts/lib/root.mjs';
import { bundledPackages, isCompatible, noticesOf } from '../../scripts/lib/third-party-notices.mjs';

interface Locked {
  readonly packages: Readonly<Record<string, { dev?: boolean; link?: boolean; license?: string }>>;
}

describe('the notices of third parties', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sip-lens-notices-'));
  after(() => rmSync(folder, { recursive: true }));

  async function packagesOf(contents: string, resolveDir = fromRoot('server')) {
    const stdin = { contents, resolveDir };
    const absWorkingDir = fromRoot('server');
    const options = { absWorkingDir, bundle: true, write: false, metafile: true, platform: 'node' } as const;
    const { metafile } = await build({ ...options, stdin, mainFields: ['module', 'main'] });
    return bundledPackages([metafile, metafile]);
  }

  function install(name: string, license: string, text?: string) {
    const path = join(folder, 'node_modules', name);
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, 'package.json'), JSON.stringify({ name, version: '1.2.3', license }));
    writeFileSync(join(path, 'index.js'), `console.log('${name}');`);
    if (text !== undefined) writeFileSync(join(path, 'LICENSE'), text);
  }

  it('name each package in a bundle once, with its licence', async () => {
    const packages = await packagesOf("import { URI } from 'vscode-languageserver-types'; console.log(URI);");
    assert.deepEqual(
      packages.map(({ name, license }) => `${name} ${license}`),
      ['vscode-languageserver-types MIT'],
    );
    assert.match(
      noticesOf(packages),
      /vscode-languageserver-types [\d.]+ \(MIT\)[\s\S]+Permission is hereby granted/,
    );
  });

  it('stop the build where a package has no licence text, or one that does not go with MIT', async () => {
    install('no-text', 'MIT');
    install('copyleft', 'GPL-3.0-only', 'GNU GENERAL PUBLIC LICENSE');
    await assert.rejects(packagesOf("import 'no-text';", folder), /no-text 1\.2\.3 .* no licence text/);
    await assert.rejects(packagesOf("import 'copyleft';", folder), /copyleft 1\.2\.3 .* GPL-3\.0-only/);
  });

  it('could be given of every package that is installed with the program', () => {
    const { packages }: Locked = JSON.parse(readFileSync(fromRoot('package-lock.json'), 'utf8'));
    const installed = Object.entries(packages).filter(
      ([path, { dev, link }]) => path.includes('node_modules/') && !dev && !link,
    );
    assert.ok(installed.length > 30);
    for (const [path, { license }] of installed)
      assert.ok(isCompatible(license ?? ''), `${path}: ${license}`);
  });
});
