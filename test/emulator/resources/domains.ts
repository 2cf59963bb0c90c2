import { type Call, created, type Handlers, itemOf, type JsonObject, noContent, ok } from '../call';
import { invalid, TwilioError } from '../error';
import { list } from '../paging';
import { newDomain } from '../state/new';
import type { SipDomain } from '../state/resources';
import { rfc2822Dates } from './dates';
import { assign, Form } from './form';
import { authTypes, uniqueDomainName } from './services';

const mostDomains = 100;

function bodyOf({ account }: Call, domain: SipDomain): JsonObject {
  const { sid, calls, registrations, ...fields } = domain;
  const uri = `/2010-04-01/Accounts/${account.sid}/SIP/Domains/${sid}`;
  return {
    ...fields,
    sid,
    account_sid: account.sid,
    api_version: '2010-04-01',
    auth_type: authTypes(calls).join(','),
    ...rfc2822Dates(domain),
    uri: `${uri}.json`,
    subresource_uris: {
      ip_access_control_list_mappings: `${uri}/IpAccessControlListMappings.json`,
      credential_list_mappings: `${uri}/CredentialListMappings.json`,
      auth: `${uri}/Auth.json`,
    },
  };
}

function read(form: Form) {
  return {
    friendly_name: form.text('FriendlyName'),
    sip_registration: form.boolean('SipRegistration'),
    secure: form.boolean('Secure'),
    emergency_calling_enabled: form.boolean('EmergencyCallingEnabled'),
    byoc_trunk_sid: form.text('ByocTrunkSid'),
    emergency_caller_sid: form.text('EmergencyCallerSid'),
    voice_url: form.text('VoiceUrl'),
    voice_method: form.method('VoiceMethod'),
    voice_fallback_url: form.text('VoiceFallbackUrl'),
    voice_fallback_method: form.method('VoiceFallbackMethod'),
    voice_status_callback_url: form.text('VoiceStatusCallbackUrl'),
    voice_status_callback_method: form.method('VoiceStatusCallbackMethod'),
  };
}

const nameRules = { suffix: '.sip.twilio.com', malformed: 21232, taken: 21232 };

export const domains: Handlers = {
  ListSipDomain: (call) => list(call, 'domains', call.region.domains, (domain) => bodyOf(call, domain)),

  FetchSipDomain: (call) => ok(bodyOf(call, itemOf(call.region.domains, call))),

  CreateSipDomain(call) {
    const form = new Form(call.form, 21231);
    const name = uniqueDomainName(call, form.needed('DomainName'), nameRules);
    if (call.region.domains.length >= mostDomains) throw invalid(21230, 'Maximum Domains reached');
    const domain = newDomain(call.world.stamp('SD'), name);
    assign(domain, read(form));
    call.region.domains.push(domain);
    call.world.addRoute(call.account, name, call.region.id);
    return created(bodyOf(call, domain));
  },

  UpdateSipDomain(call) {
    const domain = itemOf(call.region.domains, call);
    const form = new Form(call.form, 21231);
    const name = form.text('DomainName');
    const isNew = name !== undefined && name.toLowerCase() !== domain.domain_name.toLowerCase();
    const domain_name = isNew ? uniqueDomainName(call, name, nameRules) : undefined;
    assign(domain, { domain_name, ...read(form) });
    if (domain_name !== undefined) call.world.addRoute(call.account, domain_name, call.region.id);
    return ok(bodyOf(call, domain));
  },

  DeleteSipDomain(call) {
    const domain = itemOf(call.region.domains, call);
    const below = `.${domain.domain_name.toLowerCase()}`;
    if (call.region.domains.some(({ domain_name }) => domain_name.toLowerCase().endsWith(below)))
      throw new TwilioError(409, 21233, 'Domain has existing subdomains');
    call.region.domains.splice(call.region.domains.indexOf(domain), 1);
    call.world.dropRoute(domain.domain_name);
    return noContent;
  },
};
