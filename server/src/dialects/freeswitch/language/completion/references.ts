import { chooseNames } from '../../../candidates';
import { columns, wordIn } from '../../../caret-word';
import type { Candidate, Completions } from '../../../language';
import { accessListKey, domainKey, gatewayKey } from '../../objects/keys';
import { builtinAccessLists, type ParamSpec } from '../../schema';
import type { FreeSwitchFile } from '../freeswitch-file';
import type { Caret } from './caret';
import type { TypedAttribute } from './tags';

/** Names under which something in the unit can be found; `beginning`: that of its keys. */
export function namesOf({ document: { names } }: FreeSwitchFile, beginning: string): string[] {
  const found: string[] = [];
  for (const key of names.keys())
    if (key.startsWith(beginning) && names.definitions(key).length > 0)
      found.push(key.slice(beginning.length));
  return found;
}

/** Gateways by their own name: those of a profile have a second one, `PROFILE::NAME`. */
export function gatewayNames(file: FreeSwitchFile): string[] {
  return namesOf(file, gatewayKey('')).filter((name) => !name.includes('::'));
}

/** The name of an access list, those of the files first. */
export function completeList(
  caret: Caret,
  spec: ParamSpec,
  { valueStart, valueEnd }: TypedAttribute,
): Completions {
  const own = new Set(namesOf(caret.file, accessListKey('')));
  const names = new Set([...own, ...builtinAccessLists, ...(spec.none === undefined ? [] : [spec.none])]);
  const word = wordIn(caret, valueStart, valueEnd, ':');
  const { candidates, incomplete } = chooseNames(names, word.typed, (label): Candidate => {
    const detail = own.has(label)
      ? 'access list'
      : label === spec.none
        ? 'no list'
        : 'access list of FreeSWITCH';
    return { label, kind: 'reference', detail, rank: own.has(label) ? 0 : 1 };
  });
  return { range: columns(caret, word.start, word.end), candidates, incomplete };
}

export function completeGateway(caret: Caret, { valueStart, valueEnd }: TypedAttribute): Completions {
  const word = wordIn(caret, valueStart, valueEnd, ',');
  const chosen = chooseNames(gatewayNames(caret.file), word.typed, toGateway);
  return { range: columns(caret, word.start, word.end), ...chosen };
}

/** A domain of the directory. */
export function completeDomain(caret: Caret, { valueStart, valueEnd }: TypedAttribute): Completions {
  const typed = caret.text.slice(valueStart, caret.character);
  const chosen = chooseNames(namesOf(caret.file, domainKey('')), typed, (label) => {
    return { label, kind: 'reference', detail: 'domain of the directory' };
  });
  return { range: columns(caret, valueStart, valueEnd), ...chosen };
}

/** A context of the dialplan. */
export function completeContext(caret: Caret, { valueStart, valueEnd }: TypedAttribute): Completions {
  const contexts = new Set<string>();
  for (const { object } of caret.file.unit.program.objects)
    if (object.kind === 'extension' && object.context) contexts.add(object.context);
  const typed = caret.text.slice(valueStart, caret.character);
  const chosen = chooseNames(contexts, typed, (label) => {
    return { label, kind: 'reference', detail: 'context of the dialplan' };
  });
  return { range: columns(caret, valueStart, valueEnd), ...chosen };
}

export function toGateway(label: string): Candidate {
  return { label, kind: 'reference', detail: 'gateway' };
}

/** Gateways that the dialplan calls and nobody defines: they are what is missing. */
export function wantedGateways(caret: Caret, attribute: TypedAttribute): Completions {
  return wanted(caret, attribute, gatewayKey(''), 'called, and not defined');
}

/** Access lists that params name and nobody defines. */
export function wantedLists(caret: Caret, attribute: TypedAttribute): Completions {
  return wanted(caret, attribute, accessListKey(''), 'named, and not defined');
}

function wanted(
  caret: Caret,
  { valueStart, valueEnd }: TypedAttribute,
  beginning: string,
  detail: string,
): Completions {
  const { names } = caret.file.document;
  const missing = [...names.keys()].filter(
    (key) => key.startsWith(beginning) && !key.includes('::') && names.definitions(key).length === 0,
  );
  const candidates = missing
    .map((key) => key.slice(beginning.length))
    .filter((label) => !builtinAccessLists.has(label))
    .map((label): Candidate => ({ label, kind: 'reference', detail }));
  return { range: columns(caret, valueStart, valueEnd), candidates };
}
