import { ConfObject } from '../../dialects/asterisk/objects/conf-object';
import { objectKey } from '../../dialects/asterisk/objects/keys';
import type { AsteriskReference } from '../../dialects/asterisk/objects/references';
import { option } from '../../dialects/asterisk/schema';
import { nearest } from '../../text/nearest';
import { isTemplateWord } from '../../text/placeholder';
import { report } from '../report';
import { rule } from '../rule';
import { isAbsenceKnown, isIgnored } from './absence';
import { pjsip } from './example';
import { changeTo, each } from './fixes';

/** Sorcery looks names up when a call comes, so nothing is said of them at start. */
export const undefinedReference = rule({
  id: 'asterisk/undefined-reference',
  title: 'A name of an object that is not defined',
  severity: 'error',
  on: 'asterisk.reference',
  docs: {
    why: 'Asterisk does not check the names of auths, AORs, transports and endpoints when it loads the file. The object is there, and the first call or registration fails. Names are case-sensitive. Silent where an include or a database that cannot be seen may define more.',
    invalid: [
      pjsip('[alice]\ntype = endpoint\naors = alise\n\n[alice]\ntype = aor\nmax_contacts = 1\n'),
      pjsip('[alice]\ntype = endpoint\nauth = alice-auth\n'),
    ],
    valid: [
      pjsip('[alice]\ntype = endpoint\naors = alice\n\n[alice]\ntype = aor\nmax_contacts = 1\n'),
      {
        files: {
          'pjsip.conf':
            '#include "/srv/generated/auths.conf"\n\n[alice]\ntype = endpoint\nauth = alice-auth\n',
        },
      },
    ],
  },
  check(reference, context) {
    const { object, name, type } = reference;
    const { subject, scope } = context;
    const { value, at } = name;
    if (value === undefined || !at || name.origin === 'derived' || isTemplateWord(value)) return;
    if (option(object.type, reference.option)?.soft) return;
    if (subject instanceof ConfObject && subject.isDropped(subject.objects.indexOf(object))) return;
    if (scope.definitions(objectKey(type, value)).length > 0 || !isAbsenceKnown(scope)) return;
    if (isIgnored(value, scope)) return;
    report(context, undefinedReference, at, messageOf(reference, value), {
      ...(name.origin === 'inherited'
        ? { related: [{ at: object.at, message: `[${object.name}] inherits this line.` }] }
        : {}),
      fixes: () => each(nearest(value, scope.names(objectKey(type, ''))), (found) => changeTo(at, found)),
    });
  },
});

const CONSEQUENCES: Readonly<Record<string, string>> = {
  'endpoint.auth': 'then refuses every call and registration of it',
  'endpoint.outbound_auth': 'has no answer when the other side asks for credentials',
  'endpoint.aors': 'can neither register it there nor call it',
  'endpoint.transport': 'cannot send to it',
  'registration.outbound_auth': 'has no answer when the registrar asks for credentials',
  'registration.transport': 'does not send it over the transport that is meant',
  'registration.endpoint': 'has nowhere to send the calls that come back',
  'identify.endpoint': 'does not recognise calls from these addresses',
};

function messageOf({ object, option: name, type }: AsteriskReference, value: string): string {
  const consequence = CONSEQUENCES[`${object.type}.${name}`] ?? 'fails where it needs that';
  return `There is no ${type} [${value}]. Asterisk loads the ${object.type} without a word and ${consequence}. Define the ${type}, or correct the name.`;
}
