// npm run bench: every figure of the project beside a peer in the same run. No row fails: what is not reached is said.
//   node test/bench/main.mjs [row…]

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { build as prepare } from '../../scripts/lib/prepare.mjs';
import { accountRows } from './rows/account.mjs';
import { checkRows } from './rows/check.mjs';
import { dialectRows } from './rows/dialects.mjs';
import { editRows } from './rows/edit.mjs';
import { latencyRows } from './rows/latency.mjs';
import { openRows } from './rows/open.mjs';
import { sizeRows } from './rows/size.mjs';
import { startRows } from './rows/start.mjs';
import { printTable } from './table.mjs';

const suites = {
  start: startRows,
  edit: editRows,
  latency: latencyRows,
  open: openRows,
  check: checkRows,
  size: sizeRows,
  account: accountRows,
  dialects: dialectRows,
};
const wanted = process.argv.slice(2);

if (!(await prepare())) process.exit(2);
const folder = mkdtempSync(join(tmpdir(), 'sip-lens-bench-'));
try {
  const floor = join(folder, 'floor.js');
  await build({
    entryPoints: [join(import.meta.dirname, 'floor-server.ts')],
    outfile: floor,
    absWorkingDir: join(import.meta.dirname, '../../server'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    minify: true,
  });
  const rows = [];
  for (const [name, run] of Object.entries(suites)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    process.stderr.write(`${name} …\n`);
    rows.push(...(await run({ floor, folder })));
  }
  printTable(rows);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
