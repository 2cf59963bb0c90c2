import type { HostUse } from '../../sip/model';
import type { Sourced } from '../../sip/sourced';
import type { SettingList } from './groups';

const REST_HOST = /(?:^|\/\/|@)((?:[\w-]+\.)+twilio\.com)(?=[:/?]|$)/i;

/** The hosts of Twilio's REST API among the values, and the one that `TWILIO_REGION` without `TWILIO_EDGE` stands for. */
export function restHosts(list: SettingList): HostUse[] {
  return [...list.settings.flatMap(({ keyAt, value }) => written(value, keyAt)), ...ofRegion(list)];

  function written(value: Sourced<string>, at: HostUse['at']): HostUse[] {
    const host = value.value === undefined ? undefined : REST_HOST.exec(value.value)?.[1];
    if (host === undefined || value.value === undefined || /\.(?:sip|pstn)\./i.test(`.${host}`)) return [];
    const from = value.value.indexOf(host);
    const place = value.at?.slice(from, from + host.length);
    const source = { value: host, text: host, origin: value.origin, ...(place ? { at: place } : {}) };
    return [{ ...restUse('rest', at), host: source }];
  }
}

/** The variable that means something by itself, and something else beside `TWILIO_EDGE`. */
export function isRegion(key: string): boolean {
  return key === 'TWILIO_REGION';
}

/** Twilio's libraries put `api.REGION.twilio.com` together of it. */
function ofRegion({ settings, isOpen }: SettingList): HostUse[] {
  const region = settings.find(({ key }) => isRegion(key));
  if (!region || isOpen || settings.some(({ key }) => key === 'TWILIO_EDGE')) return [];
  const { value, at } = region.value;
  if (value === undefined || !/^[a-z]{2}\d$/.test(value)) return [];
  const host = `api.${value}.twilio.com`;
  const source: Sourced<string> = { value: host, text: value, origin: 'derived', ...(at ? { at } : {}) };
  return [{ ...restUse('TWILIO_REGION', region.keyAt), host: source }];
}

function restUse(name: string, at: HostUse['at']) {
  return { kind: 'host', name, at, userAgent: 'other', role: 'rest-api', behindProxy: false } as const;
}
