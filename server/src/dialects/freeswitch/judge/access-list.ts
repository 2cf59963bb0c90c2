import { parseIpNetwork } from '../../../sip/ip-network';
import type { Sourced } from '../../../sip/sourced';
import { hasPlaceholder } from '../../../text/placeholder';
import { placeOf } from '../load/element';
import type { AccessList, AccessNode } from '../objects/access-list';
import { isBooleanWord } from '../schema/booleans';
import { quote } from './quote';
import { type Fault, type Verdict, verdictOf } from './verdict';

/** What the core does with a list of acl.conf. */
export function judgeAccessList(list: AccessList): Verdict {
  const words = [
    ...judgeWord(list.default, 'default'),
    ...list.nodes.flatMap(({ type }) => judgeWord(type, 'type')),
  ];
  return verdictOf([...judgeName(list), ...words, ...list.nodes.flatMap(judgeNode)]);
}

/** People write these for what FreeSWITCH makes of every word that it does not take for true. */
const DENYING = /^(?:block|reject|drop|forbid|denied|blocked|disallow)$/i;

function judgeWord(word: Sourced<string> | undefined, name: 'default' | 'type'): Fault[] {
  const { value, at } = word ?? {};
  if (value === undefined || !at || isBooleanWord(value) || DENYING.test(value)) return [];
  const message = `${quote(value)} is no word that FreeSWITCH takes for allow, so ${name} is deny, without a word in the log. Write allow or deny.`;
  const suggestions = ['allow', 'deny'];
  return [{ rule: 'freeswitch/silent-boolean', message, at, effect: 'kept', suggestions }];
}

function judgeName({ name, element }: AccessList): Fault[] {
  const at = placeOf(element, 'name');
  if (hasPlaceholder(name)) {
    const message = 'Its name is a placeholder that something fills in before FreeSWITCH reads it.';
    return [{ rule: 'internal/template-word', message, at, effect: 'unknown' }];
  }
  if (name !== '') return [];
  const message =
    'The list has no name: FreeSWITCH passes over it without a word. Give it one, or remove it.';
  return [{ rule: 'freeswitch/invalid-value', message, at, effect: 'dropped' }];
}

/** A list that holds a network twice is no fault; one that cannot be read is left out with an error. */
function judgeNode(node: AccessNode): Fault[] {
  const { cidr, host, mask, domain, element } = node;
  if (cidr) return judgeNetworks(cidr.text, cidr.value !== undefined, node);
  if (domain || (host && mask)) return [];
  const message =
    'The node has neither cidr nor domain nor host with mask: FreeSWITCH passes over it. Write cidr="ADDRESS/BITS", or remove it.';
  return [{ rule: 'freeswitch/invalid-value', message, at: element.nameAt, effect: 'kept' }];
}

function judgeNetworks(text: string, isKnown: boolean, { cidr, element }: AccessNode): Fault[] {
  if (!isKnown) return [];
  let from = 0;
  return text.split(',').flatMap((item): Fault[] => {
    const start = from + item.length - item.trimStart().length;
    from += item.length + 1;
    const network = item.trim();
    if (hasPlaceholder(network) || isCidr(network)) return [];
    const effect = hasBits(network)
      ? 'FreeSWITCH looks up no names in a list, so nobody is let in or kept out by it'
      : 'FreeSWITCH leaves it out of the list ("Error Adding")';
    const message = `${quote(network)} is no network in CIDR form: ${effect}. Write an address, "/" and the number of bits.`;
    const at = cidr?.at?.slice(start, start + network.length) ?? element.nameAt;
    const suggestions = parseIpNetwork(network) && !network.includes('/') ? [`${network}/32`] : [];
    return [{ rule: 'freeswitch/invalid-value', message, at, effect: 'kept', suggestions }];
  });
}

/** A name with a number of bits is added without an error, as some other network (switch_parse_cidr). */
function hasBits(text: string): boolean {
  const bits = /^[^/]*[a-z][^/:]*\/(\d{1,2})$/i.exec(text)?.[1];
  return bits !== undefined && Number(bits) <= 32;
}

/** switch_parse_cidr wants a slash and a number of bits. */
function isCidr(text: string): boolean {
  return /\/\d{1,3}$/.test(text) && parseIpNetwork(text) !== undefined;
}
