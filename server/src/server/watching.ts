import { type Connection, DidChangeWatchedFilesNotification } from 'vscode-languageserver';

/** Files whose coming, going and changing matters: configurations, the registry, and what git tracks. */
const PATTERNS = ['**/*.conf', '**/twilio.registry.yaml', '**/.gitignore', '**/.git/index'];

export function watchFiles(connection: Connection): void {
  const watchers = PATTERNS.map((globPattern) => ({ globPattern }));
  connection.client
    .register(DidChangeWatchedFilesNotification.type, { watchers })
    .catch(() =>
      connection.console.warn(
        'The editor does not watch files: changes made elsewhere are seen when a file is opened.',
      ),
    );
}
