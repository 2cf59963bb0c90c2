import { stripVTControlCharacters } from 'node:util';
import {
  cipherNames,
  codecNames,
  type ObjectType,
  type OptionSpec,
  objectTypes,
  patchedCodecNames,
  wizardType,
} from '../../../server/src/dialects/asterisk/schema';
import type { Console } from './console';
import { readDocumentation } from './documentation';
import { startInstance } from './instance';

/** Differences that are meant, each with its reason. */
const EXPLAINED: Record<string, string> = {
  'endpoint/dtls_setup default': 'none is given, which leaves the first word in force',
  'endpoint/dtls_fingerprint default': 'none is given, which leaves the first word in force',
  'endpoint/codec_prefs_incoming_answer default': 'transcode: allow is added to it',
  'endpoint/codec_prefs_outgoing_answer default': 'transcode: allow is added to it',
  'auth/supported_algorithms_uac default': 'none is given: the global object has one',
  'auth/supported_algorithms_uas default': 'none is given: the global object has one',
  'transport/verify_server default': 'none is given, which means no',
  'transport/verify_client default': 'none is given, which means no',
  'transport/require_client_cert default': 'none is given, which means no',
  'transport/allow_wildcard_certs default': 'none is given, which means no',
  'transport/method default': 'none is given, which leaves it unspecified',
  'registration/contact_user default': 'none is given, and s is used then',
  'global/user_agent default': 'it has the version in it',
  'wizard/hint_context default': 'a sentence there, another one here',
};

/**
 * Compares the schema with a real Asterisk: its options by `config show help`, their kinds and defaults, the words of
 * its documentation, its codecs and ciphers. One line for each difference that nothing explains.
 */
export async function checkSchema(): Promise<string[]> {
  const { console, stop } = await startInstance({ 'pjsip.conf': '' });
  try {
    const differences = [];
    for (const type of [...objectTypes, wizardType]) differences.push(...(await checkType(console, type)));
    differences.push(...(await checkNames(console)));
    return differences.filter((line) => !Object.keys(EXPLAINED).some((path) => line.startsWith(`${path}:`)));
  } finally {
    await stop();
  }
}

async function checkType(console: Console, type: ObjectType): Promise<string[]> {
  const documented = readDocumentation(type.module, type.name).filter(
    ({ name }) => !/[*/]|^type$/.test(name),
  );
  const ours = [...type.options.values()].filter(({ name }) => name !== 'type');
  const differences = [
    ...missing(
      documented.map(({ name }) => name),
      ours.map(({ name }) => name),
    ).map((name) => `${type.name}/${name}: not in the schema`),
    ...missing(
      ours.map(({ name }) => name),
      documented.map(({ name }) => name),
    ).map((name) => `${type.name}/${name}: not in the documentation`),
  ];
  for (const spec of ours) {
    differences.push(
      ...checkWords(type, spec, documented.find(({ name }) => name === spec.name)?.values ?? []),
    );
    differences.push(...(await checkOption(console, type, spec)));
  }
  return differences;
}

function missing(wanted: readonly string[], found: readonly string[]): string[] {
  return wanted.filter((name) => !found.includes(name));
}

/** Every word of the documentation is in the schema; the schema may have more, read from the code. */
function checkWords(type: ObjectType, spec: OptionSpec, words: readonly string[]): string[] {
  const known = [...(spec.enum ?? []), ...(spec.values ?? []), ...Object.values(spec.keys ?? {}).flat()].map(
    (word) => word.toLowerCase(),
  );
  return words
    .filter((word) => /^[\w-]+$/.test(word) && !known.includes(word.toLowerCase()) && spec.type !== 'digest')
    .map((word) => `${type.name}/${spec.name} words: the documentation has ${word}`);
}

/** Kinds of the schema by the type that Asterisk registers an option with. */
const KINDS: Record<string, readonly string[]> = {
  Boolean: ['boolean'],
  'Unsigned Integer': ['uint'],
  Integer: ['int'],
  Double: ['double'],
  Codec: ['codec'],
  String: ['string', 'reference', 'sip-uri', 'mailbox', 'host', 'header-match', 'enum'],
};

async function checkOption(console: Console, type: ObjectType, spec: OptionSpec): Promise<string[]> {
  const answer = plain(await console.ask(`config show help ${type.module} ${type.name} ${spec.name}`));
  const [, kind, byDefault] = / = \[([^\]]*)\] \(Default: ?(.*?)\) \(Regex: \w+\)/.exec(answer) ?? [];
  const path = `${type.name}/${spec.name}`;
  if (kind === undefined || byDefault === undefined) return [`${path}: no help`];
  const kinds = KINDS[kind];
  const wrongKind =
    kinds && !kinds.includes(spec.type) ? [`${path} kind: ours ${spec.type}, Asterisk ${kind}`] : [];
  const theirs = byDefault === 'n/a' ? '' : byDefault;
  const ours = spec.default ?? '';
  return theirs === ours
    ? wrongKind
    : [...wrongKind, `${path} default: ours "${ours}", Asterisk "${theirs}"`];
}

/** Without colours, in one line. */
function plain(answer: string): string {
  return stripVTControlCharacters(answer).replace(/\s+/g, ' ');
}

async function checkNames(console: Console): Promise<string[]> {
  const codecs = [...(await console.ask('core show codecs')).matchAll(/^ +\d+ \w+ +\S+ +(\S+)/gm)].map(
    ([, name = '']) => name,
  );
  const known = [...codecNames].filter((name) => name !== 'all' && name !== 'none');
  const listed = /Available ciphers: '([^']*)'/.exec(await console.ask('pjsip list ciphers'))?.[1] ?? '';
  const ciphers = listed.split(', ').filter((name) => name !== 'DEFAULT' && !name.startsWith('@'));
  return [
    ...missing(codecs, [...known, ...patchedCodecNames, 'none']).map(
      (name) => `codec ${name}: not in the schema`,
    ),
    ...missing(known, codecs).map((name) => `codec ${name}: not in Asterisk`),
    ...missing(ciphers, [...cipherNames]).map((name) => `cipher ${name}: not in the schema`),
    ...missing([...cipherNames], ciphers).map((name) => `cipher ${name}: not in Asterisk`),
  ];
}
