import type { CodeAction } from 'vscode-languageserver';
import type { Language } from '../../dialects/language';
import type { Finding } from '../../rules/finding';
import { rangeOf, type TextEdit } from '../../text/range';
import { SourceFile } from '../../workspace/source-file';
import { type FeatureContext, languageOf } from '../context';
import { toDiagnostic } from '../diagnostic';

const NEXT_LINE = 'sip-lens-disable-next-line';
const WHOLE_FILE = 'sip-lens-disable-file';

/** Comments that switch a rule off for the line and for the file, each rule once. */
export function disableActions(
  context: FeatureContext,
  uri: string,
  findings: readonly Finding[],
): CodeAction[] {
  const language = languageOf(context, uri);
  if (!language) return [];
  const seen = new Set<string>();
  return findings.flatMap((finding) => {
    const { rule } = finding;
    if (rule.startsWith('internal/') || seen.has(rule)) return [];
    seen.add(rule);
    const above = new Comments(context, uri, language);
    const { line } = finding.at.range.start;
    const forLine = language.mayCommentAbove?.(line) === false ? undefined : above.nextLine(line, rule);
    return [
      ...(forLine ? [action(uri, finding, `Disable ${rule} for this line`, forLine)] : []),
      action(uri, finding, `Disable ${rule} for this file`, above.file(rule)),
    ];
  });
}

function action(uri: string, finding: Finding, title: string, edit: TextEdit): CodeAction {
  return {
    title,
    kind: 'quickfix',
    diagnostics: [toDiagnostic(finding)],
    edit: { changes: { [uri]: [edit] } },
  };
}

/** Writes disable comments; one that is there already gets another rule. */
class Comments {
  constructor(
    private readonly context: FeatureContext,
    private readonly uri: string,
    private readonly language: Language,
  ) {}

  nextLine(line: number, rule: string): TextEdit {
    const indent = /^[ \t]*/.exec(this.language.line(line))?.[0] ?? '';
    return (
      this.extended(NEXT_LINE, rule, (at) => at === line - 1) ??
      this.inserted(line, `${indent}${this.language.comment(`${NEXT_LINE} ${rule}`)}`)
    );
  }

  file(rule: string): TextEdit {
    return (
      this.extended(WHOLE_FILE, rule, () => true) ??
      this.inserted(this.language.firstCommentLine ?? 0, this.language.comment(`${WHOLE_FILE} ${rule}`))
    );
  }

  private extended(word: string, rule: string, isThere: (line: number) => boolean): TextEdit | undefined {
    const comments = this.context.workspace.commentsOf(this.uri);
    const found = comments.find(
      ({ text, anchor, line }) => text.startsWith(`${word} `) && isThere(anchor.line + line),
    );
    if (!found) return undefined;
    const line = found.anchor.line + found.line;
    const [rules = ''] = found.text.split(/\s--/);
    const at = found.start + rules.trimEnd().length;
    return { range: rangeOf(line, at, line, at), newText: ` ${rule}` };
  }

  private inserted(line: number, text: string): TextEdit {
    return { range: rangeOf(line, 0, line, 0), newText: text + this.lineEnd() };
  }

  private lineEnd(): string {
    const file = this.context.workspace.store.file(this.uri);
    const text = file instanceof SourceFile ? file.text : '';
    const feed = text.indexOf('\n');
    return feed > 0 && text[feed - 1] === '\r' ? '\r\n' : '\n';
  }
}
