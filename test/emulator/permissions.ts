import type { Product } from './hosts';
import type { Key } from './keys';

/**
 * Names of permissions by what an operation of the OpenAPI files is called. Twilio shows them with
 * `/twilio/voice/` ahead of them; those of numbers, accounts and routes are our own words.
 */
const resources: Readonly<Record<Product, Readonly<Record<string, string>>>> = {
  api: {
    Account: 'accounts',
    IncomingPhoneNumber: 'incoming-phone-numbers',
    OutgoingCallerId: 'outgoing-caller-ids',
    SipDomain: 'sip.domains',
    SipAuthCallsCredentialListMapping: 'sip.domains.auth.calls.credential-list-mappings',
    SipAuthCallsIpAccessControlListMapping: 'sip.ip-acl-mappings',
    SipAuthRegistrationsCredentialListMapping: 'sip.domains.auth.registrations.credential-list-mappings',
    SipCredentialList: 'sip.credential-lists',
    SipCredential: 'sip.credential-lists.credentials',
    SipIpAccessControlList: 'sip.ip-acls',
    SipIpAddress: 'sip.ip-acls.ip-addresses',
  },
  trunking: {
    Trunk: 'sip.trunks',
    OriginationUrl: 'sip.trunks.origination-urls',
    CredentialList: 'sip.trunks.auth.calls.credential-list-mappings',
    IpAccessControlList: 'sip.trunks.auth.calls.ip-acl-mappings',
    PhoneNumber: 'sip.trunks.phone-numbers',
  },
  routes: { SipDomain: 'routes.sip-domains', Trunks: 'routes.trunks' },
  monitor: { Alert: 'monitor.alerts' },
};

const actions: Readonly<Record<string, string>> = {
  List: 'list',
  Fetch: 'read',
  Create: 'create',
  Update: 'update',
  Delete: 'delete',
};

/** `sip.domains/list` for the operation ListSipDomain of the product api. */
export function permissionFor(product: Product, operation: string): string {
  const [, verb = '', noun = ''] = /^([A-Z][a-z]+)(\w+)$/.exec(operation) ?? [];
  const resource = resources[product][noun];
  const action = actions[verb];
  if (resource === undefined || action === undefined)
    throw new Error(`No permission is known for ${product} ${operation}.`);
  return `${resource}/${action}`;
}

const beyondStandard = new Set(['accounts/list', 'accounts/update']);

/**
 * `unauthorized` is a 401 with 20003 and `forbidden` a 403 (https://www.twilio.com/docs/api/errors/20003 and
 * 403).
 */
export function access(key: Key, permission: string): 'granted' | 'unauthorized' | 'forbidden' {
  if (key.kind === 'standard') return beyondStandard.has(permission) ? 'unauthorized' : 'granted';
  if (key.kind !== 'restricted') return 'granted';
  return (key.permissions ?? []).some((pattern) => covers(pattern, permission)) ? 'granted' : 'forbidden';
}

/** `*` stands for any part of a name. */
function covers(pattern: string, permission: string): boolean {
  const source = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${source}$`).test(permission);
}
