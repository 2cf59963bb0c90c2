import { allRules } from '../rules';
import type { Finding, Fix } from '../rules/finding';
import { nearest } from '../text/nearest';
import { Place } from '../text/place';
import { type FileEdit, rangeOf } from '../text/range';
import { type NamedRule, type Suppression, UNUSED } from './suppression-comment';

/** What needs the account may be silent for want of data, so nobody can call its comment superfluous. */
const DOUBTFUL: ReadonlySet<string> = new Set(
  allRules.filter(({ needs }) => needs?.length).map(({ id }) => id),
);
const KNOWN: ReadonlySet<string> = new Set(allRules.map(({ id }) => id));

/** What is to be said of a comment that does not do what it says; undefined where it does. */
export function unusedFinding(suppression: Suppression): Finding | undefined {
  const { comment, reach, rules, isUnused } = suppression;
  const whole = new Place(comment.anchor, comment.line, comment.start, comment.end);
  if (reach === undefined) return finding(whole, UNKNOWN_WORD, []);
  const all = rules.length === 0;
  if (all)
    return isUnused ? finding(whole, NOTHING_HERE, [removal([removeComment(suppression)])]) : undefined;
  const stranger = rules.find(({ id }) => !KNOWN.has(id));
  if (stranger) return unknownRule(suppression, stranger);
  const unused = suppression.unusedRules.filter(({ id }) => !DOUBTFUL.has(id));
  const first = unused[0];
  const last = unused.at(-1);
  if (!first || !last) return undefined;
  const names = unused.map(({ id }) => id).join(', ');
  const message = `${names} would find nothing there, so this comment switches off nothing of it. Remove it.`;
  if (unused.length === rules.length) return finding(whole, message, [removal([removeComment(suppression)])]);
  const at = new Place(comment.anchor, comment.line, first.start, endOf(last));
  return finding(at, message, [removal(removeNames(suppression, unused))]);
}

const UNKNOWN_WORD =
  'This comment switches off nothing: its first word is none that does. Write sip-lens-disable-next-line, sip-lens-disable-line or sip-lens-disable-file.';
const NOTHING_HERE = 'This comment switches off nothing, for no rule finds anything there. Remove it.';

/** A misspelled name is corrected by hand: the comment would begin to switch something off. */
function unknownRule({ comment }: Suppression, rule: NamedRule): Finding {
  const at = new Place(comment.anchor, comment.line, rule.start, endOf(rule));
  const message = `There is no rule ${rule.id}, so this comment does not switch it off. Correct the name, or remove it.`;
  const fixes = nearest(rule.id, KNOWN).map((id): Fix => {
    return {
      title: `Change to ${id}`,
      kind: 'unsafe',
      edits: [{ uri: at.uri, range: at.range, newText: id }],
    };
  });
  return finding(at, message, fixes);
}

function endOf({ id, start }: NamedRule): number {
  return start + id.length;
}

function removal(edits: readonly FileEdit[]): Fix {
  return { title: 'Remove what is unused of this comment', kind: 'safe', edits };
}

function finding(at: Place, message: string, fixes: readonly Fix[]): Finding {
  return { rule: UNUSED, severity: 'info', message, at, tags: ['unnecessary'], fixes: () => fixes };
}

/** The comment with the blanks ahead of it, and its whole line where nothing else is on it. */
function removeComment({ comment }: Suppression): FileEdit {
  const { anchor, line, ahead, end } = comment;
  const at = anchor.line + line;
  const range = ahead > 0 ? rangeOf(at, ahead, at, end) : rangeOf(at, 0, at + 1, 0);
  return { uri: anchor.uri, range, newText: '' };
}

/** Each name with what parts it from the word before. */
function removeNames({ comment, rules, namesFrom }: Suppression, unused: readonly NamedRule[]): FileEdit[] {
  const { anchor, line } = comment;
  const at = anchor.line + line;
  return unused.map((rule) => {
    const before = rules[rules.indexOf(rule) - 1];
    const from = before ? endOf(before) : namesFrom;
    return { uri: anchor.uri, range: rangeOf(at, from, at, endOf(rule)), newText: '' };
  });
}
