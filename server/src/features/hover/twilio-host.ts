import type { Target } from '../../dialects/language';
import type { Finding } from '../../rules/finding';
import { cell, code, escapeMarkdown, linkTo } from '../../text/markdown';
import type { Collection } from '../../twilio/account/collection';
import type { ListReference } from '../../twilio/account/data';
import type { Known } from '../../twilio/account/known';
import type { AccountSnapshot, ServiceHit, ServiceName } from '../../twilio/account/snapshot';
import { defaultEdge, edgeOf } from '../../twilio/edges';
import { errorLink } from '../../twilio/errors';
import type { EdgeLabel, TwilioHost, TwilioProduct } from '../../twilio/hosts';
import { type Absence, absenceOf } from '../absence';
import { UNKNOWN_WORDS } from '../unknown-words';

type HostTarget = Extract<Target, { kind: 'twilio-host' }>;
type Row = readonly [name: string, text: string];
/** Instead of `absent` it says where else the name is, or why that is not known. */
type Found = Exclude<Known<readonly ServiceHit[]>, { state: 'absent' }> | Absence;

const PRODUCTS: Readonly<Record<TwilioProduct, string>> = {
  'sip-domain': 'SIP Domain (Programmable Voice)',
  trunk: 'Elastic SIP trunk',
};

export interface HostUsage {
  /** What is known of the service as the object at the position uses it; missing where nothing there does. */
  readonly line?: string;
  readonly risks: readonly Finding[];
}

/**
 * A Twilio host as a short table: what it is, what the account says of it, what will be refused.
 *
 * @param usage missing where nothing uses the host, as in a registry
 */
export function hostText(
  { host, text }: HostTarget,
  account: AccountSnapshot,
  usage: HostUsage | undefined,
  uri: string,
): string {
  const found: Found | undefined =
    host.kind === 'service' && !host.nameIsPlaceholder
      ? findIn(account, { product: host.product, name: host.name.text })
      : undefined;
  const rows = [...hostRows(host), ...(found ? foundRows(found, uri) : [])];
  const table = ['| | |', '|---|---|', ...rows.map(([name, value]) => `| ${name} | ${cell(value)} |`)];
  const parts = [
    usage?.line === undefined ? '' : escapeMarkdown(usage.line),
    `**${escapeMarkdown(text)}**`,
    table.join('\n'),
    usage ? riskLine(usage, found) : '',
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function findIn(account: AccountSnapshot, service: ServiceName): Found {
  const found = account.find(service);
  return found.state === 'absent' ? absenceOf(account, service) : found;
}

function hostRows(host: TwilioHost): Row[] {
  switch (host.kind) {
    case 'service':
      return [
        ['product', PRODUCTS[host.product]],
        ['name', code(host.name.text)],
        ['edge', edgeText(host.edge)],
      ];
    case 'outbound-proxy':
      return [
        ['product', 'outbound proxy: it names no SIP Domain'],
        ['edge', edgeText(host.edge)],
      ];
    case 'incomplete':
      return [
        ['product', PRODUCTS[host.product]],
        ['name', 'none: Twilio cannot tell whose call it is'],
        ['edge', edgeText(host.edge)],
      ];
    case 'unknown-edge':
      return [
        ['product', PRODUCTS[host.product]],
        ['edge', `${code(host.label.text)} is no edge${meant(host.suggestions)}`],
      ];
    case 'region-in-host':
      return [
        ['product', PRODUCTS[host.product]],
        ['edge', `${code(host.labels.text)}: a SIP host names the edge only${meant([host.edge])}`],
      ];
    case 'near-miss':
      return [['product', `none: this is no host of Twilio's SIP services${meant(host.suggestions)}`]];
    case 'rest-api':
      return [['product', `REST API, ${host.region}: it speaks no SIP`]];
  }
}

function meant(suggestions: readonly string[]): string {
  return suggestions.length === 0 ? '' : `, perhaps ${suggestions.slice(0, 3).map(code).join(' or ')}`;
}

function edgeText(label: EdgeLabel | undefined): string {
  if (!label) return `${code(defaultEdge)}, ${edgeOf(defaultEdge)?.location ?? ''}: none is named`;
  if (label.kind === 'placeholder') return 'filled in later';
  const location = edgeOf(label.id)?.location ?? '';
  const old = label.legacy ? `: ${code(label.label.text)} is its old name` : '';
  return `${code(label.id)}, ${location}${old}`;
}

function foundRows(found: Found, uri: string): Row[] {
  if (found.state === 'nowhere') return [['account', 'in no linked account and region']];
  if (found.state === 'elsewhere') return [['account', `not that of this folder, but ${ownersText(found)}`]];
  if (found.state === 'unknown') return [['account', `not known: ${UNKNOWN_WORDS[found.reason]}`]];
  return found.value.flatMap((hit) => hitRows(hit, uri));
}

function hitRows(hit: ServiceHit, uri: string): Row[] {
  const { account, region, item } = hit;
  const where = item.at ? ` (${linkTo(item.at, uri)})` : '';
  const active = item.activeRegion === undefined ? '' : `, active in ${code(item.activeRegion)}`;
  const rows: Row[] = [
    ['account', `${escapeMarkdown(account.name ?? account.sid)} · ${region.id}${active}${where}`],
  ];
  if (account.status !== undefined && account.status !== 'active') rows.push(['status', account.status]);
  if (hit.product === 'sip-domain') {
    rows.push(['registration', onOff(hit.item.registration)]);
    rows.push(['lists for registrations', listText(hit.item.registrations.credentialLists)]);
  }
  rows.push([
    hit.product === 'trunk' ? 'credential lists' : 'lists for calls',
    listText(item.calls.credentialLists),
  ]);
  rows.push(['access lists', listText(item.calls.ipAccessControlLists)]);
  if (item.secure !== undefined)
    rows.push(['secure', item.secure ? 'TLS and SRTP are demanded' : 'no: SRTP is refused']);
  if (region.fetchedAt) rows.push(['read', minuteOf(region.fetchedAt)]);
  return rows;
}

/** `2026-11-20 08:00 UTC` */
function minuteOf(time: Date): string {
  return `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function onOff(value: boolean | undefined): string {
  return value === undefined ? `not known: ${UNKNOWN_WORDS['not-in-registry']}` : value ? 'on' : 'off';
}

function listText({ items, missing }: Collection<ListReference>): string {
  const names = items.map(({ text }) => code(text)).join(', ');
  if (missing === undefined) return names === '' ? 'none' : names;
  return names === ''
    ? `not known: ${UNKNOWN_WORDS[missing]}`
    : `${names}, perhaps more: ${UNKNOWN_WORDS[missing]}`;
}

/**
 * `31203 risk: none`, or what stands in the way: `32210 registration is off → SIP 403`. 31203 is the number that people
 * search for; Twilio's page says what it is.
 */
function riskLine({ risks, line }: HostUsage, found: Found | undefined): string {
  const head = `**[31203](${errorLink(31203)}) risk:**`;
  if (risks.length > 0) return `${head} ${[...new Set(risks.map(riskText))].join(' | ')}`;
  // the line above says it
  if (!found || line !== undefined) return '';
  if (found.state === 'nowhere') return `${head} no linked account has it → SIP 403 or 404`;
  if (found.state === 'elsewhere') return `${head} it belongs to ${ownersText(found)} → SIP 403`;
  if (found.state === 'unknown') return `${head} not known, as the account is not`;
  return `${head} ${found.value.every(isWhole) ? 'none' : 'none as far as the account is known'}`;
}

function ownersText({ owners }: Extract<Absence, { state: 'elsewhere' }>): string {
  return owners.map(escapeMarkdown).join(', ');
}

/** Everything that decides whether Twilio takes a call or registration was read. */
function isWhole(hit: ServiceHit): boolean {
  const { calls } = hit.item;
  const lists: Collection<ListReference>[] = [calls.credentialLists, calls.ipAccessControlLists];
  if (hit.product === 'sip-domain') {
    if (hit.item.registration === undefined) return false;
    lists.push(hit.item.registrations.credentialLists);
  }
  return lists.every(({ missing }) => missing === undefined);
}

function riskText({ rule, message, twilioErrors, sipStatus }: Finding): string {
  const errors = (twilioErrors ?? []).map((number) => `[${number}](${errorLink(number)})`);
  const status = sipStatus && sipStatus.length > 0 ? ` → SIP ${sipStatus.join(' or ')}` : '';
  const head = errors.length > 0 ? errors.join(', ') : code(rule);
  return `${head} ${escapeMarkdown(firstSentence(message))}${status}`;
}

function firstSentence(message: string): string {
  return (/^.*?[.!?](?=\s|$)/s.exec(message)?.[0] ?? message).replace(/\.$/, '');
}
