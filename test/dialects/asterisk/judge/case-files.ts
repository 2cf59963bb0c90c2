import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Setting, sectionTypes, type UnitObject } from '../../../../server/src/dialects/asterisk/judge';

/** What a case says of a section: `[name] ; loads`, `; dropped RULE`, `; unknown`, with the rules that speak. */
export interface CaseSection {
  readonly id: string;
  readonly settings: readonly Setting[];
  readonly expected: 'loads' | 'dropped' | 'unknown' | undefined;
  readonly rules: readonly string[];
}

/** A whole pjsip.conf with what Asterisk does to each of its sections. */
export interface CaseFile {
  readonly name: string;
  readonly text: string;
  readonly sections: readonly CaseSection[];
}

const FOLDER = join(process.cwd(), 'test/dialects/asterisk/judge/cases');

export function readCaseFiles(): CaseFile[] {
  return readdirSync(FOLDER).map((name) => {
    const text = readFileSync(join(FOLDER, name), 'utf8');
    return { name, text, sections: readSections(text) };
  });
}

/** The objects of a case, each with its section. */
export function caseObjects({ sections }: CaseFile): { object: UnitObject; section: CaseSection }[] {
  return sections.flatMap((section) =>
    sectionTypes(section.id, section.settings).map((type) => ({
      object: { type, id: section.id, settings: section.settings },
      section,
    })),
  );
}

/** As much of the syntax as the cases use: headers, `name = value`, `\;`, comments. */
function readSections(text: string): CaseSection[] {
  const sections: (CaseSection & { settings: Setting[] })[] = [];
  for (const line of text.split('\n')) {
    const [, id, note] = /^\[([^\]]*)\](?: ; (.*))?$/.exec(line) ?? [];
    const [, name = '', value] = /^([^;[=]+?)\s*=(.*)$/.exec(line) ?? [];
    if (id !== undefined) sections.push({ id, settings: [], ...readNote(note) });
    else if (value !== undefined) sections.at(-1)?.settings.push({ name, value: withoutComment(value) });
  }
  return sections;
}

function readNote(note = ''): Pick<CaseSection, 'expected' | 'rules'> {
  const [word, ...rules] = note.split(' ');
  if (word !== 'loads' && word !== 'dropped' && word !== 'unknown') return { expected: undefined, rules: [] };
  return { expected: word, rules };
}

function withoutComment(value: string): string {
  return value
    .replace(/(?<!\\);.*$/, '')
    .replaceAll('\\;', ';')
    .trim();
}
