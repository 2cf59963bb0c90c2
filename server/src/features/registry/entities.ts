import type { Location, Target } from '../../dialects/language';
import type { Place } from '../../text/place';
import { contains, type Position } from '../../text/range';
import type { AccountData, ListReference, RegionData, SipDomain, Trunk } from '../../twilio/account/data';
import type { AccountSnapshot } from '../../twilio/account/snapshot';
import { globalHost, parseTwilioHost, type TwilioProduct } from '../../twilio/hosts';
import type { ListKind } from './schema';

/** Something that a registry file names, and where. */
export interface Entity {
  readonly at: Place;
  readonly target: Target;
}

/** What the file names at the position. */
export function entityAt(account: AccountSnapshot, uri: string, position: Position): Entity | undefined {
  const isHere = (place: Place | undefined): place is Place =>
    place !== undefined &&
    place.anchor.line + place.line === position.line &&
    place.uri === uri &&
    contains(place.range, position);
  for (const { regions } of account.accounts) {
    for (const region of regions) {
      const found = inRegion(region, isHere);
      if (found) return found;
    }
  }
  return undefined;
}

type IsHere = (place: Place | undefined) => place is Place;

function inRegion(region: RegionData, isHere: IsHere): Entity | undefined {
  for (const [product, services] of [
    ['sip-domain', region.domains.items],
    ['trunk', region.trunks.items],
  ] as const) {
    for (const service of services) {
      const found = inService(product, service, isHere, region);
      if (found) return found;
    }
  }
  return inLists(region, isHere);
}

function inService(
  product: TwilioProduct,
  service: SipDomain | Trunk,
  isHere: IsHere,
  region: RegionData,
): Entity | undefined {
  const { name, at } = service;
  if (name !== null && isHere(at)) {
    const text = globalHost(product, name);
    const host = parseTwilioHost(text);
    return host && { at, target: { kind: 'twilio-host', host, text } };
  }
  for (const kind of ['credentialLists', 'ipAccessControlLists'] as const) {
    for (const reference of referencesIn(service, kind)) {
      if (isHere(reference.at)) return { at: reference.at, target: listTarget(region, kind, reference.text) };
    }
  }
  return undefined;
}

function referencesIn(service: SipDomain | Trunk, kind: ListKind): readonly ListReference[] {
  const calls = service.calls[kind].items;
  if (kind === 'ipAccessControlLists' || !('registrations' in service)) return calls;
  return [...calls, ...service.registrations.credentialLists.items];
}

function inLists(region: RegionData, isHere: IsHere): Entity | undefined {
  for (const { name, at, usernames } of region.credentialLists.items) {
    if (isHere(at)) return { at, target: listTarget(region, 'credentialLists', name) };
    for (const username of usernames.items) {
      if (isHere(username.at))
        return { at: username.at, target: { kind: 'twilio-username', username: username.text } };
    }
  }
  const list = region.ipAccessControlLists.items.find(({ at }) => isHere(at));
  return list?.at && { at: list.at, target: listTarget(region, 'ipAccessControlLists', list.name) };
}

/** A list by its name or SID: its entry, and the domains and trunks that name it. */
function listTarget(region: RegionData, kind: ListKind, text: string): Target {
  const lists: readonly { name: string; sid?: string; at?: Place }[] = region[kind].items;
  const list = lists.find(({ name, sid }) => name === text || sid === text);
  const services = [...region.domains.items, ...region.trunks.items];
  return {
    kind: 'local',
    definitions: () => places([list?.at]),
    references: () =>
      places(
        services.flatMap((service) =>
          referencesIn(service, kind).flatMap((reference) =>
            reference.text === text || reference.text === list?.name || reference.text === list?.sid
              ? [reference.at]
              : [],
          ),
        ),
      ),
  };
}

function places(found: readonly (Place | undefined)[]): Location[] {
  return found.flatMap((place) => (place ? [{ uri: place.uri, range: place.range }] : []));
}

/** The region whose key is the nearest one above the line. */
export function regionAbove(
  accounts: readonly AccountData[],
  uri: string,
  line: number,
): RegionData | undefined {
  let nearest: RegionData | undefined;
  for (const { regions } of accounts) {
    for (const region of regions) {
      if (region.at?.uri !== uri || region.at.range.start.line > line) continue;
      if (!nearest?.at || nearest.at.range.start.line <= region.at.range.start.line) nearest = region;
    }
  }
  return nearest;
}
