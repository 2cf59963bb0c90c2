import { collectionNames } from '../../twilio/account/data';
import { registryRegions } from '../../twilio/account/registry-file/format';

/** The maps of a registry file. */
export type MapKind =
  | 'file'
  | 'account'
  | 'regions'
  | 'region'
  | 'domain'
  | 'calls'
  | 'registrations'
  | 'trunk'
  | 'originationUrl'
  | 'credentialList'
  | 'ipAccessControlList';

/** Lists that a domain or trunk names by name or SID. */
export type ListKind = 'credentialLists' | 'ipAccessControlLists';

export interface KeySpec {
  readonly doc: string;
  /** The value is a map. */
  readonly map?: MapKind;
  /** The value is a list of maps. */
  readonly items?: MapKind;
  /** The value, or each item of a list, is one of these. */
  readonly words?: readonly string[];
  /** Each item of the value names a list of the region. */
  readonly names?: ListKind;
  readonly list?: boolean;
}

const YES_NO: readonly string[] = ['true', 'false'];

const credentialLists: KeySpec = {
  doc: 'The credential lists that are mapped, by name or SID. Left out: not known. Empty: none.',
  names: 'credentialLists',
  list: true,
};
const ipAccessControlLists: KeySpec = {
  doc: 'The IP access control lists that are mapped, by name or SID. Left out: not known. Empty: none.',
  names: 'ipAccessControlLists',
  list: true,
};
const secure: KeySpec = { doc: 'Whether TLS and SRTP are demanded.', words: YES_NO };
const activeRegion: KeySpec = {
  doc: 'The region that takes the traffic of this name. Left out: not read.',
  words: registryRegions,
};
const sid: KeySpec = { doc: 'The SID: two letters and 32 hexadecimal digits.' };
const region: KeySpec = { doc: 'What was read of this processing region.', map: 'region' };

/** The keys of each map. `format.ts` has their order; what is said of them here is for people. */
export const SCHEMA: Readonly<Record<MapKind, Readonly<Record<string, KeySpec>>>> = {
  file: {
    sipLensRegistry: { doc: 'The version of this format.', words: ['1'] },
    accounts: { doc: 'The Twilio accounts that are linked.', items: 'account', list: true },
  },
  account: {
    sid,
    name: { doc: 'What people call the account.' },
    status: {
      doc: 'Twilio answers 603 for an account that is not active.',
      words: ['active', 'suspended', 'closed'],
    },
    parent: { doc: 'The SID of the account that this one is a subaccount of.' },
    regions: {
      doc: 'The processing regions that were read; one that is missing is not linked.',
      map: 'regions',
    },
  },
  regions: Object.fromEntries(registryRegions.map((id) => [id, region])),
  region: {
    fetchedAt: { doc: 'When it was read: `2026-11-01T09:00:00Z`.' },
    unknown: {
      doc: 'Collections that could not be read whole: nothing is denied from them.',
      words: collectionNames,
      list: true,
    },
    domains: { doc: 'The SIP Domains. Left out: not known. Empty: none.', items: 'domain', list: true },
    trunks: { doc: 'The Elastic SIP trunks. Left out: not known. Empty: none.', items: 'trunk', list: true },
    credentialLists: {
      doc: 'The credential lists, with user names and without passwords.',
      items: 'credentialList',
      list: true,
    },
    ipAccessControlLists: { doc: 'The IP access control lists.', items: 'ipAccessControlList', list: true },
    numbers: { doc: 'The phone numbers of the account, in E.164 form and in quotes.', list: true },
    callerIds: { doc: 'The verified caller ids, in E.164 form and in quotes.', list: true },
  },
  domain: {
    name: { doc: 'The part before `.sip.twilio.com`.' },
    sid,
    registration: { doc: 'Whether phones may register (`sip_registration`).', words: YES_NO },
    secure,
    activeRegion,
    calls: { doc: 'What decides who may call.', map: 'calls' },
    registrations: { doc: 'What decides who may register.', map: 'registrations' },
  },
  calls: { credentialLists, ipAccessControlLists },
  registrations: { credentialLists },
  trunk: {
    name: { doc: 'The part before `.pstn.twilio.com`; null where the trunk has no domain name.' },
    sid,
    secure,
    activeRegion,
    credentialLists,
    ipAccessControlLists,
    originationUrls: { doc: 'Where Twilio sends calls to.', items: 'originationUrl', list: true },
    numbers: { doc: 'The phone numbers of the trunk, in E.164 form and in quotes.', list: true },
  },
  originationUrl: {
    url: { doc: 'A SIP URI.' },
    priority: { doc: 'Lower ones are tried first.' },
    weight: { doc: 'How the load is shared among those of one priority.' },
    enabled: { doc: 'Whether Twilio uses it.', words: YES_NO },
  },
  credentialList: {
    name: { doc: 'What the list is called.' },
    sid,
    usernames: { doc: 'The user names in it. Passwords are never here.', list: true },
  },
  ipAccessControlList: {
    name: { doc: 'What the list is called.' },
    sid,
    addresses: { doc: 'IPv4 addresses and networks.', list: true },
  },
};
