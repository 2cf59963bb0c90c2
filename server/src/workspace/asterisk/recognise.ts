import type { ProgramDialect } from '../../dialects/asterisk/program';
import {
  type Declared,
  matchesAny,
  NOTHING_DECLARED,
  type Recognised,
  SNIFFED_CHARACTERS,
} from '../recognise';
import { nameOf, parentOf } from '../uri';

/** Main files by their name: the ones that Asterisk itself opens. */
const MAIN_FILES: ReadonlyMap<string, ProgramDialect> = new Map([
  ['pjsip.conf', 'asterisk-pjsip'],
  ['pjsip_wizard.conf', 'asterisk-wizard'],
  ['extensions.conf', 'asterisk-dialplan'],
  ['sip.conf', 'asterisk-chan-sip'],
]);

/** `res_pjsip_notify` reads it: its sections are messages and have no type. */
const OTHERS: ReadonlySet<string> = new Set(['pjsip_notify.conf']);

/** What the name and the place of a file say. Never claims every `*.conf`. */
export function recogniseName(uri: string, declared: Declared = NOTHING_DECLARED): Recognised | undefined {
  const name = nameOf(uri);
  const main = MAIN_FILES.get(name);
  if (main) return { dialect: main, main: true };
  if (matchesAny(uri, declared.wizard)) return { dialect: 'asterisk-wizard', main: true };
  if (matchesAny(uri, declared.pjsip)) return { dialect: 'asterisk-pjsip', main: true };
  if (matchesAny(uri, declared.dialplan)) return { dialect: 'asterisk-dialplan', main: true };
  if (!name.endsWith('.conf') || OTHERS.has(name)) return undefined;
  if (/^pjsip_wizard/.test(name)) return { dialect: 'asterisk-wizard', main: false };
  if (/^pjsip[._-]/.test(name) || /^pjsip/.test(nameOf(parentOf(uri))))
    return { dialect: 'asterisk-pjsip', main: false };
  return /^extensions[._-]/.test(name) ? { dialect: 'asterisk-dialplan', main: false } : undefined;
}

const PJSIP_TYPE =
  /^[ \t]*type[ \t]*=>?[ \t]*(endpoint|auth|aor|registration|identify|transport|wizard)[ \t]*(?:;.*)?\r?$/m;

/** What the first lines say, for a `.conf` file whose name says nothing. */
export function recogniseContent(text: string): Recognised | undefined {
  const type = PJSIP_TYPE.exec(text.slice(0, SNIFFED_CHARACTERS))?.[1];
  if (!type) return undefined;
  return { dialect: type === 'wizard' ? 'asterisk-wizard' : 'asterisk-pjsip', main: false };
}
