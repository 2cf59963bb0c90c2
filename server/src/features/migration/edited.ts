import { applyEdits } from '../../text/apply-edits';
import type { FileEdit } from '../../text/range';
import { SourceFile } from '../../workspace/source-file';
import type { FeatureContext } from '../context';

/** The load units of the edited files as they would be; what is edited there stays there. */
export function editedContext(context: FeatureContext, edits: readonly FileEdit[]): FeatureContext {
  const uris = new Set(edits.map(({ uri }) => uri));
  const units = [...uris].flatMap((uri) => [...context.workspace.unitsOf(uri)]);
  const workspace = context.workspace.copy(new Set(units.flatMap((unit) => [...unit.files])));
  for (const uri of uris) {
    const file = context.workspace.store.file(uri);
    if (!(file instanceof SourceFile)) continue;
    const own = edits.filter((edit) => edit.uri === uri);
    workspace.open(uri, applyEdits(file.text, own).text, (file.version ?? 0) + 1);
  }
  const checker = context.checker.over(workspace);
  checker.settle();
  return { workspace, checker, accountFor: (uri) => context.accountFor(uri) };
}
