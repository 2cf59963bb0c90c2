import type { AccountChange } from '../change';
import type { CollectionName } from '../data';
import type { Touched } from '../live/live-accounts';
import type { ServiceName } from '../snapshot';

/** What is to be read again when the changes have been made, or when nobody knows whether they have. */
export function touchedBy(changes: readonly AccountChange[]): Touched {
  return {
    collections: [...new Set(changes.flatMap(collectionOf))],
    services: changes.flatMap(serviceOf),
    lists: [...new Set(changes.flatMap(listOf))],
  };
}

/** Only where the collection has another item than before. */
function collectionOf(change: AccountChange): CollectionName[] {
  switch (change.kind) {
    case 'create-service':
    case 'delete-service':
      return [change.service.product === 'trunk' ? 'trunks' : 'domains'];
    case 'create-list':
    case 'delete-list':
      return [change.list];
    default:
      return [];
  }
}

function serviceOf(change: AccountChange): ServiceName[] {
  if ('service' in change) return [change.service];
  if ('domain' in change) return [{ product: 'sip-domain', name: change.domain }];
  return 'trunk' in change ? [{ product: 'trunk', name: change.trunk }] : [];
}

function listOf(change: AccountChange): string[] {
  switch (change.kind) {
    case 'create-list':
    case 'delete-list':
      return [change.name];
    case 'add-credential':
    case 'remove-credential':
    case 'add-address':
    case 'remove-address':
      return [change.list];
    default:
      return [];
  }
}
