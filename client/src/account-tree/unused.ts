import { type Disposable, type FileDecoration, ThemeColor, Uri, window } from 'vscode';

const scheme = 'sip-lens-unused';

/** The URI of a row that nothing in the workspace uses. Nothing can be read there: it only has VS Code dim the row. */
export function unusedUri(id: string): Uri {
  return Uri.from({ scheme, path: `/${encodeURIComponent(id)}` });
}

export function dimUnused(): Disposable {
  const decoration: FileDecoration = {
    color: new ThemeColor('disabledForeground'),
    tooltip: 'Nothing in this workspace uses it',
  };
  return window.registerFileDecorationProvider({
    provideFileDecoration: (uri) => (uri.scheme === scheme ? decoration : undefined),
  });
}
