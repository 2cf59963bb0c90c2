import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver';
import type { Finding, Fix } from '../../rules/finding';
import type { FileEdit, TextEdit } from '../../text/range';
import { SourceFile } from '../../workspace/source-file';
import type { FeatureContext } from '../context';
import { toDiagnostic } from '../diagnostic';

/** The fixes of a finding that change texts, the likeliest one marked. */
export function fixActions({ workspace }: FeatureContext, finding: Finding): CodeAction[] {
  const fixes = (finding.fixes?.() ?? []).filter(({ edits }) => edits !== undefined && edits.length > 0);
  const preferred = fixes.find((fix) => fix.preferred) ?? onlySafe(fixes);
  const exists = (uri: string) => workspace.store.file(uri) instanceof SourceFile;
  return fixes.map((fix) => ({
    title: fix.title,
    kind: 'quickfix',
    diagnostics: [toDiagnostic(finding)],
    edit: workspaceEdit(fix.edits ?? [], exists),
    ...(fix === preferred ? { isPreferred: true } : {}),
  }));
}

function onlySafe(fixes: readonly Fix[]): Fix | undefined {
  const safe = fixes.filter(({ kind }) => kind === 'safe');
  return safe.length === 1 ? safe[0] : undefined;
}

/** Edits file by file; a file that is not there is made first. */
export function workspaceEdit(edits: readonly FileEdit[], exists: (uri: string) => boolean): WorkspaceEdit {
  const changes: Record<string, TextEdit[]> = {};
  for (const { uri, range, newText } of edits) {
    const list = changes[uri] ?? [];
    list.push({ range, newText });
    changes[uri] = list;
  }
  const uris = Object.keys(changes);
  if (uris.every(exists)) return { changes };
  const created = uris.filter((uri) => !exists(uri));
  return {
    documentChanges: [
      ...created.map((uri) => ({ kind: 'create' as const, uri, options: { ignoreIfExists: true } })),
      ...uris.map((uri) => ({ textDocument: { uri, version: null }, edits: changes[uri] ?? [] })),
    ],
  };
}
