import type { CodeAction } from 'vscode-languageserver';
import { fixAll, isSafe } from '../../diagnostics/fix-all';
import { type FileEdit, rangeOf } from '../../text/range';
import { SourceFile } from '../../workspace/source-file';
import type { FeatureContext } from '../context';
import { workspaceEdit } from './fixes';

export const FIX_ALL = 'source.fixAll.sipLens';

/** All safe fixes of a file, applied until none is left; nothing where there is none. */
export function fixAllAction({ workspace, checker }: FeatureContext, uri: string): CodeAction[] {
  const files = new Set([...workspace.unitsOf(uri)].flatMap((unit) => [...unit.files]));
  if (files.size === 0) return [];
  // the rounds edit the texts that they look at, so they work on copies
  const copy = checker.over(workspace.copy(files));
  const { changed, applied } = fixAll(copy, [uri], isSafe);
  if (changed.length === 0) return [];
  const edits = changed.flatMap((file) => lineEdits(file.uri, file.before ?? '', file.after));
  const exists = (each: string) => workspace.store.file(each) instanceof SourceFile;
  const count = applied.length === 1 ? 'one safe fix' : `${applied.length} safe fixes`;
  return [{ title: `Apply ${count}`, kind: FIX_ALL, edit: workspaceEdit(edits, exists) }];
}

/** Line by line where their number is the same, so that carets stay where they are; else all that differs at once. */
export function lineEdits(uri: string, before: string, after: string): FileEdit[] {
  const [old, fresh] = [before.split('\n'), after.split('\n')];
  if (old.length === fresh.length) {
    return old.flatMap((line, index) => {
      const newText = fresh[index] ?? '';
      return line === newText ? [] : [{ uri, range: rangeOf(index, 0, index, line.length), newText }];
    });
  }
  let first = 0;
  while (first < old.length && old[first] === fresh[first]) first++;
  let tail = 0;
  const most = Math.min(old.length, fresh.length) - first;
  while (tail < most && old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]) tail++;
  return [middleEdit(uri, old, fresh, first, tail)];
}

function middleEdit(
  uri: string,
  old: readonly string[],
  fresh: readonly string[],
  first: number,
  tail: number,
): FileEdit {
  const added = fresh.slice(first, fresh.length - tail).map((line) => `${line}\n`);
  if (tail > 0) return { uri, range: rangeOf(first, 0, old.length - tail, 0), newText: added.join('') };
  // the last line has no end of its own
  const start =
    first > 0 ? { line: first - 1, character: (old[first - 1] ?? '').length } : { line: 0, character: 0 };
  const end = { line: old.length - 1, character: (old.at(-1) ?? '').length };
  const text = fresh.slice(first).join('\n');
  return { uri, range: { start, end }, newText: first > 0 && fresh.length > first ? `\n${text}` : text };
}
