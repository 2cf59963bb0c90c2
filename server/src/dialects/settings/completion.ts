import type { Range } from '../../text/range';
import { chooseNames } from '../candidates';
import { type CaretLine, columns } from '../caret-word';
import type { Candidate, Completions, LanguageDocument } from '../language';
import { hostCandidates, numberCandidates, usernameCandidates } from '../twilio-candidates';
import type { SettingGroup } from './groups';
import { HOST_ROLES, servicesOf } from './language';
import type { SettingRole } from './roles';

/** A value that is being typed. */
export interface TypedValue extends CaretLine {
  /** Where it begins, behind its quote. */
  readonly start: number;
  /** Whether the file would take a bare `+1555…` or `true` for something else than text. */
  readonly needsQuotes: boolean;
}

/** `$NAME` or the beginning of `${NAME}`, up to the caret. */
const VARIABLE = /\$(\{?)(\w*)$/;

/** Variables that files of the workspace define, behind `$` and `${`. */
export function completeVariable(document: LanguageDocument, caret: CaretLine): Completions | undefined {
  const { text, character } = caret;
  const found = VARIABLE.exec(text.slice(0, character));
  if (!found) return undefined;
  const [, brace = '', typed = ''] = found;
  const end = character + (/^\w*/.exec(text.slice(character))?.[0].length ?? 0);
  // what stands behind the name may be its default
  const closing = brace !== '' && !/^[:?+}-]/.test(text.slice(end)) ? '}' : '';
  const chosen = chooseNames(variableNames(document), typed, (label) => {
    return { label, kind: 'reference', newText: label + closing, detail: 'variable' };
  });
  return { range: columns(caret, character - typed.length, end), ...chosen };
}

export function variableNames({ names }: LanguageDocument): ReadonlySet<string> {
  const found = new Set<string>();
  for (const key of names.keys())
    if (key.startsWith('variable/') && names.definitions(key).length > 0)
      found.add(key.slice('variable/'.length));
  return found;
}

/** Hosts, user names, numbers and words for the value of a role. */
export function completeRole(
  document: LanguageDocument,
  role: SettingRole,
  groups: readonly SettingGroup[],
  value: TypedValue,
): Completions | undefined {
  if (HOST_ROLES.has(role)) return completeHost(document, role, value);
  const typed = value.text.slice(value.start, value.character);
  const range = rangeTo(value, value.start, /["'\s#,}]|$/);
  switch (role) {
    case 'username':
    case 'auth-username':
      return { range, ...usernameCandidates(document.account, groups.flatMap(servicesOf), typed) };
    case 'caller-id':
    case 'from-user':
    case 'number': {
      const { candidates, incomplete } = numberCandidates(document.account, typed);
      return { range, candidates: candidates.map((each) => asText(each, value)), incomplete };
    }
    case 'transport':
      return { range, candidates: words(['udp', 'tcp', 'tls']) };
    case 'register':
      return { range, candidates: words(['true', 'false']).map((each) => asText(each, value)) };
    default:
      return undefined;
  }
}

/** What may stand ahead of a host: its scheme and a user. */
const AHEAD_OF_HOST = /^(?:sips?:)?(?:[^@\s]*@)?/i;

function completeHost(
  { account }: LanguageDocument,
  role: SettingRole,
  value: TypedValue,
): Completions | undefined {
  const typed = value.text.slice(value.start, value.character);
  const ahead = AHEAD_OF_HOST.exec(typed)?.[0].length ?? 0;
  const host = typed.slice(ahead);
  // a port or a parameter of the URI
  if (/[:;]/.test(host)) return undefined;
  const range = rangeTo(value, value.start + ahead, /["'\s#,:;}]|$/);
  return { range, ...hostCandidates(account, host, role === 'registrar' ? 'sip-domain' : 'trunk') };
}

function rangeTo(value: TypedValue, start: number, stop: RegExp): Range {
  return columns(value, start, value.character + value.text.slice(value.character).search(stop));
}

function asText(candidate: Candidate, { needsQuotes }: TypedValue): Candidate {
  return needsQuotes ? { ...candidate, newText: `"${candidate.label}"` } : candidate;
}

function words(labels: readonly string[]): Candidate[] {
  return labels.map((label) => ({ label, kind: 'value' }));
}
