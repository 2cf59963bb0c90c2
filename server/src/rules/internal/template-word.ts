import { ConfObject, type Role } from '../../dialects/asterisk/objects/conf-object';
import { valuePlace } from '../../dialects/asterisk/objects/setting';
import type { FreeSwitchObject } from '../../dialects/freeswitch/objects';
import type { Place } from '../../text/place';
import { hasPlaceholder, isTemplateWord } from '../../text/placeholder';
import { report } from '../report';
import { rule } from '../rule';

const ROLES: ReadonlySet<Role> = new Set<Role>(['object', 'template', 'wizard']);

/** Values that stand as an example has them; every other rule takes them for placeholders. */
export const templateWord = rule({
  id: 'internal/template-word',
  title: "A value that still is an example's word",
  severity: 'hint',
  on: ['asterisk.category', 'freeswitch.object'],
  docs: {
    why: 'Words such as `YOUR_DOMAIN`, `your-password`, `changeme` or `xxxx` come from an example and wait to be replaced. SIP Lens takes them for placeholders and so checks nothing of them.',
    invalid: [
      {
        files: {
          'pjsip.conf':
            '[twilio]\ntype = registration\nserver_uri = sip:YOUR_DOMAIN.sip.twilio.com\nclient_uri = sip:alice@YOUR_DOMAIN.sip.twilio.com\n',
        },
      },
    ],
    valid: [
      { files: { 'pjsip.conf': '[alice]\ntype = endpoint\ncontext = office\nfrom_domain = example.com\n' } },
    ],
  },
  check(subject, context) {
    for (const { name, value, at } of valuesOf(subject)) {
      if (!isTemplateWord(value) || hasPlaceholder(value)) continue;
      const message = `The value of ${name} still is an example's word, so nothing is checked of it. Put the real one in its place.`;
      report(context, templateWord, at, message);
    }
  },
});

interface Value {
  readonly name: string;
  readonly value: string;
  readonly at: Place;
}

function valuesOf(subject: ConfObject | FreeSwitchObject): Value[] {
  if (!(subject instanceof ConfObject)) {
    if (!('params' in subject)) return [];
    return subject.params.list.map(({ name, text, valueAt }) => ({ name, value: text, at: valueAt }));
  }
  const { role, category } = subject;
  if (!ROLES.has(role)) return [];
  return category.variables
    .filter(({ name }) => !name.startsWith('@'))
    .map((entry) => ({ name: entry.name, value: entry.value, at: valuePlace(entry) }));
}
