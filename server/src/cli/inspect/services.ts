import { serviceUses } from '../../rules/twilio/account/service-use';
import type { SipElement } from '../../sip/model';
import type { Range } from '../../text/range';
import type { ServiceName } from '../../twilio/account/snapshot';
import type { InspectOptions } from './report';

/** A SIP Domain or trunk of Twilio with everything in the workspace that uses it, whatever program reads it. */
export interface InspectedService extends ServiceName {
  readonly uses: readonly InspectedUse[];
}

export interface InspectedUse {
  readonly kind: 'registration' | 'calls' | 'dialled';
  readonly name: string;
  /** Whether the program that reads it loads it, or may load it. */
  readonly loaded: boolean;
  readonly path: string;
  readonly range: Range;
}

const KINDS = { registration: 'registration', peer: 'calls', dialTarget: 'dialled' } as const;

/** The services of all programs in one list, by product and name. */
export function inspectServices(
  elements: readonly SipElement[],
  dropped: readonly SipElement[],
  options: InspectOptions,
): InspectedService[] {
  const services = new Map<string, ServiceName & { readonly uses: InspectedUse[] }>();
  const lost = new Set(dropped);
  const seen = new Set<string>();
  for (const element of [...elements, ...dropped]) {
    if (element.kind !== 'registration' && element.kind !== 'peer' && element.kind !== 'dialTarget') continue;
    for (const use of serviceUses(element)) {
      // the address-of-record of a registration says nothing that its registrar does not
      if (use.use === 'name' && element.kind === 'registration') continue;
      const { uri, range } = use.hosts[0].source.at ?? element.at;
      // a value of a .env file is one use, whichever of its readers is asked
      const place = `${uri} ${range.start.line} ${range.start.character}`;
      if (seen.has(place)) continue;
      seen.add(place);
      const { product, name } = use.service;
      const key = `${product}/${name.toLowerCase()}`;
      const service = services.get(key) ?? { product, name, uses: [] };
      services.set(key, service);
      service.uses.push({
        kind: KINDS[element.kind],
        name: element.name,
        loaded: !lost.has(element),
        path: options.path(element.at.uri),
        range: element.at.range,
      });
    }
  }
  return [...services].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, service]) => service);
}
