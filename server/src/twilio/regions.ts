import data from './data/regions.json';

/** Where Twilio processes and stores voice data. Resources and keys belong to one; a SIP host never names it. */
export interface Region {
  readonly id: string;
  readonly name: string;
  /** The edge label that the region's REST hosts carry; the first region's carry none. */
  readonly apiEdge?: string;
  /** Collections that the region does not have (`callerIds`, `trunkNumbers`). */
  readonly unsupported: readonly string[];
}

export const regions: readonly Region[] = data.processing;

export const defaultRegion = 'us1';

export function regionOf(id: string): Region | undefined {
  return regions.find((region) => region.id === id);
}

/** Whether the region has a resource of this kind at all. Of a region nobody knows, nothing is said. */
export function supports(region: string, collection: string): boolean {
  return !regionOf(region)?.unsupported.includes(collection);
}

/** The REST host of a product in a region: `api.twilio.com`, `trunking.dublin.ie1.twilio.com`. */
export function restHost(product: string, region: string): string | undefined {
  const found = regionOf(region);
  if (!found) return undefined;
  return found.apiEdge ? `${product}.${found.apiEdge}.${found.id}.twilio.com` : `${product}.twilio.com`;
}

/** Hosts such as `api.ie1.twilio.com`: announced dead, and they only ever led to the first region. */
export function isDeadRestHost(host: string): boolean {
  return data.deadApiHosts.hosts.includes(host);
}

/** The day (ISO) since which those hosts are announced not to answer. */
export const restHostsDeadSince = data.deadApiHosts.since;

/** Whether the first label of a host names a REST product. */
export function isRestProduct(label: string): boolean {
  return data.restProducts.includes(label);
}

/** Whether a label belongs to Twilio's hosts that have nothing to do with SIP: `console`, `www`, `stun`, … */
export function isOtherService(label: string): boolean {
  return data.otherHosts.includes(label);
}
