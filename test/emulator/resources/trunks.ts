import { type Call, created, type Handlers, itemOf, type JsonObject, noContent, ok } from '../call';
import { invalid } from '../error';
import { metaList } from '../paging';
import { newTrunk } from '../state/new';
import type { Trunk } from '../state/resources';
import { iso8601Dates } from './dates';
import { assign, Form } from './form';
import { authTypes, uniqueDomainName } from './services';

const mostTrunks = 100;

function bodyOf({ account, host }: Call, trunk: Trunk): JsonObject {
  const { sid, credentialLists, ipAccessControlLists, originationUrls, ...fields } = trunk;
  const types = authTypes(trunk);
  const url = `https://${host}/v1/Trunks/${sid}`;
  return {
    ...fields,
    sid,
    account_sid: account.sid,
    recording: { mode: 'do-not-record', trim: 'do-not-trim' },
    symmetric_rtp_enabled: false,
    auth_type: types.join(','),
    auth_type_set: types,
    ...iso8601Dates(trunk),
    url,
    links: {
      origination_urls: `${url}/OriginationUrls`,
      credential_lists: `${url}/CredentialLists`,
      ip_access_control_lists: `${url}/IpAccessControlLists`,
      phone_numbers: `${url}/PhoneNumbers`,
    },
  };
}

function read(form: Form) {
  return {
    friendly_name: form.text('FriendlyName'),
    secure: form.boolean('Secure'),
    cnam_lookup_enabled: form.boolean('CnamLookupEnabled'),
    disaster_recovery_url: form.text('DisasterRecoveryUrl'),
    disaster_recovery_method: form.method('DisasterRecoveryMethod'),
    transfer_mode: form.oneOf('TransferMode', ['disable-all', 'enable-all', 'sip-only']),
    transfer_caller_id: form.oneOf('TransferCallerId', ['from-transferee', 'from-transferor']),
  };
}

const nameRules = { suffix: '.pstn.twilio.com', malformed: 21245, taken: 21248 };

/** The name that the form gives, where it is another one than the trunk's. */
function newName(call: Call, form: Form, own: string | null): string | undefined {
  const name = form.text('DomainName');
  if (name === undefined || name.toLowerCase() === own?.toLowerCase()) return undefined;
  return uniqueDomainName(call, name, nameRules);
}

export const trunks: Handlers = {
  ListTrunk: (call) => metaList(call, 'trunks', call.region.trunks, (trunk) => bodyOf(call, trunk)),

  FetchTrunk: (call) => ok(bodyOf(call, itemOf(call.region.trunks, call))),

  CreateTrunk(call) {
    const form = new Form(call.form, 21245);
    const name = newName(call, form, null);
    const most = call.account.type === 'Trial' ? 1 : mostTrunks;
    if (call.region.trunks.length >= most) throw invalid(21244, 'Maximum trunks reached');
    const trunk = newTrunk(call.world.stamp('TK'), name ?? null, '');
    assign(trunk, read(form));
    call.region.trunks.push(trunk);
    if (name !== undefined) call.world.addRoute(call.account, name, call.region.id);
    return created(bodyOf(call, trunk));
  },

  UpdateTrunk(call) {
    const trunk = itemOf(call.region.trunks, call);
    const form = new Form(call.form, 21245);
    const domain_name = newName(call, form, trunk.domain_name);
    assign(trunk, { domain_name, ...read(form) });
    if (domain_name !== undefined) call.world.addRoute(call.account, domain_name, call.region.id);
    return ok(bodyOf(call, trunk));
  },

  DeleteTrunk(call) {
    const { trunks, incomingPhoneNumbers } = call.region;
    const trunk = itemOf(trunks, call);
    for (const number of incomingPhoneNumbers) if (number.trunk_sid === trunk.sid) number.trunk_sid = null;
    trunks.splice(trunks.indexOf(trunk), 1);
    if (trunk.domain_name !== null) call.world.dropRoute(trunk.domain_name);
    return noContent;
  },
};
