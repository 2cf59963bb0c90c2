import { ConfObject, type Role } from '../../dialects/asterisk/objects/conf-object';
import { valuePlace } from '../../dialects/asterisk/objects/setting';
import type { FreeSwitchObject } from '../../dialects/freeswitch/objects';
import type { Param } from '../../dialects/freeswitch/objects/params';
import type { Entry } from '../../syntax/conf/tree';
import type { Place } from '../../text/place';
import { hasPlaceholder, isTemplateWord } from '../../text/placeholder';
import { report } from '../report';
import { type RuleContext, rule } from '../rule';

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
    if (!(subject instanceof ConfObject)) {
      // a place is only made of what is told: a directory has ten thousand users
      for (const param of paramsOf(subject)) if (isLeft(param.text)) tell(context, param.name, param.valueAt);
      return;
    }
    for (const entry of settingsOf(subject))
      if (isLeft(entry.value)) tell(context, entry.name, valuePlace(entry));
  },
});

function isLeft(value: string): boolean {
  return isTemplateWord(value) && !hasPlaceholder(value);
}

function tell(context: RuleContext, name: string, at: Place): void {
  const message = `The value of ${name} still is an example's word, so nothing is checked of it. Put the real one in its place.`;
  report(context, templateWord, at, message);
}

function paramsOf(object: FreeSwitchObject): readonly Param[] {
  return 'params' in object ? object.params.list : [];
}

function settingsOf({ role, category }: ConfObject): Entry[] {
  return ROLES.has(role) ? category.variables.filter(({ name }) => !name.startsWith('@')) : [];
}
