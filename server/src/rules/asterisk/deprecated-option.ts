import { replaceAt } from '../../dialects/asterisk/edit/lines';
import { namePlace } from '../../dialects/asterisk/objects/setting';
import type { Entry } from '../../syntax/conf/tree';
import { Place } from '../../text/place';
import type { Fix } from '../finding';
import { rule } from '../rule';
import { pjsip } from './example';
import { accuses, reportFault, settingOf } from './fault';
import { removeThisLine, renameTo } from './fixes';

/** Options that the next major version may not have any more. */
export const deprecatedOption = rule({
  id: 'asterisk/deprecated-option',
  title: 'A deprecated option',
  severity: 'warning',
  on: 'asterisk.fault',
  docs: {
    why: 'The option still loads, but it has a successor or does nothing any more. When a later version drops it, the line becomes an unknown option, and an unknown option drops the whole object.',
    invalid: [
      pjsip(
        '[alice]\ntype = auth\nauth_type = md5\nusername = alice\nmd5_cred = 0123456789abcdef0123456789abcdef\n',
      ),
    ],
    valid: [
      pjsip(
        '[alice]\ntype = auth\nauth_type = digest\nusername = alice\npassword_digest = MD5:0123456789abcdef0123456789abcdef\n',
      ),
    ],
  },
  check(subject, context) {
    if (!accuses(deprecatedOption, subject)) return;
    const { fault } = subject;
    const entry = settingOf(subject)?.entry;
    reportFault(context, deprecatedOption, subject, 'name', {
      tags: ['deprecated'],
      fixes: () => (entry ? successor(entry, fault.effect === 'ignored', fault.suggestions?.[0]) : []),
    });
  },
});

/** Renames only where the successor takes the same values. */
function successor(entry: Entry, ignored: boolean, name: string | undefined): Fix[] {
  if (ignored) return [removeThisLine(entry)];
  if (name?.startsWith('taskpool_')) return [renameTo(entry, name)];
  if (name !== 'password_digest' || !/^[0-9a-f]{32}$/i.test(entry.value)) return [];
  const place = namePlace(entry);
  const prefix = entry.name.slice(0, entry.name.indexOf('/') + 1);
  const start = new Place(entry.section, entry.line, entry.valueStart, entry.valueStart);
  const edits = [replaceAt(place, prefix + name), replaceAt(start, 'MD5:')];
  return [{ title: `Write it as ${name}`, kind: 'unsafe', edits }];
}
