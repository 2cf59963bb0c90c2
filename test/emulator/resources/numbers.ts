import { type Call, created, type Handlers, itemOf, type JsonObject, noContent, ok } from '../call';
import { invalid, notFound } from '../error';
import { list, metaList } from '../paging';
import type { IncomingPhoneNumber, OutgoingCallerId } from '../state/resources';
import { iso8601Dates, rfc2822Dates } from './dates';
import { assign, Form } from './form';

const noSms = { sms_url: null, sms_fallback_url: null, sms_application_sid: null };
const methods = {
  sms_method: 'POST',
  sms_fallback_method: 'POST',
  status_callback_method: 'POST',
  voice_method: 'POST',
  voice_fallback_method: 'POST',
};

/** What the two resources that show a number have in common. */
function common(
  { account }: Call,
  { sid, friendly_name, phone_number, trunk_sid, voice_url }: IncomingPhoneNumber,
) {
  return {
    ...{ sid, account_sid: account.sid, friendly_name, phone_number, trunk_sid, voice_url },
    ...methods,
    ...noSms,
    address_requirements: 'none',
    api_version: '2010-04-01',
    beta: false,
    capabilities: { voice: true, sms: false, mms: false, fax: false },
    status_callback: null,
    voice_application_sid: null,
    voice_caller_id_lookup: false,
    voice_fallback_url: null,
  };
}

function incomingUri({ account }: Call, sid: string): string {
  return `/2010-04-01/Accounts/${account.sid}/IncomingPhoneNumbers/${sid}`;
}

function incomingBody(call: Call, number: IncomingPhoneNumber): JsonObject {
  return {
    ...common(call, number),
    address_sid: null,
    bundle_sid: null,
    identity_sid: null,
    origin: 'twilio',
    status: 'in-use',
    type: 'local',
    voice_receive_mode: 'voice',
    emergency_status: 'Inactive',
    emergency_address_sid: null,
    emergency_address_status: 'unregistered',
    ...rfc2822Dates(number),
    uri: `${incomingUri(call, number.sid)}.json`,
  };
}

function trunkBody(call: Call, number: IncomingPhoneNumber): JsonObject {
  return {
    ...common(call, number),
    ...iso8601Dates(number),
    url: `https://${call.host}/v1/Trunks/${number.trunk_sid}/PhoneNumbers/${number.sid}`,
    links: { phone_number: `https://api.twilio.com${incomingUri(call, number.sid)}.json` },
  };
}

function callerIdBody(call: Call, callerId: OutgoingCallerId): JsonObject {
  const { sid, friendly_name, phone_number } = callerId;
  return {
    ...{ sid, account_sid: call.account.sid, friendly_name, phone_number },
    ...rfc2822Dates(callerId),
    uri: `/2010-04-01/Accounts/${call.account.sid}/OutgoingCallerIds/${sid}.json`,
  };
}

/** The filters that a list of numbers has in its query. */
function filtered<T extends { readonly phone_number: string; readonly friendly_name: string }>(
  { query }: Call,
  items: readonly T[],
): T[] {
  const number = query.get('PhoneNumber');
  const name = query.get('FriendlyName');
  return items.filter(
    (item) =>
      (number === null || item.phone_number.includes(number.replaceAll('*', ''))) &&
      (name === null || item.friendly_name === name),
  );
}

/** US1 only; elsewhere there is no such resource. */
function callerIds(call: Call): readonly OutgoingCallerId[] {
  if (call.region.id !== 'us1') throw notFound(call.path);
  return call.region.outgoingCallerIds;
}

export const numbers: Handlers = {
  ListIncomingPhoneNumber: (call) =>
    list(call, 'incoming_phone_numbers', filtered(call, call.region.incomingPhoneNumbers), (number) =>
      incomingBody(call, number),
    ),

  FetchIncomingPhoneNumber: (call) => ok(incomingBody(call, itemOf(call.region.incomingPhoneNumbers, call))),

  UpdateIncomingPhoneNumber(call) {
    const number = itemOf(call.region.incomingPhoneNumbers, call);
    const form = new Form(call.form, 20001);
    const trunk_sid = form.text('TrunkSid');
    if (trunk_sid && !call.region.trunks.some(({ sid }) => sid === trunk_sid))
      throw invalid(20001, `TrunkSid ${trunk_sid} is no trunk of this account`);
    assign(number, {
      trunk_sid: trunk_sid === '' ? null : trunk_sid,
      friendly_name: form.text('FriendlyName'),
      voice_url: form.text('VoiceUrl'),
    });
    return ok(incomingBody(call, number));
  },

  ListOutgoingCallerId: (call) =>
    list(call, 'outgoing_caller_ids', filtered(call, callerIds(call)), (each) => callerIdBody(call, each)),

  FetchOutgoingCallerId: (call) => ok(callerIdBody(call, itemOf(callerIds(call), call))),
};

/** The numbers of the trunk of the path; IE1 and AU1 have no such subresource. */
function trunkNumbers(call: Call): IncomingPhoneNumber[] {
  if (call.region.id !== 'us1') throw notFound(call.path);
  const trunk = itemOf(call.region.trunks, call, 'TrunkSid');
  return call.region.incomingPhoneNumbers.filter(({ trunk_sid }) => trunk_sid === trunk.sid);
}

export const trunkPhoneNumbers: Handlers = {
  ListPhoneNumber: (call) =>
    metaList(call, 'phone_numbers', trunkNumbers(call), (number) => trunkBody(call, number)),

  FetchPhoneNumber: (call) => ok(trunkBody(call, itemOf(trunkNumbers(call), call))),

  CreatePhoneNumber(call) {
    trunkNumbers(call);
    const sid = new Form(call.form, 21245).needed('PhoneNumberSid');
    const number = call.region.incomingPhoneNumbers.find((each) => each.sid === sid);
    if (!number) throw notFound(`${call.path}: PhoneNumberSid ${sid}`);
    assign(number, { trunk_sid: call.parameters.TrunkSid });
    return created(trunkBody(call, number));
  },

  DeletePhoneNumber(call) {
    assign(itemOf(trunkNumbers(call), call), { trunk_sid: null });
    return noContent;
  },
};
