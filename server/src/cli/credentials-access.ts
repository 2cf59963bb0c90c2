import type { ApiKey, Connection, RegionId } from '../twilio/account/live/live';
import { defaultEdge, edgeOf } from '../twilio/edges';
import { regions } from '../twilio/regions';
import { Failure } from './failure';

/** An account in one region, and the key that opens it there. */
export interface Access {
  readonly connection: Omit<Connection, 'label'>;
  readonly key: ApiKey;
  /** Where the key is from, for people: `TWILIO_API_KEY_IE1`, `the Twilio CLI profile acme`. */
  readonly source: string;
}

export const regionIds: readonly RegionId[] = ['us1', 'ie1', 'au1'];

/** Twilio's region of this name; throws a Failure where there is none. `from` says who names it. */
export function regionNamed(text: string, from: string): RegionId {
  const found = regionIds.find((id) => id === text.toLowerCase());
  if (found !== undefined) return found;
  const names = regions.map(({ id }) => id).join(', ');
  throw new Failure(`${from} names no region of Twilio: those with accounts are ${names}.`);
}

const accountShape = /^AC[0-9a-f]{32}$/;
const keyShape = /^(?:SK|AC)[0-9a-f]{32}$/;

/** Throws a Failure where the parts are not what they have to be. None of them is quoted: they may be mixed up. */
export function checkedAccess(access: Access, accountFrom: string): Access {
  const { connection, key, source } = access;
  if (!accountShape.test(connection.accountSid))
    throw new Failure(`${accountFrom} holds no account SID. It is AC and 32 hexadecimal digits.`);
  if (!keyShape.test(key.username))
    throw new Failure(`${source} holds no SID of an API key. It is SK and 32 hexadecimal digits.`);
  return access;
}

/**
 * Throws a Failure where an edge and a region do not go together: then the key is likely another region's. Which edge is
 * set makes no difference otherwise, as the host of an API decides on the region alone.
 *
 * @param from who names the edge
 * @param named what names the region; undefined where nobody does
 */
export function checkEdge(
  edge: string | undefined,
  region: RegionId,
  from: string,
  named: string | undefined,
): void {
  if (edge === undefined) return;
  const known = edgeOf(edge)?.id;
  if (known === undefined)
    throw new Failure(`${from} names no edge of Twilio. Leave it out, or set it to ${edgeFor(region)}.`);
  const home = regions.find(({ id, apiEdge = defaultEdge }) => id !== region && apiEdge === known);
  if (!home) return;
  const says = named === undefined ? 'no region is named, which means us1' : `the region is ${region}`;
  throw new Failure(
    `${from} is ${edge}, the edge of ${home.id}, and ${says}. Set TWILIO_REGION to ${home.id} if the key is from there, ` +
      `or ${from} to ${edgeFor(region)}.`,
  );
}

function edgeFor(region: RegionId): string {
  return regions.find(({ id }) => id === region)?.apiEdge ?? defaultEdge;
}
