import { chooseNames } from '../../../candidates';
import { columns, type Word, wordIn } from '../../../caret-word';
import type { Candidate, Completions } from '../../../language';
import { numberCandidates } from '../../../twilio-candidates';
import { cipherNames, codecNames, type OptionSpec, objectTypes, wizardType } from '../../schema';
import { isType, sectionOption, sectionType } from '../section-type';
import type { Caret } from './caret';
import { completeDial } from './dialplan';
import { completeHost, completeUri } from './hosts';
import { completeReference } from './references';
import { completeUsername } from './usernames';

/** Codecs that people use, best known first. */
const USUAL_CODECS: readonly string[] = ['ulaw', 'alaw', 'g722', 'opus', 'g729', 'gsm'];
const PRIVATE_NETWORKS: readonly string[] = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

/** A value, behind `=`. */
export function completeValue(caret: Caret, equals: number): Completions | undefined {
  const { text, owner } = caret;
  if (!owner) return undefined;
  const name = text.slice(0, equals).replace(/\+$/, '').trim();
  const from = equals + (text.charAt(equals + 1) === '>' ? 2 : 1);
  if (caret.character < from) return undefined;
  if (owner.dialect === 'asterisk-dialplan') return completeDial(caret, name, from);
  const type = sectionType(owner);
  if (isType(name)) return completeType(caret, from);
  const option = type && sectionOption(type, name);
  return option && completeOption(caret, option.spec, from);
}

function completeType(caret: Caret, from: number): Completions {
  const word = wordIn(caret, from, caret.text.length, '');
  const isWizard = caret.owner?.dialect === 'asterisk-wizard';
  const types = isWizard ? [wizardType] : objectTypes;
  const name = caret.owner?.category.name ?? '';
  const candidates = types.map(
    (type): Candidate => ({
      label: type.name,
      kind: 'type',
      detail: type.doc,
      rank: isTaken(caret, type.name, name) ? 1 : 0,
    }),
  );
  return { range: columns(caret, word.start, word.end), candidates };
}

/** Another section of this name has the type already. */
function isTaken({ file, owner }: Caret, type: string, name: string): boolean {
  return file.document.names.definitions(`${type}/${name}`).some((subject) => subject !== owner);
}

function completeOption(caret: Caret, spec: OptionSpec, from: number): Completions | undefined {
  const word = wordIn(caret, from, caret.text.length, spec.list ? ',' : '');
  if (spec.type === 'sip-uri' || spec.type === 'pattern') return completeUri(caret, spec, word);
  if (spec.references !== undefined) return completeReference(caret, spec.references, word);
  if (spec.name === 'username') return completeUsername(caret, word);
  if (spec.type === 'codec') return completeCodec(caret, from, word);
  if (spec.name === 'from_user') {
    const { candidates, incomplete } = numberCandidates(caret.file.document.account, word.typed);
    return { range: columns(caret, word.start, word.end), candidates, incomplete };
  }
  if (isHost(spec)) return completeHost(caret, spec, word);
  const candidates = fixedCandidates(spec, word);
  return candidates.length === 0 ? undefined : { range: columns(caret, word.start, word.end), candidates };
}

function isHost({ type, name }: OptionSpec): boolean {
  return type === 'host' || type === 'host[:port]' || name === 'realm' || type === 'network|host';
}

function fixedCandidates(spec: OptionSpec, word: Word): readonly Candidate[] {
  if (spec.type === 'boolean') return words(['yes', 'no'], spec);
  if (spec.type === 'cipher')
    return chooseNames(cipherNames, word.typed, (label) => ({ label, kind: 'value' })).candidates;
  if (spec.name === 'local_net') return words(PRIVATE_NETWORKS, spec);
  return words(spec.enum ?? spec.values ?? [], spec);
}

function words(list: readonly string[], spec: OptionSpec): Candidate[] {
  return list.map((label) => {
    const successor = spec.deprecatedValues?.[label];
    const meaning = successor === undefined ? spec.aliases?.[label] : `deprecated: use ${successor}`;
    const notes = [meaning === undefined ? [] : [meaning], label === spec.default ? ['default'] : []].flat();
    return {
      label,
      kind: 'value',
      rank: successor === undefined ? 0 : 1,
      ...(notes.length > 0 ? { detail: notes.join(', ') } : {}),
      ...(successor === undefined ? {} : { deprecated: true }),
    };
  });
}

/** Those that the list has not yet; `!` takes one off. */
function completeCodec(caret: Caret, from: number, { start, end, typed }: Word): Completions {
  const { text } = caret;
  const others = new Set(
    `${text.slice(from, start)},${text.slice(end)}`.split(/[,|]/).map((item) => item.trim().toLowerCase()),
  );
  const sign = typed.startsWith('!') ? '!' : '';
  const isFirst = text.slice(from, start).trim() === '';
  const all: Candidate[] = isFirst ? [{ label: '!all', kind: 'value', detail: 'none so far', rank: 0 }] : [];
  const names = [...USUAL_CODECS, ...[...codecNames].filter((name) => !USUAL_CODECS.includes(name))];
  const candidates = names
    .filter((name) => !others.has(name) && !(isFirst && sign && name === 'all'))
    .map(
      (name): Candidate => ({
        label: sign + name,
        kind: 'value',
        rank: USUAL_CODECS.includes(name) ? 1 : 2,
      }),
    );
  return { range: columns(caret, start, end), candidates: [...all, ...candidates] };
}
