#!/usr/bin/env node

const { existsSync } = require('node:fs');
const { join } = require('node:path');

const program = join(__dirname, '../../dist/server/cli.js');
if (existsSync(program)) {
  require(program);
} else {
  process.stderr.write('sip-lens is not built yet: run "npm run build" first.\n');
  process.exitCode = 2;
}
