// Runs the same suite in a desktop VS Code, which @vscode/test-electron downloads: node test/editor/desktop.mjs
// SIP_LENS_VSCODE: the executable of one that is there already.
import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import 'tsx/cjs';

const require = createRequire(import.meta.url);
const { buildSuites, extension, suitePath, writeEnvironment } = require('./harness/suite-build.ts');
const { copyWorkspace } = require('./harness/copy-workspace.ts');

await buildSuites();
const opened = copyWorkspace('single-root', mkdtempSync(join(tmpdir(), 'sip-lens-desktop-')));
writeEnvironment({ SIP_LENS_GREP: process.env.SIP_LENS_GREP ?? '' });
process.exitCode = await runTests({
  vscodeExecutablePath: process.env.SIP_LENS_VSCODE,
  extensionDevelopmentPath: extension,
  extensionTestsPath: suitePath('single-root'),
  launchArgs: [opened, '--disable-extensions', '--disable-workspace-trust'],
});
