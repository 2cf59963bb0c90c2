import { insertLines } from '../../dialects/asterisk/edit/lines';
import { formatOption } from '../../dialects/asterisk/edit/style';
import type { Fault } from '../../dialects/asterisk/judge';
import type { Fix } from '../finding';
import { rule } from '../rule';
import type { AsteriskFault } from '../subjects';
import { pjsip } from './example';
import { accuses, reportFault } from './fault';

/** What a new line begins with, so that the engineer only fills in. */
const BEGINNINGS: Readonly<Record<string, string>> = {
  server_uri: 'sip:',
  client_uri: 'sip:',
  bind: '0.0.0.0',
};

/** An option without which Asterisk drops the object. */
export const missingOption = rule({
  id: 'asterisk/missing-option',
  title: 'A required option is missing',
  severity: 'error',
  on: 'asterisk.fault',
  docs: {
    why: 'Some options are needed: an `auth` without `username`, a `registration` without `server_uri` and `client_uri`, a `transport` without `bind` or an `identify` without `endpoint` is dropped as a whole when Asterisk loads the file.',
    invalid: [
      pjsip('[main]\ntype = transport\nprotocol = udp\n'),
      pjsip('[alice]\ntype = auth\nauth_type = userpass\npassword = Example-Passw0rd\n'),
    ],
    valid: [
      pjsip('[main]\ntype = transport\nprotocol = udp\nbind = 0.0.0.0\n'),
      pjsip('[alice]\ntype = auth\nauth_type = userpass\nusername = alice\npassword = Example-Passw0rd\n'),
    ],
  },
  check(subject, context) {
    if (!accuses(missingOption, subject) || isExplained(subject)) return;
    const { owner, fault } = subject;
    // a section whose parent cannot be seen may have the option from there
    if (owner.category.uncertain) return;
    const absent = fault.setting === undefined ? absentOptions(subject) : [];
    // what is missing at one place is one finding
    if (absent.length > 1 && absent[0] !== fault.option) return;
    const together =
      absent.length > 1 ? { ...subject, fault: { ...fault, message: messageOf(subject, absent) } } : subject;
    reportFault(context, missingOption, together, 'value', { fixes: () => addOptions(subject, absent) });
  },
});

function faultsOf({ object, owner }: AsteriskFault): readonly Fault[] {
  const index = owner.objects.indexOf(object);
  return index < 0 ? owner.wizardFaults : owner.verdict(index).faults;
}

/** The options that the object lacks, without those that are there under a misspelled name. */
function absentOptions(subject: AsteriskFault): string[] {
  return faultsOf(subject).flatMap((fault) =>
    fault.rule === missingOption.id && fault.setting === undefined && !isExplained({ ...subject, fault })
      ? (fault.option ?? [])
      : [],
  );
}

function messageOf({ object }: AsteriskFault, absent: readonly string[]): string {
  const list = `${absent.slice(0, -1).join(', ')} and ${absent.at(-1) ?? ''}`;
  return `${list} are missing. Asterisk drops this whole ${object.type}. Add them.`;
}

/** Whether the option is there under a misspelled name, which is a finding of its own. */
function isExplained(subject: AsteriskFault): boolean {
  return faultsOf(subject).some(
    ({ rule: id, suggestions }) =>
      id === 'asterisk/unknown-option' && suggestions?.[0] === subject.fault.option,
  );
}

function addOptions({ fault, object, owner }: AsteriskFault, absent: readonly string[]): Fix[] {
  const isWizard = object.type === 'wizard';
  const options = isWizard && fault.option !== undefined ? [fault.option] : absent;
  if (options.length === 0 || (owner.role !== 'object' && !isWizard)) return [];
  const { section } = owner.category;
  const edits = insertLines(
    section,
    options.map((option) => formatOption(section, option, BEGINNINGS[option] ?? '')),
  );
  return edits.length > 0 ? [{ title: `Add ${options.join(' and ')}`, kind: 'unsafe', edits }] : [];
}
