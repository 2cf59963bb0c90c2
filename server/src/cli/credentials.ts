import type { ApiKey, RegionId } from '../twilio/account/live/live';
import { defaultRegion } from '../twilio/regions';
import { type Access, checkEdge, checkedAccess, regionIds, regionNamed } from './credentials-access';
import { readProfile } from './credentials-profile';
import { Failure, usageFailure } from './failure';
import type { Terminal } from './terminal';

/** What the command line asks for. */
export interface Wanted {
  readonly regions: readonly string[];
  readonly account: string | undefined;
  readonly profiles: readonly string[];
}

/**
 * The keys of the environment, or of Twilio CLI's profiles where some are named. Throws a Failure that says what to set;
 * no value of a variable is ever in it.
 */
export function findAccess(wanted: Wanted, terminal: Terminal): readonly Access[] {
  const { profiles } = wanted;
  if (profiles.length > 0 && (wanted.regions.length > 0 || wanted.account !== undefined))
    throw usageFailure('--profile says account and region itself: leave out --account and --region.');
  const all =
    profiles.length > 0
      ? profiles.map((name) => readProfile(name, terminal))
      : new EnvironmentKeys(wanted, terminal).all();
  const seen = new Map<string, Access>();
  for (const access of all) {
    const { accountSid, region } = access.connection;
    const other = seen.get(`${accountSid} ${region}`);
    if (other)
      throw usageFailure(
        `${other.source} and ${access.source} are both for ${accountSid} in ${region}: name one.`,
      );
    seen.set(`${accountSid} ${region}`, access);
  }
  return all;
}

/** Keys by variables: those of one region may have its name behind them, `TWILIO_API_KEY_IE1`. */
class EnvironmentKeys {
  /** The region of the variables without one in their names. */
  private readonly home: RegionId;
  private readonly asked: readonly RegionId[];

  constructor(
    private readonly wanted: Wanted,
    private readonly terminal: Terminal,
  ) {
    this.asked = [...new Set(wanted.regions.map((text) => regionNamed(text, '--region')))];
    const region = this.value('TWILIO_REGION');
    const only = this.asked.length === 1 ? this.asked[0] : undefined;
    this.home =
      region === undefined ? (only ?? regionNamed(defaultRegion, '')) : regionNamed(region, 'TWILIO_REGION');
    checkEdge(this.value('TWILIO_EDGE'), this.home, 'TWILIO_EDGE', region ?? only);
  }

  all(): readonly Access[] {
    const found = this.asked.length > 0 ? this.asked : regionIds.filter((region) => this.hasKey(region));
    if (found.length === 0) throw new Failure(NOTHING_SET);
    return found.map((region) => this.access(region));
  }

  private access(region: RegionId): Access {
    const { account } = this.wanted;
    const [accountName, ownAccount] = this.find('TWILIO_ACCOUNT_SID', region, true);
    const accountSid = account ?? ownAccount;
    if (accountSid === undefined)
      throw new Failure(
        'TWILIO_ACCOUNT_SID is not set. It is the account to read: AC and 32 hexadecimal digits.',
      );
    const { key, source } = this.key(region, accountSid);
    const access = { connection: { accountSid, region }, key, source };
    return checkedAccess(access, account === undefined ? accountName : '--account');
  }

  private key(region: RegionId, accountSid: string): { key: ApiKey; source: string } {
    const [name, username] = this.find('TWILIO_API_KEY', region);
    const [secretName, secret] = this.find('TWILIO_API_SECRET', region);
    if (username !== undefined && secret !== undefined) return { key: { username, secret }, source: name };
    if (username !== undefined)
      throw new Failure(`${name} is set and ${secretName} is not: both are needed.`);
    const [tokenName, token] = this.find('TWILIO_AUTH_TOKEN', region);
    if (token !== undefined) return { key: { username: accountSid, secret: token }, source: tokenName };
    throw new Failure(this.noKey(region));
  }

  private noKey(region: RegionId): string {
    const suffix = region.toUpperCase();
    const other =
      this.hasKey(this.home) && this.home !== region ? ` The key that is set is for ${this.home}.` : '';
    return (
      `There is no key for ${region}: every region of Twilio has keys of its own. Set TWILIO_API_KEY_${suffix} and ` +
      `TWILIO_API_SECRET_${suffix}.${other}`
    );
  }

  private hasKey(region: RegionId): boolean {
    return ['TWILIO_API_KEY', 'TWILIO_AUTH_TOKEN'].some((name) => this.find(name, region)[1] !== undefined);
  }

  /** The variable that counts for a region, and its value. `everywhere`: without a region in its name it is for all. */
  private find(
    name: string,
    region: RegionId,
    everywhere = false,
  ): [name: string, value: string | undefined] {
    const own = `${name}_${region.toUpperCase()}`;
    const value = this.value(own);
    if (value !== undefined) return [own, value];
    const isHome = region === this.home || everywhere;
    return isHome ? [name, this.value(name)] : [own, undefined];
  }

  /** Without the line break that a secret store leaves behind; empty is not set. */
  private value(name: string): string | undefined {
    return this.terminal.environment(name)?.trim() || undefined;
  }
}

const NOTHING_SET =
  'There is no key for Twilio. Set TWILIO_ACCOUNT_SID, and TWILIO_API_KEY with TWILIO_API_SECRET (or ' +
  'TWILIO_AUTH_TOKEN); for another region than us1 TWILIO_REGION too. Or name a profile of Twilio CLI: --profile NAME. ' +
  'A restricted key that may only read SIP resources is enough.';
