import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver';
import type { AccountFix } from '../../../../protocol/account';
import type { Finding, Fix } from '../../rules/finding';
import type { FileEdit, TextEdit } from '../../text/range';
import { SourceFile } from '../../workspace/source-file';
import type { FeatureContext } from '../context';
import { toDiagnostic } from '../diagnostic';

/** The command of the client that shows what an account fix does, asks, and has it done. */
export const APPLY_ACCOUNT_FIX = 'sipLens.applyAccountFix';

/**
 * The fixes of a finding, the likeliest one marked. What a command of the client does is offered only to a client that
 * has the command.
 */
export function fixActions(
  { workspace }: FeatureContext,
  finding: Finding,
  commands: ReadonlySet<string>,
): CodeAction[] {
  const fileOf = (uri: string) => {
    const file = workspace.store.file(uri);
    return file instanceof SourceFile ? file : undefined;
  };
  const offered = (finding.fixes?.() ?? []).flatMap((fix) => {
    const deed = deedOf(fix, fileOf, commands);
    return deed ? [{ fix, deed }] : [];
  });
  const fixes = offered.map(({ fix }) => fix);
  const preferred = fixes.find((fix) => fix.preferred) ?? onlySafe(fixes);
  return offered.map(({ fix, deed }) => ({
    title: fix.title,
    kind: 'quickfix',
    diagnostics: [toDiagnostic(finding)],
    ...deed,
    ...(fix === preferred ? { isPreferred: true } : {}),
  }));
}

type Deed = Pick<CodeAction, 'edit' | 'command'>;

/** The edit or the command of a fix; undefined where the client cannot do it, and where there is nothing to do. */
function deedOf(
  fix: Fix,
  fileOf: (uri: string) => SourceFile | undefined,
  commands: ReadonlySet<string>,
): Deed | undefined {
  const { title, edits = [], changes = [] } = fix;
  // between the offer and the edit a person reads and Twilio answers: by then the text may be another
  const versionOf = changes.length > 0 ? (uri: string) => fileOf(uri)?.version : undefined;
  const exists = (uri: string) => fileOf(uri) !== undefined;
  const edit = edits.length > 0 ? workspaceEdit(edits, exists, versionOf) : undefined;
  const command =
    changes.length > 0 ? accountCommand({ title, changes, ...(edit ? { edits: edit } : {}) }) : fix.command;
  if (!command) return edit && { edit };
  if (!commands.has(command.command)) return undefined;
  return { command: { title, command: command.command, arguments: [...command.arguments] } };
}

function accountCommand(fix: AccountFix): {
  readonly command: string;
  readonly arguments: readonly AccountFix[];
} {
  return { command: APPLY_ACCOUNT_FIX, arguments: [fix] };
}

/** What an action changes in texts, at once or when Twilio has taken the changes. */
export function editOf({ edit, command }: CodeAction): WorkspaceEdit | undefined {
  if (command?.command !== APPLY_ACCOUNT_FIX) return edit;
  const [fix]: readonly AccountFix[] = command.arguments ?? [];
  return fix?.edits;
}

function onlySafe(fixes: readonly Fix[]): Fix | undefined {
  const safe = fixes.filter(({ kind }) => kind === 'safe');
  return safe.length === 1 ? safe[0] : undefined;
}

/**
 * Edits file by file; a file that is not there is made first.
 *
 * @param versionOf an edit for other versions of documents that are open is refused by the editor
 */
export function workspaceEdit(
  edits: readonly FileEdit[],
  exists: (uri: string) => boolean,
  versionOf?: (uri: string) => number | undefined,
): WorkspaceEdit {
  const changes: Record<string, TextEdit[]> = {};
  for (const { uri, range, newText } of edits) {
    const list = changes[uri] ?? [];
    list.push({ range, newText });
    changes[uri] = list;
  }
  const uris = Object.keys(changes);
  if (!versionOf && uris.every(exists)) return { changes };
  const created = uris.filter((uri) => !exists(uri));
  return {
    documentChanges: [
      ...created.map((uri) => ({ kind: 'create' as const, uri, options: { ignoreIfExists: true } })),
      ...uris.map((uri) => ({
        textDocument: { uri, version: versionOf?.(uri) ?? null },
        edits: changes[uri] ?? [],
      })),
    ],
  };
}
