import { allRules } from '../rules';
import type { Finding, Fix } from '../rules/finding';
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
  const { comment, reach, rules } = suppression;
  const { anchor, line, start, end } = comment;
  const whole = new Place(anchor, line, start, end);
  if (reach === undefined) return finding(whole, UNKNOWN_WORD, []);
  const unused = suppression.unusedRules.filter(({ id }) => !DOUBTFUL.has(id));
  if (rules.length === 0) {
    return suppression.isUnused ? finding(whole, NOTHING_HERE, [removeComment(suppression)]) : undefined;
  }
  const [first] = unused;
  if (!first) return undefined;
  if (unused.length === rules.length) {
    return finding(whole, messageOf(unused), [removeComment(suppression)]);
  }
  const last = unused.at(-1) ?? first;
  const at = new Place(anchor, line, first.start, last.start + last.id.length);
  return finding(at, messageOf(unused), removeNames(suppression, unused));
}

const UNKNOWN_WORD =
  'This comment switches off nothing: its first word must be sip-lens-disable-next-line, sip-lens-disable-line or sip-lens-disable-file.';
const NOTHING_HERE = 'This comment switches off nothing, for no rule finds anything there. Remove it.';

function messageOf(unused: readonly NamedRule[]): string {
  const stranger = unused.find(({ id }) => !KNOWN.has(id));
  if (stranger)
    return `There is no rule ${stranger.id}, so this comment does not switch it off. Correct the name, or remove it.`;
  const names = unused.map(({ id }) => id).join(', ');
  return `${names} would find nothing there, so this comment switches off nothing of it. Remove it.`;
}

function finding(at: Place, message: string, edits: readonly FileEdit[]): Finding {
  const fixes = (): readonly Fix[] =>
    edits.length > 0 ? [{ title: 'Remove the unused comment', kind: 'safe', edits }] : [];
  return { rule: UNUSED, severity: 'info', message, at, tags: ['unnecessary'], fixes };
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
    const from = before ? before.start + before.id.length : namesFrom;
    return { uri: anchor.uri, range: rangeOf(at, from, at, rule.start + rule.id.length), newText: '' };
  });
}
