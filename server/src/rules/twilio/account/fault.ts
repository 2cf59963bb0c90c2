import type { Credential } from '../../../sip/model';
import type { Sourced } from '../../../sip/sourced';
import type { AccountData, AccountStatus, OriginationUrl } from '../../../twilio/account/data';
import type { ServiceHit, UsernameHit } from '../../../twilio/account/snapshot';
import type { ChosenProtocol } from '../../route';
import type { PbxAddress } from './pbx-address';

/** What a fault is, by the rule that tells it. */
interface Faults {
  'twilio/domain-not-found': unknown;
  'twilio/trunk-not-found': unknown;
  'twilio/wrong-product': { readonly hits: readonly ServiceHit[] };
  'twilio/domain-in-other-account': { readonly hits: readonly ServiceHit[] };
  'twilio/account-inactive': { readonly account: AccountData; readonly status: AccountStatus };
  'twilio/inactive-region': InactiveRegion;
  'twilio/registration-disabled': unknown;
  'twilio/registration-list-missing': unknown;
  'twilio/calls-list-missing': { readonly accessListMapped: boolean };
  'twilio/no-authentication': unknown;
  'twilio/credentials-missing': unknown;
  'twilio/username-not-found': SentUsername;
  'twilio/username-not-mapped': SentUsername & { readonly hits: readonly UsernameHit[] };
  'twilio/ip-not-allowed': { readonly address: PbxAddress };
  'twilio/ip-and-credentials': { readonly lacks: 'credentials' } | LacksAddress;
  'twilio/secure-required': SecureRequired;
  'twilio/secure-refused': unknown;
  'twilio/caller-id-not-owned': { readonly number: Sourced<string> };
  'twilio/origination-missing': unknown;
  'twilio/origination-mismatch': { readonly urls: readonly OriginationUrl[]; readonly address: PbxAddress };
  'twilio/origination-failover': { readonly urls: readonly OriginationUrl[] };
}

/** A username that answers Twilio's challenge, with the credential that holds it. */
export interface SentUsername {
  readonly credential: Credential;
  readonly username: Sourced<string>;
  readonly text: string;
}

export interface InactiveRegion {
  /** Those that take no traffic. */
  readonly hits: readonly ServiceHit[];
  /** The region that takes it. */
  readonly active: string;
  /** What is wrong: it is not in the active region, or its lists are not. */
  readonly lacks: 'service' | 'lists';
}

interface LacksAddress {
  readonly lacks: 'address';
  readonly address: PbxAddress;
}

export interface SecureRequired {
  /** What it sends over instead of TLS. */
  readonly protocol?: ChosenProtocol;
  readonly lacksSrtp: boolean;
}

export type FaultRule = keyof Faults;

export type FaultOf<R extends FaultRule> = { readonly rule: R } & Faults[R];

/** Something that Twilio will not accept, or that does not work with what the account has. */
export type Fault = { [R in FaultRule]: FaultOf<R> }[FaultRule];
