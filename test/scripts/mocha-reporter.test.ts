import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../..');

const tests = `
const assert = require('node:assert/strict');
describe('a', () => {
  it('passes', () => {});
  it('fails', () => assert.equal(1, 2));
  it('skips', function () { this.test.skipReason = 'test reason'; this.skip(); });
});
describe('b', () => {
  before(function () { this.test.parent.skipReason = 'suite reason'; this.skip(); });
  it('never runs', () => {});
});
`;

describe('the mocha reporter', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sip-lens-reporter-'));
  after(() => rmSync(folder, { recursive: true }));

  it('writes the counts and the reasons of the skips, and prints the failures', () => {
    const [file, reportFile] = [join(folder, 'some.test.js'), join(folder, 'report.json')];
    writeFileSync(file, tests);
    const args = ['node_modules/mocha/bin/mocha.js', '--reporter', 'scripts/lib/mocha-reporter.cjs', file];
    const env = { ...process.env, SIP_LENS_REPORT: reportFile };
    const { status, stdout } = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' });
    const report = JSON.parse(readFileSync(reportFile, 'utf8'));
    assert.equal(status, 1);
    assert.match(stdout, /1\) a\s+fails:/);
    assert.deepEqual(report.stats, { passes: 1, failures: 1, pending: 2 });
    assert.deepEqual(report.pending, [
      { fullTitle: 'a skips', reason: 'test reason' },
      { fullTitle: 'b never runs', reason: 'suite reason' },
    ]);
    assert.equal(report.files.length, 1);
  });
});
