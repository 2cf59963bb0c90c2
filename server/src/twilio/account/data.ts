import type { IpNetwork } from '../../sip/ip-network';
import type { Place } from '../../text/place';
import type { Collection } from './collection';

/**
 * What was read of Twilio accounts, whatever the source. A field that is left out was not read. Everything that comes
 * from a registry file knows its place there.
 */
export interface AccountData {
  readonly sid: string;
  readonly name?: string;
  readonly status?: AccountStatus;
  /** A trial account calls verified numbers only. */
  readonly type?: 'Trial' | 'Full';
  /** The SID of the parent account, for a subaccount. */
  readonly parent?: string;
  /** Those of a parent account, where they were asked for: a registry file does not say. */
  readonly subaccounts?: Collection<Subaccount>;
  /** The regions that are linked; one that is not here accuses nobody. */
  readonly regions: readonly RegionData[];
  readonly at?: Place;
  readonly statusAt?: Place;
}

export interface Subaccount {
  readonly sid: string;
  readonly name?: string;
  readonly status?: AccountStatus;
}

export type AccountStatus = 'active' | 'suspended' | 'closed';

export interface RegionData {
  readonly id: string;
  readonly fetchedAt?: Date;
  readonly domains: Collection<SipDomain>;
  readonly trunks: Collection<Trunk>;
  readonly credentialLists: Collection<CredentialList>;
  readonly ipAccessControlLists: Collection<IpAccessControlList>;
  readonly numbers: Collection<PhoneNumber>;
  readonly callerIds: Collection<PhoneNumber>;
  /** What Twilio complained about in the last 24 hours, newest first; live only. */
  readonly alerts?: Collection<SipAlert>;
  /** Of a region that is linked live: the collections that a registry file answers for, wholly or in part. */
  readonly fromRegistry?: readonly CollectionName[];
  /** The region's key. */
  readonly at?: Place;
  readonly fetchedAtPlace?: Place;
}

export const collectionNames = [
  'domains',
  'trunks',
  'credentialLists',
  'ipAccessControlLists',
  'numbers',
  'callerIds',
] as const;

export type CollectionName = (typeof collectionNames)[number];

/** Where the values of an entity's fields stand. */
export type FieldPlaces = Readonly<Partial<Record<string, Place>>>;

interface Resource {
  readonly sid?: string;
  /** Its name. */
  readonly at?: Place;
  readonly places?: FieldPlaces;
}

interface Service extends Resource {
  /** TLS and SRTP are demanded; without it SRTP is refused. */
  readonly secure?: boolean;
  /** The region that takes the traffic of this name. */
  readonly activeRegion?: string;
}

export interface SipDomain extends Service {
  /** The part before `.sip.twilio.com`. */
  readonly name: string;
  readonly registration?: boolean;
  readonly calls: Mappings;
  readonly registrations: Pick<Mappings, 'credentialLists'>;
}

export interface Trunk extends Service {
  /** The part before `.pstn.twilio.com`; null where none is set. */
  readonly name: string | null;
  readonly calls: Mappings;
  readonly originationUrls: Collection<OriginationUrl>;
  readonly numbers: Collection<PhoneNumber>;
}

/** The lists that decide who may call or register. */
export interface Mappings {
  readonly credentialLists: Collection<ListReference>;
  readonly ipAccessControlLists: Collection<ListReference>;
}

/** The name or the SID of a list. */
export interface ListReference {
  readonly text: string;
  readonly at?: Place;
}

export interface OriginationUrl {
  readonly url: string;
  readonly priority?: number;
  readonly weight?: number;
  readonly enabled?: boolean;
  readonly at?: Place;
}

export interface CredentialList extends Resource {
  readonly name: string;
  readonly usernames: Collection<Username>;
}

export interface Username {
  readonly text: string;
  readonly at?: Place;
}

export interface IpAccessControlList extends Resource {
  readonly name: string;
  readonly addresses: Collection<AllowedAddress>;
}

export interface AllowedAddress {
  readonly network: IpNetwork;
  readonly at?: Place;
}

/** A number of the account or a verified caller id, in E.164 form. */
export interface PhoneNumber {
  readonly number: string;
  readonly at?: Place;
}

/** An entry of the account's debugger that concerns SIP. */
export interface SipAlert {
  /** Twilio's error code. */
  readonly code: number;
  readonly at: Date;
  /** Often the call, not the trunk or domain. */
  readonly resourceSid?: string;
  /** One line, cut where it is long. */
  readonly text?: string;
}
