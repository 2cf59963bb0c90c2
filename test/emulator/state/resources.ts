/** What Twilio holds, under the names that its API has for it. */
export interface Resource {
  readonly sid: string;
  readonly date_created: Date;
  date_updated: Date;
}

export interface Named extends Resource {
  friendly_name: string;
}

/** The SIDs of lists, in the order they were mapped. */
export interface Mappings {
  readonly credentialLists: string[];
  readonly ipAccessControlLists: string[];
}

type Method = 'GET' | 'POST';

export interface SipDomain extends Named {
  /** With `.sip.twilio.com`. */
  domain_name: string;
  sip_registration: boolean;
  secure: boolean;
  emergency_calling_enabled: boolean;
  byoc_trunk_sid: string | null;
  emergency_caller_sid: string | null;
  voice_url: string | null;
  voice_method: Method;
  voice_fallback_url: string | null;
  voice_fallback_method: Method;
  voice_status_callback_url: string | null;
  voice_status_callback_method: Method;
  readonly calls: Mappings;
  readonly registrations: Pick<Mappings, 'credentialLists'>;
}

export interface CredentialList extends Named {
  readonly credentials: Credential[];
}

/**
 * Twilio keeps a digest of the password and never shows it; the emulator keeps the password, for tests to
 * compare.
 */
export interface Credential extends Resource {
  readonly username: string;
  password?: string;
}

export interface IpAccessControlList extends Named {
  readonly ip_addresses: IpAddress[];
}

export interface IpAddress extends Named {
  ip_address: string;
  cidr_prefix_length: number;
}

export interface Trunk extends Named, Mappings {
  /** With `.pstn.twilio.com`; null until it is set. */
  domain_name: string | null;
  secure: boolean;
  cnam_lookup_enabled: boolean;
  disaster_recovery_url: string | null;
  disaster_recovery_method: Method;
  transfer_mode: string;
  transfer_caller_id: string;
  readonly originationUrls: OriginationUrl[];
}

export interface OriginationUrl extends Named {
  sip_url: string;
  priority: number;
  weight: number;
  enabled: boolean;
}

export interface IncomingPhoneNumber extends Named {
  /** E.164. */
  readonly phone_number: string;
  trunk_sid: string | null;
  voice_url: string | null;
}

export interface OutgoingCallerId extends Named {
  /** E.164. */
  readonly phone_number: string;
}

export interface Alert extends Resource {
  readonly error_code: string;
  readonly log_level: string;
  readonly alert_text: string;
  readonly resource_sid: string;
  readonly request_url: string | null;
  readonly date_generated: Date;
}

/** Which region takes the traffic of a SIP Domain or trunk. */
export interface Route extends Named {
  readonly domain_name: string;
  readonly account_sid: string;
  voice_region: string;
}
