import type { VscodeServer } from './vscode-server';

/** @returns the titles of what was seen to work */
export async function runScenario(
  _server: VscodeServer,
  _extension: string,
  _scratch: string,
): Promise<string[]> {
  return [];
}
