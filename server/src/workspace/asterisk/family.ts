import { isProgramDialect } from '../../dialects/asterisk/program';
import type { Family } from '../family';
import type { FileStore } from '../file-store';
import type { Declared, FolderRules } from '../recognise';
import { AsteriskAssembler } from './assembler';
import { recogniseName } from './recognise';

/** Asterisk: its main files, what they include, and the fragments that somebody includes. */
export function asteriskFamily(store: FileStore, rules: FolderRules): Family {
  return {
    name: 'asterisk',
    has: isProgramDialect,
    newAssembler: () => new AsteriskAssembler(store, rules),
    mayBeOurs: (uri) => mayBeAsterisk(uri, rules.optionsFor(uri).declared),
    decides: decidesOnRealtime,
    dependsOnText: (uri) => isToldByText(uri, rules.optionsFor(uri).declared),
    comments: ({ tree }) =>
      tree.sections.flatMap((anchor) => anchor.comments.map((comment) => ({ anchor, ...comment }))),
  };
}

/** Whether the name of a file says that Asterisk reads it, or that what is in it may. */
export function mayBeAsterisk(uri: string, declared?: Declared): boolean {
  return uri.endsWith('.conf') || recogniseName(uri, declared) !== undefined;
}

/** Any program has files of this name, so that only what is in one tells. */
function isToldByText(uri: string, declared?: Declared): boolean {
  return uri.endsWith('.conf') && recogniseName(uri, declared) === undefined;
}

/** Says whether objects come from a database. */
function decidesOnRealtime(uri: string): boolean {
  return uri.endsWith('/sorcery.conf') || uri.endsWith('/extconfig.conf');
}
