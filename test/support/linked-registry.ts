import { Place } from '../../server/src/text/place';
import type { AccountData, RegionData, SipAlert } from '../../server/src/twilio/account/data';
import type { LinkedAccounts } from '../../server/src/twilio/account/linked';
import { loadRegistryReader } from '../../server/src/twilio/account/registry-file/load';
import type { ServiceName } from '../../server/src/twilio/account/snapshot';

/**
 * Accounts as they would be linked live, from the text of a registry. What the text leaves out is denied to the key. The
 * connection of an account's first region has the account's name for a label, those of others `NAME (REGION)`.
 */
export class LinkedRegistry implements LinkedAccounts {
  /** What rules asked to be confirmed. */
  readonly claims: string[] = [];
  /** The answer to every claim. */
  isFresh = true;

  constructor(public accounts: readonly AccountData[]) {}

  /** @param alerts `REGION CODE TIME [SID] [text]`, of the first account that has the region */
  static async of(text: string, alerts: readonly string[] = []): Promise<LinkedRegistry> {
    return new LinkedRegistry(await liveAccounts(text, alerts));
  }

  accountOf(label: string): string | undefined {
    return this.accounts.find((account) => labels(account).includes(label))?.sid;
  }

  labelsOf(accountSid: string): readonly string[] {
    return this.accounts.flatMap((account) => (account.sid === accountSid ? labels(account) : []));
  }

  confirm({ product, name }: ServiceName, claim: string): boolean {
    this.claims.push(`${product} ${name}: ${claim}`);
    return this.isFresh;
  }
}

export async function liveAccounts(text: string, alerts: readonly string[] = []): Promise<AccountData[]> {
  const read = await loadRegistryReader();
  const accounts = asLive(read(text, 'file:///live').accounts) as AccountData[];
  const waiting = new Map<string, SipAlert[]>();
  for (const line of alerts) {
    const [region = '', alert] = readAlert(line);
    waiting.set(region, [...(waiting.get(region) ?? []), alert]);
  }
  return accounts.map((account) => ({
    ...account,
    regions: account.regions.map((region): RegionData => {
      const items = waiting.get(region.id);
      waiting.delete(region.id);
      return items ? { ...region, alerts: { items } } : region;
    }),
  }));
}

function readAlert(line: string): [region: string, alert: SipAlert] {
  const match = /^(\w+) (\d+) (\S+)(?: ([A-Z]{2}[0-9a-f]{32}))?(?: (.*))?$/.exec(line);
  if (!match) throw new Error(`no alert: ${line}`);
  const [, region = '', code, time = '', resourceSid, text] = match;
  return [region, { code: Number(code), at: new Date(time), resourceSid, text }];
}

function labels({ sid, name = sid, regions }: AccountData): string[] {
  return regions.map(({ id }, index) => (index === 0 ? name : `${name} (${id})`));
}

/** Without places, and with the reason that a live account has for what is not there. */
function asLive(value: unknown): unknown {
  if (value instanceof Place) return undefined;
  if (Array.isArray(value)) return value.map(asLive);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  const entries = Object.entries(value)
    .filter(([key]) => key !== 'places')
    .map(([key, part]) => [key, key === 'missing' && part === 'not-in-registry' ? 'denied' : asLive(part)]);
  return Object.fromEntries(entries.filter(([, part]) => part !== undefined));
}
