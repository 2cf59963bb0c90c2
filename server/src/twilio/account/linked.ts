import type { AccountData } from './data';
import type { ServiceName } from './snapshot';

/** The accounts that are linked live, as those see them who only read: they change under one's hands, by new objects. */
export interface LinkedAccounts {
  /**
   * One for each account, with a region for each connection. A region that could not be read is there all the same and
   * its collections say why, so that nothing is taken to be absent from it.
   */
  readonly accounts: readonly AccountData[];
  /** The account that a connection's label names. */
  accountOf(label: string): string | undefined;
  /** The labels of the connections with an account, one for each region. */
  labelsOf(accountSid: string): readonly string[];
  /**
   * Whether what was read of the service, and of the lists that are mapped to it, is new enough to accuse somebody. If not
   * it is read again, and whoever listens for changes hears of it. A claim that was confirmed stands while it is read again.
   *
   * @param claim what it is accused of: rule and value
   */
  confirm(service: ServiceName, claim: string): boolean;
}
