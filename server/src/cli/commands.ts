import type { Command } from './command';

/** Every command, in the order of the help, loaded when it is called. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import('./check/command')).check,
  fix: async () => (await import('./fix/command')).fix,
  inspect: async () => (await import('./inspect/command')).inspect,
  lsp: async () => (await import('./lsp')).lsp,
};
