import type { CompletionItem, CompletionItemKind, CompletionList, Position } from 'vscode-languageserver';
import type { Candidate, CandidateKind, Completions, Language } from '../dialects/language';
import { allRules } from '../rules';
import { type Range, rangeOf } from '../text/range';
import { type FeatureContext, languageOf } from './context';

/** CompletionItemKind by its number, so that the protocol's library is not loaded for it. */
const KINDS: Readonly<Record<CandidateKind, CompletionItemKind>> = {
  type: 7, // Class
  option: 10, // Property
  value: 12, // Value
  reference: 18, // Reference
  template: 25, // TypeParameter
  host: 9, // Module
  username: 6, // Variable
  number: 21, // Constant
  file: 17, // File
  folder: 19, // Folder
  directive: 14, // Keyword
  rule: 20, // EnumMember
};
const DEPRECATED = 1;
/** InsertTextFormat.Snippet */
const SNIPPET = 2;

/** What the client can do with a completion. */
export interface CompletionClient {
  readonly snippets: boolean;
  /** Those that an answer may carry. */
  readonly commands: ReadonlySet<string>;
  /** The character that was just typed, where that made the editor ask. */
  readonly trigger?: string | undefined;
}

const PLAIN_CLIENT: CompletionClient = { snippets: false, commands: new Set() };

/** VS Code's own: the caret stands where the next thing is to be chosen. */
const SUGGEST = 'editor.action.triggerSuggest';

/** What could stand at the position. */
export function complete(
  context: FeatureContext,
  uri: string,
  position: Position,
  client: CompletionClient = PLAIN_CLIENT,
): CompletionList {
  const language = languageOf(context, uri);
  if (client.trigger === ' ' && isIndentation(language, position)) return { isIncomplete: false, items: [] };
  const found = language && (rulesAt(language, position) ?? language.complete(position));
  if (!found) return { isIncomplete: false, items: [] };
  const items = found.candidates.map((candidate, index) => toItem(candidate, index, found, client));
  return { isIncomplete: found.incomplete ?? false, items };
}

/** Whoever indents a line does not ask what could stand there. */
function isIndentation(language: Language | undefined, { line, character }: Position): boolean {
  return language?.line(line).slice(0, character).trim() === '';
}

function toItem(
  candidate: Candidate,
  index: number,
  { range }: Completions,
  client: CompletionClient,
): CompletionItem {
  const { label, kind, detail, doc, deprecated, rank = 0 } = candidate;
  return {
    label,
    kind: KINDS[kind],
    sortText: `${rank}${String(index).padStart(4, '0')}`,
    filterText: label,
    ...writtenBy(candidate, range, client),
    ...(detail === undefined || detail === '' ? {} : { detail }),
    ...(doc === undefined ? {} : { documentation: { kind: 'markdown', value: doc } }),
    ...(deprecated ? { tags: [DEPRECATED] } : {}),
  };
}

function writtenBy(
  { label, newText = label, snippet }: Candidate,
  range: Range,
  { snippets, commands }: CompletionClient,
): Partial<CompletionItem> {
  if (!snippets || snippet === undefined) return { textEdit: { range, newText } };
  // over a value that is there already one types
  const isEmpty = !snippet.includes('${1:');
  const command = isEmpty && commands.has(SUGGEST) ? { command: { title: 'Suggest', command: SUGGEST } } : {};
  return { textEdit: { range, newText: snippet }, insertTextFormat: SNIPPET, ...command };
}

const DISABLE = 'sip-lens-disable';

/** The ids of rules, in a comment that switches some off. */
function rulesAt(language: Language, { line, character }: Position): Completions | undefined {
  const text = language.line(line);
  const at = text.indexOf(DISABLE);
  const blank = at < 0 ? -1 : text.slice(at, character).search(/\s/);
  if (blank < 0) return undefined;
  const typed = text.slice(at, character).split(/[\s,]/).at(-1) ?? '';
  const rest = /^[\w/-]*/.exec(text.slice(character))?.[0] ?? '';
  return {
    range: rangeOf(line, character - typed.length, line, character + rest.length),
    candidates: allRules.map(({ id, title }) => ({ label: id, kind: 'rule', detail: title })),
  };
}
