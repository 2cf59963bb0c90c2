import type { Http } from '../../host/http';
import { nodeHost } from '../../host/node';
import { emulatorUrl } from '../../host/node-http/emulator';
import type { AccountData } from '../../twilio/account/data';
import { kinds } from '../../twilio/account/live/kinds';
import { type AccountRead, readAccount } from '../../twilio/account/live/read-account';
import { isUnread } from '../../twilio/account/registry-file/merge-accounts';
import type { Access } from '../credentials-access';
import { Failure } from '../failure';
import { interruptible } from '../interrupt';
import { printable } from '../printable';
import { Progress } from '../session/progress';
import type { Terminal } from '../terminal';

export interface ReadAccounts {
  /** One for each key that opened something, with the region of that key. */
  readonly accounts: readonly AccountData[];
  /** Keys that opened nothing at all; said on standard error already. */
  readonly unread: number;
}

/** Reads the accounts behind these keys. Throws a Failure where it is cancelled or where none of them can be read. */
export async function readAccounts(access: readonly Access[], terminal: Terminal): Promise<ReadAccounts> {
  const { http, clear } = watchedHttp(terminal);
  const { clock } = nodeHost();
  const outside = { http, clock, random: Math.random };
  const reads = await interruptible((signal) =>
    Promise.all(access.map(({ connection, key }) => readAccount(connection, key, outside, signal))),
  ).finally(clear);
  const unread = reads.filter(({ account }) => account.regions.every(isUnread));
  for (const each of reads) tellFailures(each, unread.includes(each), terminal);
  if (unread.length === reads.length)
    throw new Failure('Nothing was read from Twilio, and nothing is changed.');
  return {
    accounts: reads.flatMap((each) => (unread.includes(each) ? [] : [each.account])),
    unread: unread.length,
  };
}

/** Why Twilio did not give what was asked for, each reason once. */
function tellFailures({ account, failures }: AccountRead, isUnread: boolean, terminal: Terminal): void {
  const regions = account.regions.map(({ id }) => id).join(', ');
  const messages = failures.flatMap(({ what, failure }) => (besides.has(what) ? [] : [failure.message]));
  const told = isUnread && messages.length === 0 ? ['Nothing of it could be read.'] : new Set(messages);
  for (const message of told) terminal.error(`sip-lens: ${account.sid} ${regions}: ${printable(message)}\n`);
}

/** What no registry holds, and what a restricted key is never allowed. */
const besides: ReadonlySet<string> = new Set([
  kinds.accounts,
  kinds.account,
  kinds.alerts,
  kinds.domainRoutes,
  kinds.trunkRoutes,
]);

/** HTTP that says on a terminal how far it is. */
function watchedHttp(terminal: Terminal): { readonly http: Http; clear(): void } {
  const emulator = terminal.environment('SIP_LENS_TWILIO_EMULATOR')?.trim() || undefined;
  if (emulator !== undefined && !emulatorUrl(emulator))
    throw new Failure(
      'SIP_LENS_TWILIO_EMULATOR must be on this machine: a URL such as http://127.0.0.1:4010.',
    );
  if (emulator !== undefined)
    terminal.error('sip-lens: note: SIP_LENS_TWILIO_EMULATOR is set: an emulator is read, not Twilio.\n');
  const inner = nodeHost().connect(emulator === undefined ? {} : { emulator });
  const progress = new Progress(terminal);
  let answered = 0;
  const http: Http = {
    async send(request) {
      const answer = await inner.send(request);
      answered += 1;
      progress.update(() => `Reading the Twilio account: ${answered} requests answered`);
      return answer;
    },
  };
  return { http, clear: () => progress.clear() };
}
