import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { lazyModules } from '../../scripts/lib/lazy-modules.mjs';

const loader = `
import { parse } from 'yaml';
import('yaml').then((lazy) => console.log(JSON.stringify(lazy.parse('a: 1')), lazy.parse === parse));
`;

describe('lazy modules', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sip-lens-lazy-'));
  const plugins = [lazyModules([{ source: 'yaml', output: 'dist/server/yaml.js' }])];
  const options: BuildOptions = {
    bundle: true,
    platform: 'node',
    format: 'cjs',
    plugins,
    supported: { 'dynamic-import': false },
    logLevel: 'silent',
  };
  after(() => rmSync(folder, { recursive: true }));

  it('are loaded from their own bundle by import() alone', async () => {
    const absWorkingDir = join(__dirname, '../../server');
    const output = join(folder, 'main.js');
    const stdin = { contents: loader, resolveDir: absWorkingDir, loader: 'ts' as const };
    await build({ ...options, absWorkingDir, stdin, outfile: output });
    writeFileSync(join(folder, 'yaml.js'), 'exports.parse = (text) => ({ lazy: text });');
    const { stdout, stderr } = spawnSync(process.execPath, [output], { encoding: 'utf8' });
    assert.equal(stdout.trim(), '{"lazy":"a: 1"} false', stderr);
  });
});
