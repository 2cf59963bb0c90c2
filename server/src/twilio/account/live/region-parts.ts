import { labelOf } from '../../hosts';
import { supports } from '../../regions';
import type { SipAlert } from '../data';
import type { ServiceName } from '../snapshot';
import type { RegionId } from './live';
import { Part, PartMap } from './part';
import type { ServiceRecord } from './records';
import * as sources from './sources';

const DAY = 24 * 60 * 60 * 1000;

/** Everything that is read of one account in one region. */
export class RegionParts {
  readonly accounts = new Part(sources.accountsSource);
  readonly account = new Part(sources.accountSource);
  readonly domains = new Part(sources.domainsSource);
  readonly trunks = new Part(sources.trunksSource);
  readonly credentialLists = new Part(sources.credentialListsSource);
  readonly ipAccessControlLists = new Part(sources.accessListsSource);
  readonly numbers = new Part(sources.numbersSource);
  readonly callerIds = new Part(sources.callerIdsSource);
  readonly alerts: Part<SipAlert>;
  /** Of the key that they are read with. */
  username: string | undefined;

  // by the SID of a domain
  readonly callCredentialLists = new PartMap(sources.callCredentialListsSource);
  readonly callAccessLists = new PartMap(sources.callAccessListsSource);
  readonly registrationLists = new PartMap(sources.registrationListsSource);
  // by the SID of a trunk
  readonly originationUrls = new PartMap(sources.originationUrlsSource);
  readonly trunkCredentialLists = new PartMap(sources.trunkCredentialListsSource);
  readonly trunkAccessLists = new PartMap(sources.trunkAccessListsSource);
  readonly trunkNumbers = new PartMap(sources.trunkNumbersSource);
  // by the SID of a list
  readonly usernames = new PartMap(sources.usernamesSource);
  readonly addresses = new PartMap(sources.addressesSource);
  // by `sip/NAME` or `pstn/NAME`
  readonly routes = new PartMap((key) => sources.routeSource(serviceOf(key)));

  constructor(
    readonly region: RegionId,
    now: () => number,
  ) {
    this.alerts = new Part(sources.alertsSource(() => new Date(now() - DAY)));
  }

  /** The collections that are read first; everything else hangs on them. */
  *bases(): Iterable<Part<unknown>> {
    yield this.domains;
    yield this.trunks;
    yield this.credentialLists;
    yield this.ipAccessControlLists;
    yield this.numbers;
    yield this.callerIds;
    yield this.accounts;
    yield this.alerts;
  }

  *all(): Iterable<Part<unknown>> {
    yield* this.bases();
    yield this.account;
    for (const map of this.#maps()) yield* map.values();
  }

  /**
   * What hangs on a domain.
   *
   * @param all with the lists that the domain's `auth_type` says are not mapped, and that are else not asked for
   */
  domainParts({ sid, mapped, name }: ServiceRecord, all = false): readonly Part<unknown>[] {
    const route = name === null ? [] : [this.routes.of(routeKey({ product: 'sip-domain', name }))];
    if (sid === undefined) return route;
    return [
      ...(all || mapped.credentialLists !== false ? [this.callCredentialLists.of(sid)] : []),
      ...(all || mapped.ipAccessControlLists !== false ? [this.callAccessLists.of(sid)] : []),
      this.registrationLists.of(sid),
      ...route,
    ];
  }

  trunkParts({ sid, mapped, name }: ServiceRecord, all = false): readonly Part<unknown>[] {
    const route = name === null ? [] : [this.routes.of(routeKey({ product: 'trunk', name }))];
    if (sid === undefined) return route;
    return [
      this.originationUrls.of(sid),
      ...(all || mapped.credentialLists !== false ? [this.trunkCredentialLists.of(sid)] : []),
      ...(all || mapped.ipAccessControlLists !== false ? [this.trunkAccessLists.of(sid)] : []),
      ...route,
    ];
  }

  /** What hangs on the collections that are read by now. */
  credentialListParts(): readonly Part<unknown>[] {
    return known(this.credentialLists.items).map((sid) => this.usernames.of(sid));
  }

  accessListParts(): readonly Part<unknown>[] {
    return known(this.ipAccessControlLists.items).map((sid) => this.addresses.of(sid));
  }

  trunkNumberParts(trunks = this.trunks.items): readonly Part<unknown>[] {
    return this.asksTrunkNumbers ? known(trunks).map((sid) => this.trunkNumbers.of(sid)) : [];
  }

  /** The numbers of the account say which trunk they belong to; only where they may not be read is each trunk asked. */
  get asksTrunkNumbers(): boolean {
    return this.numbers.failure?.reason === 'denied' && supports(this.region, 'trunkNumbers');
  }

  /** Forgets what hangs on domains, trunks and lists that are no more, or need not be asked for. */
  prune(): void {
    const domains = this.domains.items ?? [];
    const trunks = this.trunks.items ?? [];
    const mapped = (records: readonly ServiceRecord[], kind: keyof ServiceRecord['mapped']) =>
      known(records.filter((record) => record.mapped[kind] !== false));
    this.callCredentialLists.keep(mapped(domains, 'credentialLists'));
    this.callAccessLists.keep(mapped(domains, 'ipAccessControlLists'));
    this.registrationLists.keep(known(domains));
    this.originationUrls.keep(known(trunks));
    this.trunkCredentialLists.keep(mapped(trunks, 'credentialLists'));
    this.trunkAccessLists.keep(mapped(trunks, 'ipAccessControlLists'));
    this.trunkNumbers.keep(this.asksTrunkNumbers ? known(trunks) : []);
    this.usernames.keep(known(this.credentialLists.items));
    this.addresses.keep(known(this.ipAccessControlLists.items));
    this.routes.keep([
      ...namesOf(domains).map((name) => routeKey({ product: 'sip-domain', name })),
      ...namesOf(trunks).map((name) => routeKey({ product: 'trunk', name })),
    ]);
  }

  #maps(): readonly PartMap<unknown>[] {
    return [
      this.callCredentialLists,
      this.callAccessLists,
      this.registrationLists,
      this.originationUrls,
      this.trunkCredentialLists,
      this.trunkAccessLists,
      this.trunkNumbers,
      this.usernames,
      this.addresses,
      this.routes,
    ];
  }
}

export function routeKey({ product, name }: ServiceName): string {
  return `${labelOf(product)}/${name.toLowerCase()}`;
}

function serviceOf(key: string): ServiceName {
  const slash = key.indexOf('/');
  return { product: key.slice(0, slash) === 'pstn' ? 'trunk' : 'sip-domain', name: key.slice(slash + 1) };
}

function namesOf(records: readonly ServiceRecord[]): string[] {
  return records.flatMap(({ name }) => name ?? []);
}

function known(records: readonly { readonly sid?: string }[] | undefined): string[] {
  return (records ?? []).flatMap(({ sid }) => sid ?? []);
}
