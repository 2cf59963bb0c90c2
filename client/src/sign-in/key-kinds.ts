import type { RegionId } from '../../../protocol/account';

export type KeyKindId = 'restricted' | 'standard' | 'main' | 'token';

/** A kind of credentials for Twilio's REST API, as a person chooses one. */
export interface KeyKind {
  readonly id: KeyKindId;
  readonly name: string;
  readonly detail: string;
  /** Where such a key can be made. */
  readonly regions: readonly RegionId[];
  /** How it is made, in the words of the Console. */
  readonly steps: readonly string[];
  /** What it cannot do; nothing fails for it, it is only unknown or not offered. */
  readonly lacks: readonly string[];
}

/** Twilio: IAM, "Create API keys in Twilio Console" and "Restricted API keys". */
export const keyKinds: readonly KeyKind[] = [
  {
    id: 'restricted',
    name: 'Restricted key, read only',
    detail: 'Recommended. Reads what SIP Lens compares and can change nothing. US1 only.',
    regions: ['us1'],
    steps: [
      'Create API key, type Restricted',
      'Tick the permissions below, for each: list and read',
      'Copy the SID (SK…) and the secret, which is shown only once',
    ],
    lacks: [
      'It changes nothing: account fixes are shown with the permission that they would need',
      'It does not list subaccounts, nor the status of the account',
    ],
  },
  {
    id: 'standard',
    name: 'Standard key',
    detail: 'Reads and changes everything but accounts and keys. Needed for account fixes; in every region.',
    regions: ['us1', 'ie1', 'au1'],
    steps: [
      'Choose the region, then Create API key, type Standard',
      'Copy the SID (SK…) and the secret, which is shown only once',
    ],
    lacks: ['It does not list subaccounts, nor the status of the account'],
  },
  {
    id: 'main',
    name: 'Main key',
    detail: 'As mighty as the auth token, but it can be revoked alone.',
    regions: ['us1', 'ie1', 'au1'],
    steps: [
      'Choose the region, then Create API key, type Main',
      'Copy the SID (SK…) and the secret, which is shown only once',
    ],
    lacks: ['Nothing. It may do more than SIP Lens needs: a standard key is enough'],
  },
  {
    id: 'token',
    name: 'Auth token',
    detail: 'The password of the account itself. Take a key if you can.',
    regions: ['us1', 'ie1', 'au1'],
    steps: ['Choose the region, then copy its live auth token'],
    lacks: ['Nothing. It may do everything, and to revoke it means to change it everywhere'],
  },
];

/**
 * What a restricted key must be allowed, all with list and read, by the names of the permissions. Twilio names none for
 * accounts and routes.
 */
export const readPermissions: readonly string[] = [
  '/twilio/voice/sip.domains',
  '/twilio/voice/sip.domains.auth.calls.credential-list-mappings',
  '/twilio/voice/sip.domains.auth.registrations.credential-list-mappings',
  '/twilio/voice/sip.ip-acl-mappings',
  '/twilio/voice/sip.credential-lists',
  '/twilio/voice/sip.credential-lists.credentials',
  '/twilio/voice/sip.ip-acls',
  '/twilio/voice/sip.ip-acls.ip-addresses',
  '/twilio/voice/sip.trunks',
  '/twilio/voice/sip.trunks.origination-urls',
  '/twilio/voice/sip.trunks.auth.calls.credential-list-mappings',
  '/twilio/voice/sip.trunks.auth.calls.ip-acl-mappings',
  '/twilio/voice/outgoing-caller-ids',
  '/twilio/phone-numbers/incoming-phone-numbers',
  '/twilio/monitor/alerts',
];

/** The page of the Console that lists and makes keys. It asks whoever opens it to log in. */
export const consoleKeysPage = 'https://console.twilio.com/us1/account/keys-credentials/api-keys';

/** For the clipboard: one permission in a line. */
export function permissionList(): string {
  return readPermissions.map((name) => `${name}: list, read`).join('\n');
}
