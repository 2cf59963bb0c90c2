import { join } from 'node:path';
import type { Command } from './command';
import { Failure } from './failure';

export const lsp: Command = {
  name: 'lsp',
  summary: 'the language server, for editors other than VS Code',
  operands: '',
  options: { stdio: { help: 'talk over standard input and output (the default, and the only way)' } },
  notes: ['The editor starts it and stops it. It speaks the Language Server Protocol 3.17.'],
  examples: [["vim.lsp.config('sip_lens', { cmd = { 'sip-lens', 'lsp', '--stdio' } })", 'for Neovim']],
  async run({ paths }) {
    if (paths.length > 0) throw new Failure(`lsp takes no path, but was given "${paths[0]}".`, true);
    if (!process.argv.includes('--stdio')) process.argv.push('--stdio');
    // the server is a bundle of its own beside this one, so that the other commands need not load it
    require(join(__dirname, 'main.js'));
    await new Promise(() => undefined);
    return 0;
  },
};
