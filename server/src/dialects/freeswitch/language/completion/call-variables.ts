import { chooseNames } from '../../../candidates';
import { columns } from '../../../caret-word';
import type { Candidate, Completions } from '../../../language';
import { numberCandidates } from '../../../twilio-candidates';
import type { Caret } from './caret';
import type { TypedAttribute } from './tags';

interface CallVariable {
  readonly what: string;
  readonly values?: readonly string[];
  /** The caller's number, as those who are called see it. */
  readonly isNumber?: boolean;
}

const CODECS = ['PCMU,PCMA', 'PCMU', 'PCMA'];
const YES = ['true', 'false'];

/** Variables of calls that have to do with a provider; there are hundreds, and any may be made up. */
const VARIABLES: ReadonlyMap<string, CallVariable> = new Map([
  [
    'rtp_secure_media',
    { what: 'whether media is encrypted with SRTP', values: ['mandatory', 'optional', 'forbidden'] },
  ],
  ['absolute_codec_string', { what: 'the codecs that are offered, and no others', values: CODECS }],
  ['codec_string', { what: 'the codecs that are offered', values: CODECS }],
  ['effective_caller_id_number', { what: 'the number that those who are called see', isNumber: true }],
  ['effective_caller_id_name', { what: 'the name that those who are called see' }],
  ['origination_caller_id_number', { what: 'the number that those who are called see', isNumber: true }],
  ['origination_caller_id_name', { what: 'the name that those who are called see' }],
  ['sip_cid_type', { what: 'which header says who calls', values: ['pid', 'rpid', 'none'] }],
  ['sip_invite_domain', { what: 'the host of From' }],
  ['dtmf_type', { what: 'how DTMF digits are sent', values: ['rfc2833', 'info', 'none'] }],
  ['ignore_early_media', { what: 'whether sounds ahead of the answer are kept back', values: YES }],
  ['bypass_media', { what: 'whether media goes past FreeSWITCH', values: YES }],
  ['hangup_after_bridge', { what: 'whether the call ends with the one that was placed', values: YES }],
  ['continue_on_fail', { what: 'whether the dialplan goes on where nobody answers', values: YES }],
  ['call_timeout', { what: 'for how many seconds it rings' }],
  ['media_timeout', { what: 'after how many seconds without media a call is ended' }],
  ['media_hold_timeout', { what: 'after how many seconds on hold a call is ended' }],
]);

/** `name` of a `<variable>`. */
export function completeVariableName(caret: Caret, { valueStart, valueEnd }: TypedAttribute): Completions {
  return {
    range: columns(caret, valueStart, valueEnd),
    candidates: [...VARIABLES].map(([label, { what }]) => ({ label, kind: 'option', detail: what })),
  };
}

/** The value of a `<variable>` of that name. */
export function completeVariableValue(
  caret: Caret,
  name: string,
  { valueStart, valueEnd }: TypedAttribute,
): Completions | undefined {
  return valuesOf(caret, name, valueStart, valueEnd);
}

function valuesOf(caret: Caret, name: string, start: number, end: number): Completions | undefined {
  const variable = VARIABLES.get(name);
  const range = columns(caret, start, end);
  const typed = caret.text.slice(start, caret.character);
  if (variable?.isNumber) return { range, ...numberCandidates(caret.file.document.account, typed) };
  const values = variable?.values ?? [];
  if (values.length === 0) return undefined;
  return { range, candidates: values.map((label): Candidate => ({ label, kind: 'value' })) };
}

/** `NAME=VALUE` of `set` and `export`, up to the caret. */
const ASSIGNED = /^((?:nolocal:)?)([\w-]*)(=?)/;
/** The same in the braces ahead of a dial string. */
const IN_BRACES = /([{[,])([\w-]*)(=?)[^{}[\],=]*$/;

/** What an application sets, `text` being its data up to the caret. */
export function completeAssignment(
  caret: Caret,
  { valueStart, valueEnd }: TypedAttribute,
  inBraces: boolean,
): Completions | undefined {
  const { text, character } = caret;
  const before = text.slice(valueStart, character);
  const found = (inBraces ? IN_BRACES : ASSIGNED).exec(before);
  if (!found) return undefined;
  const [, ahead = '', name = '', equals = ''] = found;
  const nameStart = valueStart + found.index + ahead.length;
  const rest = text.slice(character, valueEnd);
  const end = character + (inBraces ? (/^[^,}\]]*/.exec(rest)?.[0].length ?? 0) : rest.length);
  if (equals !== '') return valuesOf(caret, name, nameStart + name.length + 1, end);
  const nameEnd = character + (/^[\w-]*/.exec(rest)?.[0].length ?? 0);
  const suffix = text.charAt(nameEnd) === '=' ? '' : '=';
  const chosen = chooseNames([...VARIABLES.keys()], name, (label) => {
    return { label, kind: 'option', newText: label + suffix, detail: VARIABLES.get(label)?.what ?? '' };
  });
  return { range: columns(caret, nameStart, nameEnd), ...chosen };
}
