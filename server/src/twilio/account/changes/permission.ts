import type { AccountChange } from '../change';

type Action = 'create' | 'update' | 'delete';

/**
 * What a restricted key must be allowed for a change, in Twilio's own words. Their list is not published: the names are
 * those that Twilio's code shows.
 */
export function permissionOf(change: AccountChange): string {
  const [resource, action] = needed(change);
  return `/twilio/voice/${resource}/${action}`;
}

function needed(change: AccountChange): readonly [string, Action] {
  switch (change.kind) {
    case 'create-service':
      return [services(change.service.product), 'create'];
    case 'delete-service':
      return [services(change.service.product), 'delete'];
    case 'set-secure':
      return [services(change.service.product), 'update'];
    case 'enable-registration':
    case 'disable-registration':
      return [services('sip-domain'), 'update'];
    case 'create-list':
      return [lists(change.list), 'create'];
    case 'delete-list':
      return [lists(change.list), 'delete'];
    case 'map-list':
      return [mappings(change), 'create'];
    case 'unmap-list':
      return [mappings(change), 'delete'];
    case 'add-credential':
      return ['sip.credential-lists.credentials', 'create'];
    case 'remove-credential':
      return ['sip.credential-lists.credentials', 'delete'];
    case 'add-address':
      return ['sip.ip-acls.ip-addresses', 'create'];
    case 'remove-address':
      return ['sip.ip-acls.ip-addresses', 'delete'];
    case 'add-origination-url':
      return ['sip.trunks.origination-urls', 'create'];
    case 'remove-origination-url':
      return ['sip.trunks.origination-urls', 'delete'];
  }
}

function services(product: 'sip-domain' | 'trunk'): string {
  return product === 'trunk' ? 'sip.trunks' : 'sip.domains';
}

function lists(list: 'credentialLists' | 'ipAccessControlLists'): string {
  return list === 'credentialLists' ? 'sip.credential-lists' : 'sip.ip-acls';
}

type Mapping = Extract<AccountChange, { readonly kind: 'map-list' | 'unmap-list' }>;

function mappings({ service, use, list }: Mapping): string {
  if (service.product === 'sip-domain' && list === 'ipAccessControlLists') return 'sip.ip-acl-mappings';
  const kind = list === 'credentialLists' ? 'credential-list' : 'ip-acl';
  return `${services(service.product)}.auth.${use}.${kind}-mappings`;
}

/** What to tell somebody whose key may not do it. */
export function lacksPermission(permission: string): string {
  return `the key lacks the permission ${permission}. A read-only key can change nothing: sign in with a standard key, or with a restricted one that has this permission; where you have just given it to the key, refresh the account.`;
}
