import type { Identity } from '../../sip/model';
import type { Sourced } from '../../sip/sourced';
import type { GroupValues } from './group-values';

/** The addresses that a group lets in. */
export function identitiesOf(values: GroupValues): Identity[] {
  const allowed = values.setting('allowed-addresses');
  const matches = allowed ? (allowed.items ?? wordsIn(allowed.value)) : [];
  if (matches.length === 0) return [];
  // what lets calls in stands beside where they go out, in Routr and others
  const peer = values.name.replace(/\.inbound$/, '.outbound');
  return [
    {
      ...values.base,
      kind: 'identity',
      matches,
      conditions: [],
      inboundAuthentication: [],
      peerName: { text: peer, value: peer, origin: 'derived' },
    },
  ];
}

/** `192.0.2.0/24, 198.51.100.7`: each for itself. */
function wordsIn(value: Sourced<string>): Sourced<string>[] {
  const { value: text, at, origin } = value;
  if (text === undefined) return [value];
  return [...text.matchAll(/[^\s,;]+/g)].map(({ 0: word, index }) => {
    const place = at?.slice(index, index + word.length);
    return { value: word, text: word, origin, ...(place ? { at: place } : {}) };
  });
}
