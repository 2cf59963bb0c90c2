import type { AccountData, RegionData } from '../../twilio/account/data';
import { collectionNames } from '../../twilio/account/data';
import type { UnknownReason } from '../../twilio/account/known';
import type { LinkedAccounts } from '../../twilio/account/linked';
import { mergeAccount } from '../../twilio/account/merge';
import { type RegistryFile, snapshotOf } from '../../twilio/account/registry-file/read';
import { AccountSnapshot } from '../../twilio/account/snapshot';

/** Who speaks for a file. */
export type Speaker =
  /** The folder is bound to a connection; `account` is none where there is no such connection. */
  | { readonly by: 'binding'; readonly account?: string; readonly registry?: RegistryFile }
  | { readonly by: 'registry'; readonly registry: RegistryFile }
  /** Neither: everything that is linked. */
  | { readonly by: 'connections' };

const NOT_LINKED = AccountSnapshot.unknown('not-in-registry');
const NO_CONNECTION = AccountSnapshot.unknown('signed-out');

/** Registry files and live accounts at one moment, put together for those for whom they speak; each snapshot is made once. */
export class Sources {
  private readonly made = new Map<string, AccountSnapshot>();
  private readonly live: ReadonlyMap<string, AccountData>;

  constructor(
    private readonly registries: readonly RegistryFile[],
    private readonly linked: LinkedAccounts | undefined,
    accounts: readonly AccountData[],
  ) {
    this.live = new Map(accounts.map((account) => [account.sid, account]));
  }

  /** What one registry file says, whatever the live accounts say; those can be asked beside it. */
  registryAlone(file: RegistryFile): AccountSnapshot {
    return this.once(`file ${file.uri}`, () => {
      const others = this.registries.filter((other) => other !== file);
      const elsewhere = others.length === 0 ? undefined : snapshotOf(others);
      const { accounts, gap } = snapshotOf([file]);
      return new AccountSnapshot([...accounts], gap, elsewhere, this.linked);
    });
  }

  snapshotFor(speaker: Speaker): AccountSnapshot {
    switch (speaker.by) {
      case 'binding': {
        const { account, registry } = speaker;
        if (account === undefined) return NO_CONNECTION;
        return this.once(`${account} ${registry?.uri ?? ''}`, () => this.bound(account, registry));
      }
      case 'registry':
        return this.once(`registry ${speaker.registry.uri}`, () => this.ofRegistry(speaker.registry));
      case 'connections':
        return this.live.size === 0 ? NOT_LINKED : this.once('', () => this.ofConnections());
    }
  }

  /** Every account that anybody names, each once, whoever it speaks for. */
  get all(): readonly AccountData[] {
    const named = new Map<string, AccountData>();
    for (const account of this.registries.flatMap(({ accounts }) => accounts))
      if (!named.has(account.sid)) named.set(account.sid, account);
    const registered = [...named.values()].map((account) => this.overlaid(account));
    return [...registered, ...this.liveWithout([...named.keys()])];
  }

  private once(key: string, make: () => AccountSnapshot): AccountSnapshot {
    const snapshot = this.made.get(key) ?? make();
    this.made.set(key, snapshot);
    return snapshot;
  }

  /** One account, and of a registry that which it says of this account. The folder's own comes first. */
  private bound(sid: string, own: RegistryFile | undefined): AccountSnapshot {
    const live = this.live.get(sid);
    const files = own ? [own, ...this.registries.filter((file) => file !== own)] : this.registries;
    const file = files.find(({ accounts }) => accounts.some((account) => account.sid === sid));
    const named = file?.accounts.find((account) => account.sid === sid);
    const account = named && live ? mergeAccount(named, live) : (live ?? named);
    const others = [
      ...(file?.accounts ?? []).filter((other) => other !== named).map((other) => this.overlaid(other)),
      ...files.filter((other) => other !== file).flatMap((other) => this.overlaidAll(other)),
      ...this.liveWithout([sid, ...this.registrySids]),
    ];
    const gap = account ? gapOf(own ? [own] : []) : 'loading';
    return this.snapshot(account ? [account] : [], gap, others, gapOf(this.registries));
  }

  private ofRegistry(own: RegistryFile): AccountSnapshot {
    const others = this.registries.filter((file) => file !== own);
    const elsewhere = [
      ...others.flatMap((file) => this.overlaidAll(file)),
      ...this.liveWithout(this.registrySids),
    ];
    return this.snapshot(this.overlaidAll(own), gapOf([own]), elsewhere, gapOf(others));
  }

  private ofConnections(): AccountSnapshot {
    const elsewhere = this.registries.flatMap((file) => this.overlaidAll(file));
    return this.snapshot([...this.live.values()], undefined, elsewhere, gapOf(this.registries));
  }

  private snapshot(
    own: readonly AccountData[],
    gap: UnknownReason | undefined,
    others: readonly AccountData[],
    otherGap: UnknownReason | undefined,
  ): AccountSnapshot {
    const hasOthers = others.length > 0 || otherGap !== undefined;
    const elsewhere = hasOthers ? new AccountSnapshot(others, otherGap, undefined, this.linked) : undefined;
    // what a registry alone says stands, however the live accounts are
    const isLive = own.some(({ sid }) => this.live.get(sid)?.regions.some(isHeard));
    return new AccountSnapshot(own, gap, elsewhere, isLive ? this.linked : undefined);
  }

  private overlaidAll({ accounts }: RegistryFile): AccountData[] {
    return accounts.map((account) => this.overlaid(account));
  }

  private overlaid(account: AccountData): AccountData {
    const live = this.live.get(account.sid);
    return live ? mergeAccount(account, live) : account;
  }

  private liveWithout(sids: readonly string[]): AccountData[] {
    return [...this.live.values()].filter(({ sid }) => !sids.includes(sid));
  }

  private get registrySids(): string[] {
    return this.registries.flatMap(({ accounts }) => accounts.map(({ sid }) => sid));
  }
}

/** Accounts and regions may have been lost to a mistake in a file. */
function gapOf(files: readonly RegistryFile[]): UnknownReason | undefined {
  return files.every(({ complete }) => complete) ? undefined : 'partial';
}

/** Whether anything was read of a live region. */
function isHeard(region: RegionData): boolean {
  return collectionNames.some((name) => {
    const { items, missing } = region[name];
    return missing === undefined || items.length > 0;
  });
}
