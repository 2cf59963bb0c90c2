import { chooseNames } from '../../../candidates';
import { columns } from '../../../caret-word';
import type { Candidate, Completions } from '../../../language';
import { hostCandidates } from '../../../twilio-candidates';
import { gatewayKey, profileKey } from '../../objects/keys';
import { completeAssignment } from './call-variables';
import type { Caret } from './caret';
import { gatewayNames, namesOf, toGateway } from './references';
import type { TypedAttribute } from './tags';

/** The last dial string that is being typed: `sofia/…` up to the caret. */
const DIAL_STRING = /(?:^|[\s,|[\]}>])sofia\/([^\s,|[\]]*)$/;
/** `user/` and a part of who is called. */
const USER = /(?:^|[\s,|[\]}>])user\/([^\s,|[\]]*)$/;
/** Nothing of it yet, or a part of its first word. */
const BEGINNING = /(?:^|[,|\]}>])([a-z]*)$/;
/** Between the braces ahead of it, where variables are set. */
const IN_BRACES = /(?:^|[,|\]}>])[{[<][^{}[\]<>]*$/;
/** What ends a word in a dial string. */
const WORD_END = /[/,|\s"'@:[\]]/;

/** Profiles, gateways and Twilio hosts in `sofia/…`. */
export function completeDial(caret: Caret, attribute: TypedAttribute): Completions | undefined {
  const { valueStart, valueEnd } = attribute;
  const { text, character, file } = caret;
  const before = text.slice(valueStart, character);
  if (IN_BRACES.test(before)) return completeAssignment(caret, attribute, true);
  const dial = DIAL_STRING.exec(before)?.[1];
  const user = USER.exec(before)?.[1];
  if (user !== undefined) return completeUser(caret, user, valueEnd);
  if (dial === undefined) return completeBeginning(caret, before, valueEnd);
  const [first = '', second, third] = dial.split('/');
  if (second === undefined) return completeWay(caret, first, valueEnd);
  if (first !== 'gateway') return completeCalled(caret, dial.slice(first.length + 1), valueEnd);
  if (third !== undefined) return undefined;
  const colons = second.indexOf('::');
  const names = colons < 0 ? gatewayNames(file) : namesOf(file, `${gatewayKey(second.slice(0, colons))}::`);
  const typed = colons < 0 ? second : second.slice(colons + 2);
  const suffix = text.charAt(endOf(text, character, valueEnd)) === '/' ? '' : '/';
  const chosen = chooseNames(names, typed, (label) => ({ ...toGateway(label), newText: label + suffix }));
  return { range: rangeFor(caret, typed, valueEnd), ...chosen };
}

/** Where a dial string may begin: whole gateways, which most people want, or the way to something else. */
function completeBeginning(caret: Caret, before: string, limit: number): Completions | undefined {
  const typed = BEGINNING.exec(before)?.[1];
  if (typed === undefined) return undefined;
  const names = gatewayNames(caret.file).map((name) => `sofia/gateway/${name}/`);
  const { candidates, incomplete } = chooseNames(names, typed, (label): Candidate => {
    return { label, kind: 'reference', detail: 'gateway' };
  });
  const ways: readonly Candidate[] = [
    { label: 'sofia/', kind: 'value', detail: 'over mod_sofia', rank: 1 },
    { label: 'user/', kind: 'value', detail: 'a user of the directory', rank: 1 },
  ];
  return { range: rangeFor(caret, typed, limit), candidates: [...candidates, ...ways], incomplete };
}

/** Users of the directory: `1000@pbx.example.com`. */
function completeUser(caret: Caret, typed: string, limit: number): Completions {
  const { text, character, file } = caret;
  const users = new Set<string>();
  for (const { object } of file.unit.program.objects)
    if (object.kind === 'user' && object.name !== '')
      users.add(object.domainName ? `${object.name}@${object.domainName}` : object.name);
  const chosen = chooseNames(users, typed, (label) => {
    return { label, kind: 'reference', detail: 'user of the directory' };
  });
  let end = character;
  while (end < limit && !/[\s,|[\]]/.test(text.charAt(end))) end++;
  return { range: columns(caret, character - typed.length, end), ...chosen };
}

function endOf(text: string, from: number, limit: number): number {
  let end = from;
  while (end < limit && !WORD_END.test(text.charAt(end))) end++;
  return end;
}

function rangeFor(caret: Caret, typed: string, limit: number) {
  return columns(caret, caret.character - typed.length, endOf(caret.text, caret.character, limit));
}

/** `sofia/`: a gateway, or a profile that calls an address. */
function completeWay(caret: Caret, typed: string, limit: number): Completions {
  const { text, file } = caret;
  const suffix = text.charAt(endOf(text, caret.character, limit)) === '/' ? '' : '/';
  const gateway: Candidate = {
    label: 'gateway',
    kind: 'value',
    newText: `gateway${suffix}`,
    detail: 'by its name',
  };
  const { candidates, incomplete } = chooseNames(namesOf(file, profileKey('')), typed, (label): Candidate => {
    return { label, kind: 'reference', newText: label + suffix, detail: 'profile', rank: 1 };
  });
  return { range: rangeFor(caret, typed, limit), candidates: [gateway, ...candidates], incomplete };
}

/** `sofia/PROFILE/user@host`. */
function completeCalled(caret: Caret, uri: string, limit: number): Completions | undefined {
  const at = uri.lastIndexOf('@');
  if (at < 0) return undefined;
  const typed = uri.slice(at + 1);
  if (/[:;]/.test(typed)) return undefined;
  return {
    range: rangeFor(caret, typed, limit),
    ...hostCandidates(caret.file.document.account, typed, 'trunk'),
  };
}
