import type { Position } from 'vscode-languageserver';
import type { InsertResult, ResourceId } from '../../../protocol/account';
import type { NewService } from '../dialects/language';
import { findCredentialList, type MappingUse, references } from '../twilio/account/authentication';
import type { AccountData } from '../twilio/account/data';
import type { ServiceHit } from '../twilio/account/snapshot';
import { defaultEdge, edges } from '../twilio/edges';
import { regionOf } from '../twilio/regions';
import { type FeatureContext, languageOf } from './context';

/** More than anybody looks through in an editor's list of choices. */
const MOST_CHOICES = 30;

/** The configuration of a SIP Domain or trunk for the place of the caret, in the dialect of the file. */
export function insertConfiguration(
  context: FeatureContext,
  uri: string,
  position: Position,
  resource: ResourceId,
): InsertResult {
  if (resource.kind !== 'domains' && resource.kind !== 'trunks')
    return { problem: 'Only a SIP Domain or a trunk has a configuration of its own.' };
  const { accounts, elsewhere } = context.accountFor(uri);
  // whoever speaks for the file, people choose from the tree, which shows all accounts
  const hit = findService(resource, [...accounts, ...(elsewhere?.accounts ?? [])]);
  if (!hit) return { problem: `${resource.name} is not there any more: refresh the tree.` };
  const { item } = hit;
  if (item.name === null)
    return {
      problem: 'This trunk has no domain name, so that nobody can call it: set its termination URI first.',
    };
  const language = languageOf(context, uri);
  if (!language)
    return {
      problem:
        'SIP Lens does not know this file as a configuration: open pjsip.conf, pjsip_wizard.conf or a file with gateways of FreeSWITCH.',
    };
  return language.insertion(position, newService(hit, item.name));
}

function findService(
  { accountSid, region: id, kind, name }: ResourceId,
  accounts: readonly AccountData[],
): ServiceHit | undefined {
  for (const account of accounts.filter(({ sid }) => sid === accountSid)) {
    for (const region of account.regions.filter((each) => each.id === id)) {
      const trunk = region.trunks.items.find((each) => (each.name ?? each.sid) === name);
      const domain = region.domains.items.find((each) => each.name === name);
      if (kind === 'trunks' && trunk) return { product: 'trunk', account, region, item: trunk };
      if (kind === 'domains' && domain) return { product: 'sip-domain', account, region, item: domain };
    }
  }
  return undefined;
}

function newService(hit: ServiceHit, name: string): NewService {
  const { item, product } = hit;
  const lists = references(hit, 'calls', 'credentialLists');
  return {
    service: { product, name: name.toLowerCase() },
    edges: edgeChoices(item.activeRegion ?? hit.region.id),
    registers: hit.product === 'sip-domain' && hit.item.registration !== false,
    secure: item.secure === true,
    authenticates: lists.items.length > 0 || lists.missing !== undefined,
    usernames: usernamesFor(hit),
    numbers: numbersFor(hit),
  };
}

/** Whoever chose a region is likely to be near its edge. */
function edgeChoices(region: string): readonly [string, ...string[]] {
  const likely = regionOf(region)?.apiEdge ?? defaultEdge;
  const others = edges.filter(({ kind, id }) => kind === 'public' && id !== likely);
  return [likely, ...others.map(({ id }) => id)];
}

/** Users who may both register and call come first. */
function usernamesFor(hit: ServiceHit): string[] {
  const calls = mappedUsernames(hit, 'calls');
  if (hit.product === 'trunk' || hit.item.registration === false) return calls.slice(0, MOST_CHOICES);
  const registering = mappedUsernames(hit, 'registrations');
  const both = new Set(calls);
  const sorted = [
    ...registering.filter((each) => both.has(each)),
    ...registering.filter((each) => !both.has(each)),
  ];
  return sorted.slice(0, MOST_CHOICES);
}

function mappedUsernames(hit: ServiceHit, use: MappingUse): string[] {
  const lists = references(hit, use, 'credentialLists').items;
  const names = lists.flatMap(({ text }) => findCredentialList(hit.region, text)?.usernames.items ?? []);
  return [...new Set(names.map(({ text }) => text))];
}

/** The trunk's own numbers, else any that the account may show. */
function numbersFor({ item, region }: ServiceHit): string[] {
  const own = 'numbers' in item ? item.numbers.items : [];
  const shown = own.length > 0 ? own : [...region.numbers.items, ...region.callerIds.items];
  return [...new Set(shown.map(({ number }) => number))].slice(0, MOST_CHOICES);
}
