import type { GroupKind } from '../../../../protocol/account';

/**
 * Pages of the Twilio Console, as Twilio's own documentation links to them (read 2026-11-22). `__account__` stands in those
 * links for the account that is signed in. No page of a single resource is documented, so these are the lists that it is in.
 *
 * - SIP Domains: https://www.twilio.com/docs/voice/sip; credential lists: the tutorial "How to route calls to your SIP network
 *   with an outbound call"; access lists: the guide that allows a Virtual Hold SIP proxy
 * - trunks: https://www.twilio.com/docs/sip-trunking/cps-trunk-termination
 * - numbers: https://www.twilio.com/docs/phone-numbers; verified caller ids: https://www.twilio.com/docs/sip-trunking
 * - the region in the path: "Use the Programmable Messaging API with Twilio Regions", whose links have `ie1` there
 */
const PAGES: Readonly<Record<GroupKind, string>> = {
  domains: 'voice/sip-domains/sip-domains',
  credentialLists: 'voice/sip-domains/credential-lists',
  ipAccessControlLists: 'voice/sip-domains/ip-access-control-lists',
  trunks: 'sip-trunking/manage/trunks',
  numbers: 'senders-hub/list/phone-numbers/inventory',
  callerIds: 'phone-numbers/manage/verified',
};

/** These are in one place for all regions: the documentation links to `us1` from its pages on other regions too. */
const WITHOUT_REGION: ReadonlySet<GroupKind> = new Set(['numbers', 'callerIds']);

/** The page that lists the resources of a kind; undefined for a region whose name is none. */
export function consolePage(kind: GroupKind, region: string): string | undefined {
  if (!/^[a-z]{2}\d$/.test(region)) return undefined;
  const place = WITHOUT_REGION.has(kind) ? 'us1' : region;
  return `https://1console.twilio.com/go?to=/account/__account__/${place}/${PAGES[kind]}`;
}
