import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { row } from '../table.mjs';

const root = join(import.meta.dirname, '../../..');

export async function sizeRows() {
  const made = spawnSync('npm', ['run', '--silent', 'package'], { cwd: root, encoding: 'utf8' });
  const path = join(root, 'sip-lens.vsix');
  if (!existsSync(path)) throw new Error(`no VSIX was made:\n${made.stderr}`);
  const kilobytes = statSync(path).size / 1024;
  return [row('VSIX', `${kilobytes.toFixed(0)} KB`, '≤ 600 KB', kilobytes <= 600)];
}
