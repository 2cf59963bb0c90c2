import type { AccountChange } from '../change';
import type { RegionData } from '../data';
import { findService } from './find';

/**
 * What takes a change back. Undefined where nobody knows how it was before, and for what takes something back itself: a
 * password that was deleted is gone.
 *
 * @param before the region ahead of the change
 */
export function inverseOf(change: AccountChange, before: RegionData): AccountChange | undefined {
  switch (change.kind) {
    case 'create-service':
      return { ...target(change), kind: 'delete-service', service: change.service };
    case 'enable-registration': {
      const domain = findService(before, { product: 'sip-domain', name: change.domain });
      const wasOff = domain !== undefined && 'registration' in domain && domain.registration === false;
      return wasOff ? { ...target(change), kind: 'disable-registration', domain: change.domain } : undefined;
    }
    case 'set-secure': {
      const was = findService(before, change.service)?.secure;
      return was === undefined ? undefined : { ...change, secure: was };
    }
    case 'create-list':
      return { ...change, kind: 'delete-list' };
    case 'map-list':
      return { ...change, kind: 'unmap-list' };
    case 'add-credential':
      return { ...change, kind: 'remove-credential' };
    case 'add-address':
      return { ...change, kind: 'remove-address' };
    case 'add-origination-url':
      return { ...change, kind: 'remove-origination-url' };
    default:
      return undefined;
  }
}

function target({ account, region }: AccountChange): Pick<AccountChange, 'account' | 'region'> {
  return { account, region };
}
