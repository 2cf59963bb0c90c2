import { insertLines } from '../../dialects/asterisk/edit-lines';
import { formatOption } from '../../dialects/asterisk/edit-style';
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
    // a section whose parent cannot be seen may have the option from there
    if (subject.owner.category.uncertain) return;
    reportFault(context, missingOption, subject, 'value', { fixes: () => addOption(subject) });
  },
});

/** Whether the option is there under a misspelled name, which is a finding of its own. */
function isExplained({ fault, object, owner }: AsteriskFault): boolean {
  const index = owner.objects.indexOf(object);
  const { faults } = index < 0 ? { faults: owner.wizardFaults } : owner.verdict(index);
  return faults.some(
    ({ rule: id, suggestions }) => id === 'asterisk/unknown-option' && suggestions?.[0] === fault.option,
  );
}

function addOption({ fault, object, owner }: AsteriskFault): Fix[] {
  const { option, setting } = fault;
  const isOwn = owner.role === 'object' || object.type === 'wizard';
  if (option === undefined || (setting !== undefined && object.type !== 'wizard') || !isOwn) return [];
  const { section } = owner.category;
  const edits = insertLines(section, [formatOption(section, option, BEGINNINGS[option] ?? '')]);
  return edits.length > 0 ? [{ title: `Add ${option}`, kind: 'unsafe', edits }] : [];
}
