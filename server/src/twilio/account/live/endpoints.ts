import { defaultRegion, regionOf, restHost } from '../../regions';
import type { RegionId } from './live';

/** The products of Twilio's REST API that are talked to, and no others. */
const products = ['api', 'trunking', 'routes', 'monitor'] as const;

export type Product = (typeof products)[number];

/**
 * What the `twilio` package makes its hosts of. It needs both or none (a region alone gives `api.ie1.twilio.com`, which
 * is dead), and what is left out it takes from the environment.
 */
export function hostParts(region: RegionId): { readonly edge: string; readonly region: string } {
  const edge = regionOf(region)?.apiEdge;
  return edge === undefined ? { edge: '', region: '' } : { edge, region };
}

/** Whether a request may go there: a product's host in this region, by HTTPS, without port and user. */
export function isEndpoint(url: string, region: RegionId): boolean {
  const found = parse(url);
  return found !== undefined && products.some((product) => restHost(product, region) === found.host);
}

/**
 * Whether a page link stays with the product that it came from. The package writes it with the host of the first region
 * and puts that of the connection in its place when it asks.
 */
export function isPageLink(url: string, product: Product, region: RegionId): boolean {
  const host = parse(url)?.host;
  return host !== undefined && [defaultRegion, region].some((each) => restHost(product, each) === host);
}

function parse(url: string): URL | undefined {
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  const { protocol, username, password, port } = parsed;
  return protocol === 'https:' && username === '' && password === '' && port === '' ? parsed : undefined;
}
