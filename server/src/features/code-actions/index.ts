import type { CodeAction } from 'vscode-languageserver';
import { overlaps, type Range } from '../../text/range';
import type { FeatureContext } from '../context';
import { disableActions } from './disable';
import { FIX_ALL, fixAllAction } from './fix-all';
import { fixActions } from './fixes';

const QUICK_FIX = 'quickfix';

const NO_COMMANDS: ReadonlySet<string> = new Set();

/**
 * What can be done about the findings in a range; the fix of a whole file only for those who ask for that kind.
 *
 * @param commands those that the client has
 */
export function codeActions(
  context: FeatureContext,
  uri: string,
  range: Range,
  only?: readonly string[],
  commands: ReadonlySet<string> = NO_COMMANDS,
): CodeAction[] {
  const actions: CodeAction[] = [];
  if (isWanted(QUICK_FIX, only)) {
    const findings = context.checker.findings(uri).filter(({ at }) => touches(at.range, range));
    actions.push(
      ...findings.flatMap((finding) => fixActions(context, finding, commands)),
      ...disableActions(context, uri, findings),
    );
  }
  if (only !== undefined && isWanted(FIX_ALL, only)) actions.push(...fixAllAction(context, uri));
  return actions;
}

/** A kind is wanted where it or one that it is a part of is asked for. */
function isWanted(kind: string, only: readonly string[] | undefined): boolean {
  return only === undefined || only.some((each) => kind === each || kind.startsWith(`${each}.`));
}

/** An empty range is a caret, which touches what it stands beside. */
function touches(finding: Range, range: Range): boolean {
  if (overlaps(finding, range)) return true;
  const { start, end } = range;
  const isAtEdge = (line: number, character: number) =>
    (line === finding.start.line && character === finding.start.character) ||
    (line === finding.end.line && character === finding.end.character);
  return isAtEdge(start.line, start.character) || isAtEdge(end.line, end.character);
}
