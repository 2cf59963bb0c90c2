export type Product = 'api' | 'trunking' | 'routes' | 'monitor';

export const regionIds = ['us1', 'ie1', 'au1'] as const;

/** The regions that store voice data. */
export type RegionId = (typeof regionIds)[number];

export interface HostParts {
  readonly product: Product;
  readonly region: RegionId;
}

const edges = { us1: 'ashburn', ie1: 'dublin', au1: 'sydney' } as const;

/**
 * What a REST host of Twilio serves; undefined for every other name. `api.ie1.twilio.com` and its like are
 * dead since 2026-04-28, and always led to US1 (Twilio's changelog of 2026-02-04).
 */
export function parseHost(host: string): HostParts | undefined {
  const [product, ...rest] = host.toLowerCase().replace(/:443$/, '').split('.');
  if (product !== 'api' && product !== 'trunking' && product !== 'routes' && product !== 'monitor')
    return undefined;
  const place = rest.join('.');
  if (place === 'twilio.com' || (place === 'us1.twilio.com' && product === 'api'))
    return { product, region: 'us1' };
  const region = regionIds.find((id) => place === `${edges[id]}.${id}.twilio.com`);
  return region && { product, region };
}
