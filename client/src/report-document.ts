import { type Disposable, Uri, window, workspace } from 'vscode';

const scheme = 'sip-lens-report';

/** Documents that are only looked at. Each has the text it was last shown with, until VS Code forgets it. */
export class ReportDocuments implements Disposable {
  private readonly texts = new Map<string, string>();
  private readonly subscriptions = [
    workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: ({ path }) => this.texts.get(path) ?? '',
    }),
    workspace.onDidCloseTextDocument(({ uri }) => {
      if (uri.scheme === scheme) this.texts.delete(uri.path);
    }),
  ];
  private count = 0;

  /** @param name as its tab shows it @returns where the text can be read */
  add(name: string, text: string): Uri {
    this.count += 1;
    const path = `/${this.count}/${name}`;
    this.texts.set(path, text);
    return Uri.from({ scheme, path });
  }

  async show(name: string, text: string): Promise<void> {
    await window.showTextDocument(this.add(name, text), { preview: true });
  }

  dispose(): void {
    for (const each of this.subscriptions) each.dispose();
  }
}
