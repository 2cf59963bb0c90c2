import type { RegionId } from '../hosts';
import type {
  Alert,
  CredentialList,
  IncomingPhoneNumber,
  IpAccessControlList,
  Named,
  OutgoingCallerId,
  SipDomain,
  Trunk,
} from './resources';

export type AccountStatus = 'active' | 'suspended' | 'closed';

/** What an account holds in one region. */
export class Region {
  readonly domains: SipDomain[] = [];
  readonly credentialLists: CredentialList[] = [];
  readonly ipAccessControlLists: IpAccessControlList[] = [];
  readonly trunks: Trunk[] = [];
  readonly incomingPhoneNumbers: IncomingPhoneNumber[] = [];
  readonly outgoingCallerIds: OutgoingCallerId[] = [];
  readonly alerts: Alert[] = [];

  constructor(readonly id: RegionId) {}

  /** @param name with or without `.sip.twilio.com` */
  domain(name: string): SipDomain | undefined {
    return this.domains.find(({ domain_name }) => isNamed(domain_name, name, '.sip.twilio.com'));
  }

  /** @param name with or without `.pstn.twilio.com` */
  trunk(name: string): Trunk | undefined {
    return this.trunks.find(({ domain_name }) => isNamed(domain_name ?? '', name, '.pstn.twilio.com'));
  }

  credentialList(name: string): CredentialList | undefined {
    return this.credentialLists.find(({ friendly_name }) => friendly_name === name);
  }

  ipAccessControlList(name: string): IpAccessControlList | undefined {
    return this.ipAccessControlLists.find(({ friendly_name }) => friendly_name === name);
  }
}

export class Account implements Named {
  readonly regions: Readonly<Record<RegionId, Region>> = {
    us1: new Region('us1'),
    ie1: new Region('ie1'),
    au1: new Region('au1'),
  };
  readonly date_created = new Date();
  date_updated = this.date_created;
  type: 'Trial' | 'Full' = 'Full';

  constructor(
    readonly sid: string,
    public friendly_name: string,
    public status: AccountStatus,
    /** Itself, for an account that is no subaccount. */
    readonly owner_account_sid: string,
  ) {}
}

function isNamed(domainName: string, name: string, suffix: string): boolean {
  const wanted = name.toLowerCase();
  return domainName.toLowerCase() === (wanted.endsWith(suffix) ? wanted : `${wanted}${suffix}`);
}
