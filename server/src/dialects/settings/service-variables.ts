import { Snippet } from '../../text/snippet';
import { labelOf } from '../../twilio/hosts';
import type { NewService } from '../language';

/**
 * The settings of a SIP Domain or trunk as variables: `[name, value]`, values in the syntax of snippets.
 *
 * @param names those that are there already: variables of one prefix speak of one peer
 */
export function serviceVariables(
  service: NewService,
  names: Iterable<string>,
): (readonly [name: string, value: string])[] {
  const prefix = freePrefix(service, [...names]);
  return settingsOf(service).map(([name, value]) => [`${prefix}_${name}`, value]);
}

function freePrefix({ service }: NewService, names: readonly string[]): string {
  const isTaken = (prefix: string) => names.some((name) => name.startsWith(`${prefix}_`));
  const own = `${service.name.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}_SIP`;
  if (!isTaken('SIP')) return 'SIP';
  let prefix = own;
  for (let number = 2; isTaken(prefix); number++) prefix = `${own}_${number}`;
  return prefix;
}

function settingsOf(service: NewService): (readonly [name: string, value: string])[] {
  const snippet = new Snippet();
  const { product, name } = service.service;
  const edge = snippet.stop('edge', service.edges);
  const host = `${snippet.text(name)}.${labelOf(product)}.${edge}.twilio.com`;
  const [first = 'USERNAME', ...others] = service.usernames;
  const credentials: (readonly [string, string])[] = service.authenticates
    ? [
        ['USERNAME', snippet.stop('username', [first, ...others])],
        ['PASSWORD', snippet.stop('password', ['YOUR_PASSWORD'])],
      ]
    : [];
  const secure: (readonly [string, string])[] = service.secure
    ? [
        ['PORT', '5061'],
        ['TRANSPORT', 'tls'],
      ]
    : [];
  return [['HOST', host], ...credentials, ...secure];
}
