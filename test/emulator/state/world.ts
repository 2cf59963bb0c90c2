import { type RegionId, regionIds } from '../hosts';
import { Account, type AccountStatus, type Region } from './account';
import type {
  Alert,
  IncomingPhoneNumber,
  OutgoingCallerId,
  Resource,
  Route,
  SipDomain,
  Trunk,
} from './resources';
import { Sids } from './sids';

/** A SIP Domain or trunk and whose it is. */
export interface Owned<T> {
  readonly account: Account;
  readonly region: Region;
  readonly item: T;
}

/**
 * Everything that the emulated Twilio holds. Tests read it, and change it as somebody in the Console would.
 */
export class World {
  readonly accounts: Account[] = [];
  /** By domain name in lower case, with its suffix. */
  readonly routes = new Map<string, Route>();
  readonly sids = new Sids();

  /** @throws Error where there is no such account */
  account(sid: string): Account {
    const account = this.accounts.find((each) => each.sid === sid);
    if (!account) throw new Error(`The emulator has no account ${sid}.`);
    return account;
  }

  region(accountSid: string, region: RegionId = 'us1'): Region {
    return this.account(accountSid).regions[region];
  }

  addAccount(sid: string, friendlyName: string, status: AccountStatus, owner = sid): Account {
    const account = new Account(this.sids.take(sid), friendlyName, status, owner);
    this.accounts.push(account);
    return account;
  }

  /** Identity and dates of something new. */
  stamp(prefix: string, sid?: string): Resource {
    const now = new Date();
    return {
      sid: sid === undefined ? this.sids.next(prefix) : this.sids.take(sid),
      date_created: now,
      date_updated: now,
    };
  }

  addAlert(region: Region, alert: Partial<Alert> & Pick<Alert, 'error_code'>): Alert {
    const stamp = this.stamp('NO', alert.sid);
    const added: Alert = {
      log_level: 'error',
      alert_text: '',
      resource_sid: this.sids.next('CA'),
      request_url: null,
      date_generated: stamp.date_created,
      ...alert,
      ...stamp,
    };
    region.alerts.unshift(added);
    return added;
  }

  addNumber(region: Region, phone_number: string, trunk_sid: string | null = null): IncomingPhoneNumber {
    const number = {
      ...this.stamp('PN'),
      friendly_name: phone_number,
      phone_number,
      trunk_sid,
      voice_url: null,
    };
    region.incomingPhoneNumbers.push(number);
    return number;
  }

  addCallerId(region: Region, phone_number: string): OutgoingCallerId {
    const callerId = { ...this.stamp('PN'), friendly_name: phone_number, phone_number };
    region.outgoingCallerIds.push(callerId);
    return callerId;
  }

  /** The first region in which a name is made takes its traffic, until that is changed. */
  addRoute(account: Account, domainName: string, voiceRegion: string): void {
    const key = domainName.toLowerCase();
    if (this.routes.has(key)) return;
    this.routes.set(key, {
      ...this.stamp('QQ'),
      friendly_name: '',
      domain_name: key,
      account_sid: account.sid,
      voice_region: voiceRegion,
    });
  }

  /** A name that nobody has any more is routed nowhere. */
  dropRoute(domainName: string): void {
    if (this.owners(domainName).length === 0) this.routes.delete(domainName.toLowerCase());
  }

  /** Who has this host name, as SIP Domain or as trunk. */
  owners(domainName: string): Owned<SipDomain | Trunk>[] {
    const wanted = domainName.toLowerCase();
    return this.accounts.flatMap((account) =>
      regionIds.flatMap((id) => {
        const region = account.regions[id];
        const items = [...region.domains, ...region.trunks];
        const found = items.filter(({ domain_name }) => domain_name?.toLowerCase() === wanted);
        return found.map((item) => ({ account, region, item }));
      }),
    );
  }
}
