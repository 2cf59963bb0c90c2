import { bitsOf, formatIpAddress } from '../../../server/src/sip/ip-address';
import type { Collection } from '../../../server/src/twilio/account/collection';
import type {
  AccountData,
  ListReference,
  Mappings as ReadMappings,
  Trunk as ReadTrunk,
  RegionData,
} from '../../../server/src/twilio/account/data';
import { loadRegistryReader } from '../../../server/src/twilio/account/registry-file/load';
import { regionIds } from '../hosts';
import type { Account, Region } from './account';
import { newDomain, newTrunk } from './new';
import type { Mappings } from './resources';
import { World } from './world';

/**
 * What a registry file describes. Its gaps are taken for nothing there.
 *
 * @throws Error where the reader finds a mistake in it
 */
export async function seedFromRegistry(text: string): Promise<World> {
  const read = await loadRegistryReader();
  const { accounts, problems } = read(text, 'file:///twilio.registry.yaml');
  const [problem] = problems;
  if (problem)
    throw new Error(`The seed is no valid registry file: line ${problem.at.line + 1}: ${problem.message}`);
  return seedFrom(accounts);
}

export function seedFrom(accounts: readonly AccountData[]): World {
  const world = new World();
  for (const { sid, name, status, parent, regions } of accounts) {
    const account = world.addAccount(sid, name ?? sid, status ?? 'active', parent);
    for (const data of regions) seedRegion(world, account, data);
  }
  return world;
}

function seedRegion(world: World, account: Account, data: RegionData): void {
  const id = regionIds.find((each) => each === data.id);
  if (!id) throw new Error(`The emulator has no region "${data.id}".`);
  const region = account.regions[id];
  seedLists(world, region, data);
  for (const { sid, name, registration, secure, activeRegion, calls, registrations } of data.domains.items) {
    const domain = newDomain(world.stamp('SD', sid), `${name}.sip.twilio.com`);
    domain.sip_registration = registration ?? false;
    domain.secure = secure ?? false;
    map(region, calls, domain.calls);
    domain.registrations.credentialLists.push(
      ...sidsOf(region.credentialLists, registrations.credentialLists),
    );
    region.domains.push(domain);
    world.addRoute(account, domain.domain_name, activeRegion ?? id);
  }
  for (const trunk of data.trunks.items) seedTrunk(world, account, region, trunk);
  seedNumbers(world, region, data);
}

function seedLists(world: World, region: Region, data: RegionData): void {
  for (const { sid, name, usernames } of data.credentialLists.items) {
    const credentials = usernames.items.map(({ text }) => ({ ...world.stamp('CR'), username: text }));
    region.credentialLists.push({ ...world.stamp('CL', sid), friendly_name: name, credentials });
  }
  for (const { sid, name, addresses } of data.ipAccessControlLists.items) {
    const ip_addresses = addresses.items.map(({ network }) => {
      const ip_address = formatIpAddress(network.base);
      const cidr_prefix_length = Math.min(network.prefix, bitsOf[network.version]);
      return { ...world.stamp('IP'), friendly_name: ip_address, ip_address, cidr_prefix_length };
    });
    region.ipAccessControlLists.push({ ...world.stamp('AL', sid), friendly_name: name, ip_addresses });
  }
}

function seedTrunk(world: World, account: Account, region: Region, data: ReadTrunk): void {
  const domainName = data.name === null ? null : `${data.name}.pstn.twilio.com`;
  const trunk = newTrunk(world.stamp('TK', data.sid), domainName, data.name ?? 'Trunk without a domain name');
  trunk.secure = data.secure ?? false;
  map(region, data.calls, trunk);
  for (const { url, priority, weight, enabled } of data.originationUrls.items) {
    trunk.originationUrls.push({
      ...world.stamp('OU'),
      friendly_name: url,
      sip_url: url,
      priority: priority ?? 10,
      weight: weight ?? 10,
      enabled: enabled ?? true,
    });
  }
  for (const { number } of data.numbers.items) world.addNumber(region, number, trunk.sid);
  region.trunks.push(trunk);
  if (domainName !== null) world.addRoute(account, domainName, data.activeRegion ?? region.id);
}

function seedNumbers(world: World, region: Region, data: RegionData): void {
  const onTrunks = new Set(region.incomingPhoneNumbers.map(({ phone_number }) => phone_number));
  for (const { number } of data.numbers.items) {
    if (!onTrunks.has(number)) world.addNumber(region, number);
  }
  for (const { number } of data.callerIds.items) world.addCallerId(region, number);
}

function map(region: Region, read: ReadMappings, mappings: Mappings): void {
  mappings.credentialLists.push(...sidsOf(region.credentialLists, read.credentialLists));
  mappings.ipAccessControlLists.push(...sidsOf(region.ipAccessControlLists, read.ipAccessControlLists));
}

/** A list is referred to by its name or its SID. */
function sidsOf(
  lists: readonly { readonly sid: string; readonly friendly_name: string }[],
  { items }: Collection<ListReference>,
): string[] {
  return items.flatMap(({ text }) => {
    const list = lists.find(({ sid, friendly_name }) => sid === text || friendly_name === text);
    return list ? [list.sid] : [];
  });
}
