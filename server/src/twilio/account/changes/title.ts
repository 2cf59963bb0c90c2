import type { ListKind } from '../authentication';
import type { AccountChange } from '../change';
import type { ServiceName } from '../snapshot';

/** What a change does, for people: `Map the credential list phones to the SIP Domain acme for calls`. */
export function changeTitle(change: AccountChange): string {
  switch (change.kind) {
    case 'create-service':
      return `Create ${nameOfService(change.service)}${extras(change)}`;
    case 'delete-service':
      return `Delete ${nameOfService(change.service)}`;
    case 'enable-registration':
      return `Enable registration for the SIP Domain ${change.domain}`;
    case 'disable-registration':
      return `Disable registration for the SIP Domain ${change.domain}`;
    case 'set-secure':
      return `Switch Secure Media ${change.secure ? 'on' : 'off'} for ${nameOfService(change.service)}`;
    case 'create-list':
      return `Create ${nameOfList(change.list, change.name)}`;
    case 'delete-list':
      return `Delete ${nameOfList(change.list, change.name)}`;
    case 'map-list':
      return `Map ${nameOfList(change.list, change.name)} to ${nameOfService(change.service)} for ${change.use}`;
    case 'unmap-list':
      return `Unmap ${nameOfList(change.list, change.name)} from ${nameOfService(change.service)} for ${change.use}`;
    case 'add-credential':
      return `Add the user ${change.username} to the credential list ${change.list}, with a new password`;
    case 'remove-credential':
      return `Remove the user ${change.username} from the credential list ${change.list}`;
    case 'add-address':
      return `Add ${change.network} to the access control list ${change.list}`;
    case 'remove-address':
      return `Remove ${change.network} from the access control list ${change.list}`;
    case 'add-origination-url':
      return `Add ${change.url} to the origination URLs of the trunk ${change.trunk}`;
    case 'remove-origination-url':
      return `Remove ${change.url} from the origination URLs of the trunk ${change.trunk}`;
  }
}

function extras({ registration, secure }: { registration?: boolean; secure?: boolean }): string {
  const parts = [
    ...(registration ? ['registration enabled'] : []),
    ...(secure ? ['Secure Media switched on'] : []),
  ];
  return parts.length === 0 ? '' : `, with ${parts.join(' and ')}`;
}

export function nameOfService({ product, name }: ServiceName): string {
  return `the ${product === 'trunk' ? 'trunk' : 'SIP Domain'} ${name}`;
}

export function nameOfList(list: ListKind, name: string): string {
  return `the ${list === 'credentialLists' ? 'credential list' : 'access control list'} ${name}`;
}
