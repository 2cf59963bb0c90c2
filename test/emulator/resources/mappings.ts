import { type Call, created, type Handlers, itemOf, type JsonObject, noContent, ok } from '../call';
import { invalid, notFound } from '../error';
import { list } from '../paging';
import type { Named, SipDomain } from '../state/resources';
import { rfc2822Dates } from './dates';
import { Form } from './form';

interface MappingKind {
  /** Field of the form. */
  readonly field: string;
  mapped(domain: SipDomain): string[];
  lists(call: Call): readonly Named[];
}

function bodyOf({ account }: Call, item: Named): JsonObject {
  const { sid, friendly_name } = item;
  return { sid, account_sid: account.sid, friendly_name, ...rfc2822Dates(item) };
}

/** The lists that are mapped to the domain of the path. */
function mappedLists(call: Call, kind: MappingKind): Named[] {
  const mapped = kind.mapped(itemOf(call.region.domains, call, 'DomainSid'));
  return mapped.flatMap((sid) => kind.lists(call).filter((each) => each.sid === sid));
}

/** The four operations of one kind of mapping; a mapping has the SID of its list. */
function mappingHandlers(name: string, kind: MappingKind): Handlers {
  return {
    [`List${name}`]: (call) => list(call, 'contents', mappedLists(call, kind), (item) => bodyOf(call, item)),

    [`Fetch${name}`]: (call) => ok(bodyOf(call, itemOf(mappedLists(call, kind), call))),

    [`Create${name}`](call) {
      const mapped = kind.mapped(itemOf(call.region.domains, call, 'DomainSid'));
      const sid = new Form(call.form, 21231).needed(kind.field);
      const item = kind.lists(call).find((each) => each.sid === sid);
      if (!item) throw notFound(`${call.path}: ${kind.field} ${sid}`);
      if (mapped.includes(sid))
        throw invalid(21231, `${kind.field} ${sid} is already associated with the domain`);
      mapped.push(sid);
      return created(bodyOf(call, item));
    },

    [`Delete${name}`](call) {
      const mapped = kind.mapped(itemOf(call.region.domains, call, 'DomainSid'));
      const { sid } = itemOf(mappedLists(call, kind), call);
      mapped.splice(mapped.indexOf(sid), 1);
      return noContent;
    },
  };
}

export const domainMappings: Handlers = {
  ...mappingHandlers('SipAuthCallsCredentialListMapping', {
    field: 'CredentialListSid',
    mapped: ({ calls }) => calls.credentialLists,
    lists: ({ region }) => region.credentialLists,
  }),
  ...mappingHandlers('SipAuthCallsIpAccessControlListMapping', {
    field: 'IpAccessControlListSid',
    mapped: ({ calls }) => calls.ipAccessControlLists,
    lists: ({ region }) => region.ipAccessControlLists,
  }),
  ...mappingHandlers('SipAuthRegistrationsCredentialListMapping', {
    field: 'CredentialListSid',
    mapped: ({ registrations }) => registrations.credentialLists,
    lists: ({ region }) => region.credentialLists,
  }),
};
