import type { Resource, SipDomain, Trunk } from './resources';

/** A SIP Domain as it is right after it was made: it takes no registration and, without a list, no call. */
export function newDomain(stamp: Resource, domainName: string): SipDomain {
  return {
    ...stamp,
    domain_name: domainName,
    friendly_name: domainName,
    sip_registration: false,
    secure: false,
    emergency_calling_enabled: false,
    byoc_trunk_sid: null,
    emergency_caller_sid: null,
    voice_url: null,
    voice_method: 'POST',
    voice_fallback_url: null,
    voice_fallback_method: 'POST',
    voice_status_callback_url: null,
    voice_status_callback_method: 'POST',
    calls: { credentialLists: [], ipAccessControlLists: [] },
    registrations: { credentialLists: [] },
  };
}

export function newTrunk(stamp: Resource, domainName: string | null, friendlyName: string): Trunk {
  return {
    ...stamp,
    domain_name: domainName,
    friendly_name: friendlyName,
    secure: false,
    cnam_lookup_enabled: false,
    disaster_recovery_url: null,
    disaster_recovery_method: 'POST',
    transfer_mode: 'disable-all',
    transfer_caller_id: 'from-transferee',
    credentialLists: [],
    ipAccessControlLists: [],
    originationUrls: [],
  };
}
