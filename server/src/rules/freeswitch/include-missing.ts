import { CONFIGURATION_FOLDER } from '../../dialects/freeswitch/load/globals';
import type { XmlProblem, XmlProblemKind } from '../../syntax/xml/problem';
import { isOpen } from '../../text/placeholder';
import { hasMagic } from '../../workspace/glob';
import type { Severity } from '../finding';
import { report } from '../report';
import { rule } from '../rule';
import { configuration } from './example';

const SECTION = '  <section name="configuration"/>\n';

/** switch_xml.c:1418-1460: "No files to include at …", at INFO, and the load goes on. */
export const includeMissing = rule({
  id: 'freeswitch/include-missing',
  title: 'An include that leads to no file',
  severity: 'warning',
  on: 'freeswitch.problem',
  docs: {
    why: 'Where an include finds no file FreeSWITCH says so in the log and goes on without it: no gateway and no user of it is there. A file that is named, or a folder that is not there ("Error including" in the log), is likely a slip of the pen. A pattern that matches nothing in a folder that is there is no more than information: FreeSWITCH ships such folders for files that are yet to come, and logs it as such. A relative path counts from the folder of the file **that includes**; `*` does not match names that begin with a dot, and there is no `**`. What lies outside the workspace cannot be checked, so nothing is said of names that may be defined there.',
    invalid: [
      configuration(`  <X-PRE-PROCESS cmd="include" data="sip_profile/*.xml"/>\n${SECTION}`),
      configuration(`  <X-PRE-PROCESS cmd="include" data="/srv/freeswitch/*.xml"/>\n${SECTION}`),
    ],
    valid: [
      configuration(`  <X-PRE-PROCESS cmd="include" data="vars.xml"/>\n${SECTION}`, {
        'vars.xml': '<include>\n  <X-PRE-PROCESS cmd="set" data="domain=pbx.example"/>\n</include>\n',
      }),
    ],
  },
  check(problem, context) {
    const words = isDropIn(problem) ? DROP_IN : WORDS[kindOf(problem)];
    if (!words || isOpen(problem.subject)) return;
    report(context, includeMissing, problem.at, words.text(problem), { severity: words.severity });
  },
});

interface Words {
  readonly severity: Severity;
  text(problem: XmlProblem): string;
}

/** A folder that waits for files, as there are several in every installation: `dialplan/default/*.xml`. */
function isDropIn({ kind, subject }: XmlProblem): boolean {
  return kind === 'include-missing' && hasMagic(subject);
}

/** Only a pattern makes FreeSWITCH open the folder, and fail at it. */
function kindOf({ kind, subject }: XmlProblem): XmlProblemKind {
  return kind === 'include-folder-missing' && !hasMagic(subject) ? 'include-missing' : kind;
}

/** What is looked for, and from where: `$${conf_dir}` is another folder on each machine. */
function wanted({ subject, text }: XmlProblem): { readonly path: string; readonly from: string } {
  const folder = `${CONFIGURATION_FOLDER}/`;
  if (subject.startsWith(folder) && !text.includes(folder))
    return {
      path: subject.slice(folder.length),
      from: ", counted from the configuration's folder ($${conf_dir})",
    };
  return { path: subject, from: subject.startsWith('/') ? '' : ', counted from the folder of this file' };
}

const DROP_IN: Words = {
  severity: 'info',
  text: (problem) => {
    const { path, from } = wanted(problem);
    return `No file matches ${path} yet${from}: FreeSWITCH goes on without one. Where one should be, correct the pattern.`;
  },
};

const WORDS: Readonly<Partial<Record<XmlProblemKind, Words>>> = {
  'include-missing': {
    severity: 'warning',
    text: (problem) => {
      const { path, from } = wanted(problem);
      return `There is no ${path}${from}: FreeSWITCH goes on without it. Correct the path, or remove the line.`;
    },
  },
  'include-folder-missing': {
    severity: 'warning',
    text: (problem) =>
      `The folder of ${shown(problem)} is not there ("Error including"): FreeSWITCH goes on without it. Correct the path, or remove the line.`,
  },
  'include-too-deep': {
    severity: 'warning',
    text: () =>
      'Files include each other more than 100 deep, and FreeSWITCH reads no further ("Maximum recursion limit reached"). Include it from a file nearer to freeswitch.xml.',
  },
  'include-outside': {
    severity: 'hint',
    text: (problem) => unseen(`${shown(problem)} cannot be looked at from here`),
  },
  'include-unread': { severity: 'hint', text: (problem) => unseen(`${shown(problem)} could not be read`) },
  'include-too-many': {
    severity: 'hint',
    text: (problem) => unseen(`${shown(problem)} leads to more files than are looked at`),
  },
};

function shown(problem: XmlProblem): string {
  const { path } = wanted(problem);
  return path === problem.subject ? path : `$\${conf_dir}/${path}`;
}

function unseen(what: string): string {
  return `${what}, so it is not known what it defines. Rules about missing objects stay silent in this configuration.`;
}
