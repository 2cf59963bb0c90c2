import { type Call, created, type Handlers, itemOf, type JsonObject, ok, remove } from '../call';
import { invalid } from '../error';
import { list } from '../paging';
import type { Region } from '../state/account';
import type { Named, Resource } from '../state/resources';
import { rfc2822Dates } from './dates';
import { assign, Form } from './form';

/** What tells credential lists from IP access control lists. The codes are Twilio's errors. */
export interface ListKind<L extends Named, E extends Resource> {
  /** `CredentialList`, as its operations, its path and the parameter with its SID have it. */
  readonly name: string;
  /** The same in a message. */
  readonly title: string;
  /** Where a list has it. */
  readonly key: string;
  readonly most: number;
  readonly longestName: number;
  readonly codes: { readonly invalid: number; readonly full: number; readonly mapped: number };
  of(region: Region): L[];
  make(call: Call, friendly_name: string): L;
  isMapped(region: Region, sid: string): boolean;
  readonly entries: EntryKind<L, E>;
}

/** What tells credentials from IP addresses. */
export interface EntryKind<L extends Named, E extends Resource> {
  readonly name: string;
  readonly plural: string;
  readonly segment: string;
  readonly key: string;
  /** Where an entry has the SID of its list. */
  readonly owner: string;
  readonly most: number;
  readonly full: number;
  of(owner: L): E[];
  /** What is shown of it beside its SIDs and dates. */
  shown(entry: E): JsonObject;
  make(call: Call, form: Form, owner: L): E;
  update(entry: E, form: Form, owner: L): void;
}

/** The operations of the lists of one kind and of what is in them. */
export function listHandlers<L extends Named, E extends Resource>(kind: ListKind<L, E>): Handlers {
  return { ...ownHandlers(kind), ...entryHandlers(kind) };
}

function uriOf<L extends Named, E extends Resource>(
  { account }: Call,
  kind: ListKind<L, E>,
  sid: string,
): string {
  return `/2010-04-01/Accounts/${account.sid}/SIP/${kind.name}s/${sid}`;
}

function ownHandlers<L extends Named, E extends Resource>(kind: ListKind<L, E>): Handlers {
  const { name, title, codes, entries } = kind;
  const all = ({ region }: Call) => kind.of(region);
  const bodyOf = (call: Call, item: L): JsonObject => {
    const { sid, friendly_name } = item;
    const uri = uriOf(call, kind, sid);
    const own = {
      sid,
      account_sid: call.account.sid,
      friendly_name,
      ...rfc2822Dates(item),
      uri: `${uri}.json`,
    };
    return { ...own, subresource_uris: { [entries.key]: `${uri}/${entries.segment}.json` } };
  };
  return {
    [`ListSip${name}`]: (call) => list(call, kind.key, all(call), (item) => bodyOf(call, item)),

    [`FetchSip${name}`]: (call) => ok(bodyOf(call, itemOf(all(call), call))),

    [`CreateSip${name}`](call) {
      const friendlyName = uniqueName(call, kind);
      if (all(call).length >= kind.most) throw invalid(codes.full, `Maximum ${title}s reached`);
      const item = kind.make(call, friendlyName);
      all(call).push(item);
      return created(bodyOf(call, item));
    },

    [`UpdateSip${name}`](call) {
      const item: L = itemOf(all(call), call);
      assign<Named>(item, { friendly_name: uniqueName(call, kind, item) });
      return ok(bodyOf(call, item));
    },

    [`DeleteSip${name}`](call) {
      const item = itemOf(all(call), call);
      if (kind.isMapped(call.region, item.sid))
        throw invalid(codes.mapped, `${title} is still mapped to a domain or trunk`);
      return remove(all(call), item);
    },
  };
}

function uniqueName<L extends Named, E extends Resource>(call: Call, kind: ListKind<L, E>, own?: L): string {
  const { title, codes, longestName } = kind;
  const name = new Form(call.form, codes.invalid).needed('FriendlyName');
  if (name.length > longestName)
    throw invalid(codes.invalid, `FriendlyName is longer than ${longestName} characters`);
  if (kind.of(call.region).some((each) => each !== own && each.friendly_name === name))
    throw invalid(codes.invalid, `Another ${title} is named ${name}`);
  return name;
}

function entryHandlers<L extends Named, E extends Resource>(kind: ListKind<L, E>): Handlers {
  const { codes, entries } = kind;
  const ownerOf = (call: Call) => itemOf(kind.of(call.region), call, `${kind.name}Sid`);
  const bodyOf = (call: Call, owner: L, entry: E): JsonObject => ({
    ...entries.shown(entry),
    sid: entry.sid,
    account_sid: call.account.sid,
    [entries.owner]: owner.sid,
    ...rfc2822Dates(entry),
    uri: `${uriOf(call, kind, owner.sid)}/${entries.segment}/${entry.sid}.json`,
  });
  return {
    [`ListSip${entries.name}`](call) {
      const owner = ownerOf(call);
      return list(call, entries.key, entries.of(owner), (each) => bodyOf(call, owner, each));
    },

    [`FetchSip${entries.name}`](call) {
      const owner = ownerOf(call);
      return ok(bodyOf(call, owner, itemOf(entries.of(owner), call)));
    },

    [`CreateSip${entries.name}`](call) {
      const owner = ownerOf(call);
      const entry = entries.make(call, new Form(call.form, codes.invalid), owner);
      if (entries.of(owner).length >= entries.most)
        throw invalid(entries.full, `Maximum ${entries.plural} reached`);
      entries.of(owner).push(entry);
      return created(bodyOf(call, owner, entry));
    },

    [`UpdateSip${entries.name}`](call) {
      const owner = ownerOf(call);
      const entry = itemOf(entries.of(owner), call);
      entries.update(entry, new Form(call.form, codes.invalid), owner);
      return ok(bodyOf(call, owner, entry));
    },

    [`DeleteSip${entries.name}`](call) {
      const all = entries.of(ownerOf(call));
      return remove(all, itemOf(all, call));
    },
  };
}
