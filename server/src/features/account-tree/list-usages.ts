import type { RuleContext } from '../../rules/rule';
import { pbxAddress } from '../../rules/twilio/account/pbx-address';
import { type CallsUse, hostPlace } from '../../rules/twilio/account/service-use';
import { containsNetwork } from '../../sip/ip-network';
import type { Place } from '../../text/place';
import { findCredentialList, references } from '../../twilio/account/authentication';
import type { CredentialList } from '../../twilio/account/data';
import type { AccountSnapshot, ServiceHit, UsernameHit } from '../../twilio/account/snapshot';
import type { Use } from '../code-lens/uses';
import { nodeKey } from './node-key';

interface UsedList {
  /** See `nodeKey`. */
  readonly key: string;
  readonly at: Place;
}

/** The lists whose contents an object sends: credential lists by its user names, access lists by the PBX's address. */
export function usedLists(use: Use, look: RuleContext): UsedList[] {
  return [...credentialLists(use, look.account), ...(use.use === 'calls' ? accessLists(use, look) : [])];
}

function credentialLists(use: Use, account: AccountSnapshot): UsedList[] {
  return use.element.authentication.credentials.flatMap(({ username }) => {
    const at = username?.at;
    if (!at || !username.value) return [];
    return listsWith(use, username.value, account).map(({ account: owner, region, list }) => ({
      key: nodeKey(owner, region, 'credentialLists', list.name),
      at,
    }));
  });
}

/** Those that are mapped to the service and hold the name; where none of them does, all that hold it. */
function listsWith(use: Use, username: string, account: AccountSnapshot): readonly UsernameHit[] {
  const services = account.find(use.service);
  const hits = services.state === 'loaded' ? services.value : [];
  const mapped = hits.flatMap((hit) => mappedLists(hit, use).map((list) => ({ ...hit, list })));
  const holding = mapped.filter(({ list }) => list.usernames.items.some(({ text }) => text === username));
  if (holding.length > 0) return holding;
  const anywhere = account.findUsername(username);
  return anywhere.state === 'loaded' ? anywhere.value : [];
}

function mappedLists(hit: ServiceHit, { use }: Use): CredentialList[] {
  const named = references(hit, use, 'credentialLists').items;
  return named.flatMap(({ text }) => findCredentialList(hit.region, text) ?? []);
}

/** Every access list that has an address of the PBX, mapped or not. */
function accessLists(use: CallsUse, look: RuleContext): UsedList[] {
  const { networks, source } = pbxAddress(use.element, look);
  const at = source?.at ?? hostPlace(use.hosts[0]);
  if (!at || networks.length === 0) return [];
  return look.account.accounts.flatMap((account) =>
    account.regions.flatMap((region) =>
      region.ipAccessControlLists.items
        .filter(({ addresses }) =>
          addresses.items.some(({ network }) => networks.some((own) => containsNetwork(network, own))),
        )
        .map(({ name }) => ({ key: nodeKey(account, region, 'ipAccessControlLists', name), at })),
    ),
  );
}
