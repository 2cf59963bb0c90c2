import { containsNetwork, type IpNetwork, parseIpNetwork } from '../../../sip/ip-network';
import type { Sourced } from '../../../sip/sourced';
import { hasPlaceholder } from '../../../text/placeholder';
import type { Scope } from '../../dialect';
import type { AccessList, AccessNode } from '../objects/access-list';
import type { AppliedList, Profile } from '../objects/profile';
import { builtinAccessLists } from '../schema';
import { findAccessList } from './lookup';

/** A list that a profile asks about its callers, and the networks that it lets in. */
export interface Admitted {
  readonly applied: AppliedList;
  /** Undefined for networks that stand in place of a name, and for the lists of FreeSWITCH itself. */
  readonly list: AccessList | undefined;
  readonly networks: readonly Sourced<string>[];
}

/** Lists of FreeSWITCH itself that let in every public address; the others let in none (switch_core.c). */
const PUBLIC_LISTS: ReadonlySet<string> = new Set(['wan.auto', 'wan_v4.auto', 'any_v4.auto']);

/** Whom a profile lets in by its lists, for one is enough; undefined where that may be anybody, or cannot be told. */
export function admittedTo(profile: Profile, scope: Scope): Admitted[] | undefined {
  if (profile.mayAskOthers('apply-inbound-acl')) return undefined;
  const admitted: Admitted[] = [];
  for (const applied of profile.lists('apply-inbound-acl')) {
    const list = findAccessList(applied.name, scope);
    const networks = list ? allowedBy(list, profile) : allowedWithoutList(applied);
    if (!networks) return undefined;
    admitted.push({ applied, list, networks });
  }
  return admitted;
}

function allowedWithoutList({ param, name }: AppliedList): Sourced<string>[] | undefined {
  if (name.includes('/')) return networksIn(param.value);
  return builtinAccessLists.has(name) && !PUBLIC_LISTS.has(name) ? [] : undefined;
}

/**
 * What a list lets in that the profile asks, network by network; undefined where that is everybody, or cannot be told.
 * Ports of a node count only where the profile says so (sofia.c, `use-port-for-acl-check`).
 */
function allowedBy(list: AccessList, profile: Profile): Sourced<string>[] | undefined {
  const { nodes } = list;
  if (list.allowsByDefault !== false) return undefined;
  if (nodes.some((node) => node.isOpen || (node.domain !== undefined && node.allows !== false)))
    return undefined;
  if (nodes.some((node) => node.hasPorts) && profile.isSet('use-port-for-acl-check') !== false)
    return undefined;
  const denying = nodes.filter(({ allows }) => allows !== true);
  const allowing = nodes.filter(({ allows }) => allows === true);
  if (allowing.some(({ host }) => host)) return undefined;
  const allowed = allowing.flatMap(networksOf);
  return denying.length > 0 && mayTakeBack(denying, allowed) ? undefined : allowed;
}

/** More comparisons than a list that people wrote needs. */
const MOST = 100_000;

/**
 * Whether the nodes may deny some of the networks again: of the nodes that hold an address the one with the most bits
 * counts, and of two with as many the first one (switch_utils.c, switch_network_list_validate_ip_port_token).
 */
function mayTakeBack(denying: readonly AccessNode[], allowed: readonly Sourced<string>[]): boolean {
  const denied: IpNetwork[] = [];
  for (const node of denying) {
    if (node.domain) return true;
    for (const { value } of [...networksOf(node), ...hostNetwork(node)]) {
      if (value === undefined || hasPlaceholder(value)) return true;
      const network = parseIpNetwork(value);
      if (network) denied.push(network);
    }
  }
  if (denied.length * allowed.length > MOST) return true;
  return allowed.some(({ text }) => {
    const network = parseIpNetwork(text);
    return network !== undefined && denied.some((inner) => containsNetwork(network, inner));
  });
}

/** `host` counts with its `mask` alone. */
function hostNetwork({ host, mask }: AccessNode): Sourced<string>[] {
  if (!host || !mask) return [];
  const { value } = host;
  const text = `${host.text}/${mask.text}`;
  return [
    {
      text,
      origin: host.origin,
      ...(value === undefined || mask.value === undefined ? {} : { value: text }),
    },
  ];
}

/** `cidr` may hold several, parted by commas. */
function networksOf({ cidr }: AccessNode): Sourced<string>[] {
  return cidr ? networksIn(cidr) : [];
}

function networksIn(cidr: Sourced<string>): Sourced<string>[] {
  let from = 0;
  return cidr.text.split(',').flatMap((item): Sourced<string>[] => {
    const start = from + item.length - item.trimStart().length;
    from += item.length + 1;
    const text = item.trim();
    if (text === '') return [];
    const at = cidr.at?.slice(start, start + text.length);
    const { origin } = cidr;
    return [{ text, origin, ...(at ? { at } : {}), ...(cidr.value === undefined ? {} : { value: text }) }];
  });
}
