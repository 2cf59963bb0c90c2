import assert from 'node:assert/strict';
import { nodeHost } from '../../../../server/src/host/node';
import type { AccountChange } from '../../../../server/src/twilio/account/change';
import { type Applied, apply, type Call } from '../../../../server/src/twilio/account/changes/apply';
import { type Plan, plan } from '../../../../server/src/twilio/account/changes/plan';
import { touchedBy } from '../../../../server/src/twilio/account/changes/touched';
import type { AccountData, RegionData } from '../../../../server/src/twilio/account/data';
import type { LinkedAccounts } from '../../../../server/src/twilio/account/linked';
import { LiveAccounts } from '../../../../server/src/twilio/account/live/live-accounts';
import { regionText } from '../../../../server/src/twilio/account/registry-file/write';
import type { ServiceName } from '../../../../server/src/twilio/account/snapshot';
import { Emulator, type Key, type RegionId } from '../../../emulator';

export const ACME = 'AC00000000000000000000000000000001';
export const PASSWORD = 'Example-New-Passw0rd';

export function textOf(accounts: readonly AccountData[]): string {
  return accounts.flatMap(({ regions }) => regions.map(regionText)).join('\n');
}

/** The linked accounts, and whether somebody who looked at them was told to wait. */
class Asked implements LinkedAccounts {
  isOpen = false;

  constructor(private readonly live: LiveAccounts) {}

  get accounts(): readonly AccountData[] {
    return this.live.accounts;
  }

  accountOf(label: string): string | undefined {
    return this.live.accountOf(label);
  }

  labelsOf(accountSid: string): readonly string[] {
    return this.live.labelsOf(accountSid);
  }

  confirm(service: ServiceName, claim: string): boolean {
    const isFresh = this.live.confirm(service, claim);
    this.isOpen ||= !isFresh;
    return isFresh;
  }
}

/** The emulated Twilio and the accounts of it that are linked: one connection for each account and region, `AC…/us1`. */
export class EmulatedAccount {
  private waiting: (() => void)[] = [];

  private constructor(
    readonly emulator: Emulator,
    readonly live: LiveAccounts,
    private readonly keys: ReadonlyMap<string, Key>,
  ) {}

  /** @param keyOf the key of a connection; the main one where left out */
  static async start(
    registry: string,
    keyOf = (emulator: Emulator, account: string, region: RegionId) => emulator.key(account, region),
  ): Promise<EmulatedAccount> {
    const emulator = await Emulator.start({ registry });
    const { clock, connect } = nodeHost();
    const keys = new Map<string, Key>();
    let account: EmulatedAccount | undefined;
    const live = new LiveAccounts(
      {
        http: connect({ emulator: emulator.url }),
        clock,
        random: () => 0,
        timeout: 2_000,
        key: (label) => Promise.resolve(keys.get(label)),
      },
      () => account?.changed(),
    );
    account = new EmulatedAccount(emulator, live, keys);
    for (const { sid } of emulator.state.accounts) {
      for (const { region } of emulator.keys.all.filter(
        (key) => key.accountSid === sid && key.kind === 'main',
      ))
        keys.set(`${sid}/${region}`, keyOf(emulator, sid, region));
    }
    live.setConnections([...keys].map(([label, { accountSid, region }]) => ({ label, accountSid, region })));
    await live.refresh();
    return account;
  }

  private changed(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }

  /** Looks until nothing that it rests on is still being asked of Twilio. */
  async confirmed<T>(look: (linked: LinkedAccounts) => Promise<T>): Promise<T> {
    for (;;) {
      const asking = new Promise<void>((resolve) => this.waiting.push(resolve));
      const linked = new Asked(this.live);
      const seen = await look(linked);
      if (!linked.isOpen) return seen;
      await asking;
    }
  }

  get accounts(): readonly AccountData[] {
    return this.live.accounts;
  }

  region(id = 'us1', sid = ACME): RegionData {
    const region = this.accounts.find((each) => each.sid === sid)?.regions.find((each) => each.id === id);
    assert.ok(region);
    return region;
  }

  /** All that the accounts have, without the time at which it was read. */
  get text(): string {
    return textOf(this.accounts);
  }

  plan(changes: readonly AccountChange[]): Plan {
    const planned = plan(changes, this.accounts);
    assert.ok(planned.state === 'planned', planned.state === 'refused' ? planned.refusal : undefined);
    return planned;
  }

  /** Plans the changes, makes them, and reads what they touched again. */
  async make(changes: readonly AccountChange[]): Promise<Applied> {
    const planned = this.plan(changes);
    const label = `${planned.account.sid}/${planned.region.id}`;
    assert.ok(this.keys.has(label));
    const call: Call = (request) => this.live.call(label, request);
    const applied = await apply(planned, call, planned.needsPassword ? PASSWORD : undefined);
    await this.live.invalidate(label, touchedBy(planned.steps.map(({ change }) => change)));
    return applied;
  }

  /** Ends it; it must have been spoken to as Twilio's OpenAPI files demand. */
  async stop(): Promise<void> {
    this.live.dispose();
    await this.emulator.stop();
    assert.deepEqual(this.emulator.violations, []);
  }
}
