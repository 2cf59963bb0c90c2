import { type Call, created, type Handlers, itemOf, type JsonObject, noContent, ok, remove } from '../call';
import { invalid, notFound } from '../error';
import { metaList } from '../paging';
import type { Named, OriginationUrl, Trunk } from '../state/resources';
import { iso8601Dates } from './dates';
import { assign, Form } from './form';

const mostOriginationUrls = 10;

const trunkOf = (call: Call) => itemOf(call.region.trunks, call, 'TrunkSid');

function urlOf({ host }: Call, trunk: Trunk, part: string, sid: string): string {
  return `https://${host}/v1/Trunks/${trunk.sid}/${part}/${sid}`;
}

interface ListKind {
  readonly name: string;
  readonly part: string;
  readonly key: string;
  mapped(trunk: Trunk): string[];
  lists(call: Call): readonly Named[];
}

function listBody(call: Call, trunk: Trunk, { part }: ListKind, item: Named): JsonObject {
  const { sid, friendly_name } = item;
  return {
    sid,
    account_sid: call.account.sid,
    trunk_sid: trunk.sid,
    friendly_name,
    ...iso8601Dates(item),
    url: urlOf(call, trunk, part, sid),
  };
}

/** The lists that are mapped to a trunk; such a mapping has the SID of its list. */
function listHandlers(kind: ListKind): Handlers {
  const listsOf = (call: Call, trunk: Trunk) =>
    kind.mapped(trunk).flatMap((sid) => kind.lists(call).filter((each) => each.sid === sid));
  return {
    [`List${kind.name}`](call) {
      const trunk = trunkOf(call);
      return metaList(call, kind.key, listsOf(call, trunk), (item) => listBody(call, trunk, kind, item));
    },

    [`Fetch${kind.name}`](call) {
      const trunk = trunkOf(call);
      return ok(listBody(call, trunk, kind, itemOf(listsOf(call, trunk), call)));
    },

    [`Create${kind.name}`](call) {
      const trunk = trunkOf(call);
      const sid = new Form(call.form, 21245).needed(`${kind.name}Sid`);
      const item = kind.lists(call).find((each) => each.sid === sid);
      if (!item) throw notFound(`${call.path}: ${kind.name}Sid ${sid}`);
      if (kind.mapped(trunk).includes(sid))
        throw invalid(21245, `${kind.name} ${sid} is already associated with the trunk`);
      kind.mapped(trunk).push(sid);
      return created(listBody(call, trunk, kind, item));
    },

    [`Delete${kind.name}`](call) {
      const trunk = trunkOf(call);
      const { sid } = itemOf(listsOf(call, trunk), call);
      remove(kind.mapped(trunk), sid);
      return noContent;
    },
  };
}

function originationBody(call: Call, trunk: Trunk, item: OriginationUrl): JsonObject {
  return {
    ...item,
    account_sid: call.account.sid,
    trunk_sid: trunk.sid,
    ...iso8601Dates(item),
    url: urlOf(call, trunk, 'OriginationUrls', item.sid),
  };
}

function sipUrl(form: Form): string | undefined {
  const url = form.text('SipUrl');
  if (url !== undefined && !/^sips?:[^\s]+$/i.test(url)) throw invalid(21245, `SipUrl ${url} is no SIP URI`);
  return url;
}

function readOrigination(form: Form) {
  return {
    friendly_name: form.text('FriendlyName'),
    sip_url: sipUrl(form),
    priority: form.integer('Priority', 0, 65535),
    weight: form.integer('Weight', 0, 65535),
    enabled: form.boolean('Enabled'),
  };
}

const originationUrls: Handlers = {
  ListOriginationUrl(call) {
    const trunk = trunkOf(call);
    return metaList(call, 'origination_urls', trunk.originationUrls, (item) =>
      originationBody(call, trunk, item),
    );
  },

  FetchOriginationUrl(call) {
    const trunk = trunkOf(call);
    return ok(originationBody(call, trunk, itemOf(trunk.originationUrls, call)));
  },

  CreateOriginationUrl(call) {
    const trunk = trunkOf(call);
    const form = new Form(call.form, 21245);
    for (const name of ['FriendlyName', 'SipUrl', 'Priority', 'Weight', 'Enabled']) form.needed(name);
    if (trunk.originationUrls.length >= mostOriginationUrls)
      throw invalid(21249, 'Maximum origination URLs reached');
    const blank = { friendly_name: '', sip_url: '', priority: 10, weight: 10, enabled: true };
    const item: OriginationUrl = { ...call.world.stamp('OU'), ...blank };
    assign(item, readOrigination(form));
    trunk.originationUrls.push(item);
    return created(originationBody(call, trunk, item));
  },

  UpdateOriginationUrl(call) {
    const trunk = trunkOf(call);
    const item = itemOf(trunk.originationUrls, call);
    assign(item, readOrigination(new Form(call.form, 21245)));
    return ok(originationBody(call, trunk, item));
  },

  DeleteOriginationUrl(call) {
    const trunk = trunkOf(call);
    return remove(trunk.originationUrls, itemOf(trunk.originationUrls, call));
  },
};

export const trunkParts: Handlers = {
  ...originationUrls,
  ...listHandlers({
    name: 'CredentialList',
    part: 'CredentialLists',
    key: 'credential_lists',
    mapped: ({ credentialLists }) => credentialLists,
    lists: ({ region }) => region.credentialLists,
  }),
  ...listHandlers({
    name: 'IpAccessControlList',
    part: 'IpAccessControlLists',
    key: 'ip_access_control_lists',
    mapped: ({ ipAccessControlLists }) => ipAccessControlLists,
    lists: ({ region }) => region.ipAccessControlLists,
  }),
};
