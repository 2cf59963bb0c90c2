import type { ExtensionContext } from 'vscode';

export function activate(_context: ExtensionContext): void {
  // The language client is started here.
}

export function deactivate(): void {
  // The language client is stopped here.
}
