import type { LocatedComment } from '../comments';
import type { Family } from '../family';
import type { FileStore } from '../file-store';
import type { FolderRules } from '../recognise';
import type { SourceFile } from '../source-file';
import { FreeSwitchAssembler } from './assembler';
import { mayBeFreeSwitch } from './recognise';

/** FreeSWITCH: trees of freeswitch.xml, and parts of one of which nobody knows who reads them. */
export function freeswitchFamily(store: FileStore, rules: FolderRules): Family {
  const mayBeOurs = (uri: string) => mayBeFreeSwitch(uri, rules.optionsFor(uri).declared);
  return {
    name: 'freeswitch',
    has: (dialect) => dialect === 'freeswitch',
    newAssembler: () => new FreeSwitchAssembler(store, rules),
    mayBeOurs,
    // any program has files of XML, so that only what is in one tells
    dependsOnText: mayBeOurs,
    decides: () => false,
    comments: xmlComments,
  };
}

const SUPPRESSION = /<!--\s*(sip-lens-[^\n]*?)\s*-->/g;

/** The comments `<!-- sip-lens-… -->` of one line. */
function xmlComments({ uri, text }: SourceFile): LocatedComment[] {
  if (!text.includes('sip-lens-')) return [];
  const anchor = { uri, line: 0 };
  return text.split('\n').flatMap((line, index) =>
    [...line.matchAll(SUPPRESSION)].map((found): LocatedComment => {
      const comment = found[1] ?? '';
      const start = found.index + found[0].indexOf(comment);
      const ahead = line.slice(0, found.index).trimEnd().length;
      return { anchor, line: index, start, end: start + comment.length, text: comment, ahead };
    }),
  );
}
