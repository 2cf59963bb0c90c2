import { globalHost } from '../../hosts';
import { supports } from '../../regions';
import type { AllowedAddress, OriginationUrl, SipAlert, Username } from '../data';
import type { ServiceName } from '../snapshot';
import { mayBeSip, toAlert } from './alert-text';
import type { Product } from './endpoints';
import type { Kind } from './kinds';
import type { CallFailure } from './live';
import { type PagedList, type Reading, type ReadResult, readOne, readPages } from './reading';
import * as record from './records';
import type { TwilioPackage } from './twilio-package';

/** Where one list or resource is read from. */
export interface Source<T> {
  readonly kind: Kind;
  read(reading: Reading): Promise<ReadResult<T>>;
}

function list<I, T>(
  kind: Kind,
  product: Product,
  of: (twilio: TwilioPackage) => PagedList<I>,
  map: (record: I) => T | undefined,
): Source<T> {
  return {
    kind,
    read: (reading) => readPages(of(reading.twilio), { product, reading, map }),
  };
}

const api = 'api';
const trunking = 'trunking';

/** The account itself and, where the key may list them, its subaccounts. */
export const accountsSource: Source<record.AccountRecord> = list(
  'accounts',
  api,
  ({ accounts }) => accounts,
  record.toAccount,
);

export const accountSource: Source<record.AccountRecord> = {
  kind: 'account',
  read: (reading) => readOne(reading, () => reading.twilio.account.fetch(), record.toAccount),
};

export const domainsSource = list('domains', api, ({ account }) => account.sip.domains, record.toDomain);

export function callCredentialListsSource(domainSid: string): Source<record.MappingRecord> {
  return list(
    'callCredentialLists',
    api,
    ({ account }) => account.sip.domains(domainSid).auth.calls.credentialListMappings,
    record.toMapping,
  );
}

export function callAccessListsSource(domainSid: string): Source<record.MappingRecord> {
  return list(
    'callAccessLists',
    api,
    ({ account }) => account.sip.domains(domainSid).auth.calls.ipAccessControlListMappings,
    record.toMapping,
  );
}

export function registrationListsSource(domainSid: string): Source<record.MappingRecord> {
  return list(
    'registrationLists',
    api,
    ({ account }) => account.sip.domains(domainSid).auth.registrations.credentialListMappings,
    record.toMapping,
  );
}

export const credentialListsSource = list(
  'credentialLists',
  api,
  ({ account }) => account.sip.credentialLists,
  record.toList,
);

export function usernamesSource(listSid: string): Source<Username> {
  return list(
    'usernames',
    api,
    ({ account }) => account.sip.credentialLists(listSid).credentials,
    record.toUsername,
  );
}

export const accessListsSource = list(
  'ipAccessControlLists',
  api,
  ({ account }) => account.sip.ipAccessControlLists,
  record.toList,
);

export function addressesSource(listSid: string): Source<AllowedAddress> {
  return list(
    'addresses',
    api,
    ({ account }) => account.sip.ipAccessControlLists(listSid).ipAddresses,
    record.toAddress,
  );
}

export const trunksSource = list('trunks', trunking, ({ trunks }) => trunks, record.toTrunk);

export function originationUrlsSource(trunkSid: string): Source<OriginationUrl> {
  return list(
    'originationUrls',
    trunking,
    ({ trunks }) => trunks(trunkSid).originationUrls,
    record.toOriginationUrl,
  );
}

export function trunkCredentialListsSource(trunkSid: string): Source<record.MappingRecord> {
  return list(
    'trunkCredentialLists',
    trunking,
    ({ trunks }) => trunks(trunkSid).credentialsLists,
    record.toMapping,
  );
}

export function trunkAccessListsSource(trunkSid: string): Source<record.MappingRecord> {
  return list(
    'trunkAccessLists',
    trunking,
    ({ trunks }) => trunks(trunkSid).ipAccessControlLists,
    record.toMapping,
  );
}

export function trunkNumbersSource(trunkSid: string): Source<record.NumberRecord> {
  return list('trunkNumbers', trunking, ({ trunks }) => trunks(trunkSid).phoneNumbers, record.toNumber);
}

export const numbersSource: Source<record.NumberRecord> = list(
  'numbers',
  api,
  ({ account }) => account.incomingPhoneNumbers,
  record.toNumber,
);

/** Verified caller IDs are a thing of the first region only. */
export const callerIdsSource: Source<record.NumberRecord> = {
  kind: 'callerIds',
  read: async (reading) => {
    if (!supports(reading.region, 'callerIds')) return { items: [], failure: unsupported };
    const { outgoingCallerIds } = reading.twilio.account;
    return readPages(outgoingCallerIds, { product: api, reading, map: record.toNumber });
  },
};

/** The region that takes the traffic of a name, as `us1`. */
export function routeSource(service: ServiceName): Source<string> {
  const host = globalHost(service.product, service.name);
  return service.product === 'trunk'
    ? {
        kind: 'trunkRoutes',
        read: (reading) => readOne(reading, () => reading.twilio.routes.trunks(host).fetch(), record.toRoute),
      }
    : {
        kind: 'domainRoutes',
        read: (reading) =>
          readOne(reading, () => reading.twilio.routes.sipDomains(host).fetch(), record.toRoute),
      };
}

/** More than that in a day are a storm, in which the newest say enough. */
const MOST_ALERT_PAGES = 5;

/** Twilio filters by time only, so what is no SIP is read over. */
export function alertsSource(since: () => Date): Source<SipAlert> {
  return {
    kind: 'alerts',
    read: async (reading) => {
      const result = await readPages(reading.twilio.alerts, {
        product: 'monitor',
        reading,
        map: toAlert,
        wanted: mayBeSip,
        filter: { startDate: since() },
        mostPages: MOST_ALERT_PAGES,
      });
      const items = [...result.items].sort((a, b) => b.at.getTime() - a.at.getTime());
      // nobody says whether the other regions have a debugger
      const failure =
        result.failure?.status === 404 && reading.region !== 'us1' ? unsupported : result.failure;
      return failure ? { items, failure } : { items };
    },
  };
}

const unsupported: CallFailure = {
  reason: 'unsupported',
  permanent: true,
  message: 'This region has no such resource.',
};
