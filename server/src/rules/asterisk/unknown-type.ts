import type { ConfObject } from '../../dialects/asterisk/objects/conf-object';
import { valuePlace } from '../../dialects/asterisk/objects/setting';
import { objectTypes } from '../../dialects/asterisk/schema';
import { nearest } from '../../text/nearest';
import { hasPlaceholder, isTemplateWord } from '../../text/placeholder';
import { report } from '../report';
import { rule } from '../rule';
import { pjsip } from './example';
import { changeTo, each } from './fixes';

const TYPES = objectTypes.map(({ name }) => name);

/** Words of chan_sip's sip.conf, for which pjsip has other sections. */
const CHAN_SIP_TYPES: ReadonlySet<string> = new Set(['friend', 'peer', 'user']);

/** A `type` that no sorcery type equals: the section is no object at all. */
export const unknownType = rule({
  id: 'asterisk/unknown-type',
  title: 'A type that Asterisk does not know',
  severity: 'error',
  on: 'asterisk.category',
  docs: {
    why: 'The word behind `type` must be exactly that of a type: lower case, no quotes. With any other word, `peer` or `friend` of the old `sip.conf` too, Asterisk ignores the section **without any message**.',
    invalid: [
      pjsip('[alice]\ntype = endpont\ncontext = office\n'),
      pjsip('[alice]\ntype = AOR\nmax_contacts = 1\n'),
    ],
    valid: [pjsip('[alice]\ntype = endpoint\ncontext = office\n')],
  },
  check(owner, context) {
    const { role, typeEntry, category } = owner;
    if (role !== 'unknown-type' || !typeEntry || category.uncertain) return;
    if (hasPlaceholder(typeEntry.value) || isTemplateWord(typeEntry.value)) return;
    const place = valuePlace(typeEntry);
    const related = [{ at: owner.at, message: `[${category.name}] inherits this type.` }];
    report(context, unknownType, place, messageOf(owner, typeEntry.value), {
      ...(category.owns(typeEntry) ? {} : { related }),
      fixes: () => each(suggestions(owner, typeEntry.value), (type) => changeTo(place, type)),
    });
  },
});

function suggestions({ dialect }: ConfObject, value: string): string[] {
  if (dialect === 'asterisk-wizard') return ['wizard'];
  if (CHAN_SIP_TYPES.has(value.toLowerCase())) return ['endpoint'];
  const bare = value.replace(/^(["'])(.*)\1$/, '$2');
  return TYPES.includes(bare) ? [bare] : nearest(bare, TYPES);
}

function messageOf(owner: ConfObject, value: string): string {
  const { dialect } = owner;
  const ignored = 'Asterisk ignores the section without a word';
  if (dialect === 'asterisk-wizard') {
    return `Only sections of type wizard count in this file, and ${value} is another, so ${ignored}. Write type = wizard.`;
  }
  if (value === 'wizard') {
    return `Sections of type wizard belong to pjsip_wizard.conf; here ${ignored}. Move it there.`;
  }
  if (CHAN_SIP_TYPES.has(value.toLowerCase())) {
    return `${value} is a type of the old sip.conf, so ${ignored}. Write an endpoint, with an auth and an aor of their own.`;
  }
  const [meant = 'a type such as endpoint, aor or auth, in lower case and without quotes'] = suggestions(
    owner,
    value,
  );
  return `${value} is no type of pjsip.conf, so ${ignored}. Write ${meant}.`;
}
