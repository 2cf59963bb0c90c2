import { parseTwilioHost } from '../hosts';
import type { Collection } from './collection';
import type { SipAlert } from './data';
import type { ServiceHit } from './snapshot';

type Index = ReadonlyMap<string, readonly SipAlert[]>;

const indexes = new WeakMap<Collection<SipAlert>, Index>();

/** What Twilio logged about a domain or trunk: what names it by its SID, or has its host in the text. */
export function alertsOf({ product, item, region: { alerts } }: ServiceHit): readonly SipAlert[] {
  if (!alerts || alerts.items.length === 0) return [];
  const index = indexes.get(alerts) ?? indexOf(alerts);
  indexes.set(alerts, index);
  const bySid = item.sid === undefined ? [] : (index.get(item.sid) ?? []);
  const byHost = item.name === null ? [] : (index.get(`${product} ${item.name.toLowerCase()}`) ?? []);
  return [...new Set([...bySid, ...byHost])];
}

function indexOf({ items }: Collection<SipAlert>): Index {
  const index = new Map<string, SipAlert[]>();
  for (const alert of items) {
    for (const key of keysOf(alert)) {
      const list = index.get(key);
      if (list) list.push(alert);
      else index.set(key, [alert]);
    }
  }
  return index;
}

function keysOf({ resourceSid, text = '' }: SipAlert): ReadonlySet<string> {
  const keys = new Set(resourceSid === undefined ? [] : [resourceSid]);
  for (const [host] of text.toLowerCase().matchAll(/[a-z0-9.-]+\.twilio\.com(?![a-z0-9-]|\.[a-z0-9])/g)) {
    const named = parseTwilioHost(host);
    if (named?.kind === 'service') keys.add(`${named.product} ${named.name.text}`);
  }
  return keys;
}
