import type { GroupKind, GroupNode, ResourceNode } from '../../../../protocol/account';
import type { Collection } from '../../twilio/account/collection';
import type { AccountData, PhoneNumber, RegionData, SipDomain, Trunk } from '../../twilio/account/data';
import { globalHost } from '../../twilio/hosts';
import { UNKNOWN_WORDS } from '../unknown-words';
import { consolePage } from './console-pages';
import { nodeKey } from './node-key';
import {
  accessListTooltip,
  credentialListTooltip,
  domainTooltip,
  numberTooltip,
  trunkTooltip,
} from './tooltips';
import type { Usages } from './usages';

interface Home {
  readonly account: AccountData;
  readonly region: RegionData;
  readonly usages: Usages;
}

/** The groups of a region, in the order in which people look for them; none for what the region does not have. */
export function groupsOf(home: Home): GroupNode[] {
  const { region } = home;
  return [
    group(home, 'domains', region.domains, domainNode),
    group(home, 'trunks', region.trunks, trunkNode),
    group(home, 'credentialLists', region.credentialLists, (at, list) => ({
      name: list.name,
      ...withSid(list),
      detail: counted(list.usernames, 'user'),
      tooltip: credentialListTooltip(list, at.region),
      usages: at.usages.atList(nodeKey(at.account, at.region, 'credentialLists', list.name)),
    })),
    group(home, 'ipAccessControlLists', region.ipAccessControlLists, (at, list) => ({
      name: list.name,
      ...withSid(list),
      detail: counted(list.addresses, 'address', 'addresses'),
      tooltip: accessListTooltip(list, at.region),
      usages: at.usages.atList(nodeKey(at.account, at.region, 'ipAccessControlLists', list.name)),
    })),
    group(home, 'numbers', region.numbers, numberNode),
    group(home, 'callerIds', region.callerIds, numberNode),
  ].flat();
}

function group<T>(
  home: Home,
  kind: GroupKind,
  { items, missing }: Collection<T>,
  nodeOf: (home: Home, item: T) => ResourceNode,
): GroupNode[] {
  if (missing === 'unsupported' && items.length === 0) return [];
  const page = consolePage(kind, home.region.id);
  const nodes = items.map((item) => ({ ...nodeOf(home, item), ...(page ? { console: page } : {}) }));
  nodes.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return [{ kind, items: nodes, ...(missing === undefined ? {} : { missing: UNKNOWN_WORDS[missing] }) }];
}

function domainNode({ region, usages }: Home, domain: SipDomain): ResourceNode {
  const { name, registration } = domain;
  const host = globalHost('sip-domain', name);
  const words = [
    ...(registration === undefined ? [] : [`registration ${registration ? 'on' : 'off'}`]),
    ...(domain.secure ? ['secure'] : []),
  ];
  return {
    name,
    ...withSid(domain),
    ...detail(words),
    tooltip: domainTooltip(domain, host),
    usages: usages.atHost({ product: 'sip-domain', name }),
    host,
    ...problem(idleProblem(domain, region) ?? domainProblem(domain)),
  };
}

function trunkNode({ region, usages }: Home, trunk: Trunk): ResourceNode {
  const { name, sid } = trunk;
  const host = name === null ? undefined : globalHost('trunk', name);
  const words = [
    ...(trunk.numbers.missing === undefined ? [counted(trunk.numbers, 'number')] : []),
    ...(trunk.secure ? ['secure'] : []),
  ];
  return {
    name: name ?? sid ?? '(no domain name)',
    ...withSid(trunk),
    ...detail(words),
    tooltip: trunkTooltip(trunk, host ?? 'a trunk without a domain name'),
    usages: name === null ? [] : usages.atHost({ product: 'trunk', name }),
    ...(host === undefined ? {} : { host }),
    ...problem(idleProblem(trunk, region) ?? admissionProblem(trunk)),
  };
}

function numberNode({ region, usages }: Home, item: PhoneNumber): ResourceNode {
  const { number } = item;
  const trunks = region.trunks.items.filter((trunk) =>
    trunk.numbers.items.some((each) => each.number === number),
  );
  const names = trunks.map(({ name, sid }) => name ?? sid ?? '(no domain name)');
  return {
    name: number,
    ...detail(names.length === 0 ? [] : [`trunk ${names.join(', ')}`]),
    tooltip: numberTooltip(item, names),
    usages: usages.atNumber(number),
  };
}

/** What was read of it takes no traffic. */
function idleProblem({ activeRegion }: SipDomain | Trunk, region: RegionData): string | undefined {
  if (activeRegion === undefined || activeRegion === region.id) return undefined;
  return `Not in use: ${activeRegion.toUpperCase()} is its active region.`;
}

function domainProblem(domain: SipDomain): string | undefined {
  const { credentialLists } = domain.registrations;
  if (domain.registration && isKnownEmpty(credentialLists))
    return 'Nobody can register: no credential list is mapped for registrations (32212).';
  return admissionProblem(domain);
}

function admissionProblem({ calls }: SipDomain | Trunk): string | undefined {
  const isClosed = isKnownEmpty(calls.credentialLists) && isKnownEmpty(calls.ipAccessControlLists);
  return isClosed
    ? 'Every call is refused: neither a credential list nor an access list is mapped (32200).'
    : undefined;
}

function isKnownEmpty({ items, missing }: Collection<unknown>): boolean {
  return items.length === 0 && missing === undefined;
}

/** `3 users`; `3+ users` where there may be others. */
function counted({ items, missing }: Collection<unknown>, one: string, many = `${one}s`): string {
  if (missing !== undefined) return items.length === 0 ? `${many} not known` : `${items.length}+ ${many}`;
  return `${items.length} ${items.length === 1 ? one : many}`;
}

function withSid({ sid }: { readonly sid?: string }): { sid?: string } {
  return sid === undefined ? {} : { sid };
}

function detail(words: readonly string[]): { detail?: string } {
  return words.length === 0 ? {} : { detail: words.join(' · ') };
}

function problem(text: string | undefined): { problem?: string } {
  return text === undefined ? {} : { problem: text };
}
