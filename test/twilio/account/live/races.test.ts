import assert from 'node:assert/strict';
import type { Http } from '../../../../server/src/host/http';
import type { Connection } from '../../../../server/src/twilio/account/live/live';
import type { LiveAccounts } from '../../../../server/src/twilio/account/live/live-accounts';
import { readAccount } from '../../../../server/src/twilio/account/live/read-account';
import type { ServiceName } from '../../../../server/src/twilio/account/snapshot';
import { ACME, type Emulated, withEmulator } from './emulated';

const us: Connection = { label: 'acme', accountSid: ACME, region: 'us1' };
const desk: ServiceName = { product: 'sip-domain', name: 'acme-desk' };

/** Answers that are given but stay on their way until they are let through. */
class Held implements Http {
  #isHeld = false;
  #release: () => void = () => undefined;
  #released: Promise<void> = Promise.resolve();
  /** How many are on their way. */
  waiting = 0;

  constructor(private readonly http: Http) {}

  hold(): void {
    this.#isHeld = true;
    this.#released = new Promise((resolve) => {
      this.#release = resolve;
    });
  }

  letThrough(): void {
    this.#isHeld = false;
    this.#release();
  }

  async send(request: Parameters<Http['send']>[0]) {
    const isHeld = this.#isHeld;
    const answer = await this.http.send(request);
    if (!isHeld) return answer;
    this.waiting++;
    await this.#released;
    this.waiting--;
    return answer;
  }
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 2));
}

function linked(emulated: Emulated): { accounts: LiveAccounts; held: Held } {
  const held = new Held(emulated.http);
  const keys = new Map([[us.label, emulated.emulator.key(ACME)]]);
  return { accounts: emulated.linked([us], keys, () => undefined, { http: held }), held };
}

function registrationOf(accounts: LiveAccounts): boolean | undefined {
  const domains = accounts.accounts.flatMap(({ regions }) =>
    regions.flatMap((region) => region.domains.items),
  );
  return domains.find(({ name }) => name === desk.name)?.registration;
}

describe('a key that is stored wrongly', () => {
  it('is a fault on this side, and nothing is said of an answer of Twilio', () =>
    withEmulator({}, async (emulated) => {
      const { emulator } = emulated;
      const key = { username: '', secret: '' };
      const { account, failures } = await readAccount(us, key, emulated.outside());
      assert.ok(failures.length > 0);
      for (const { failure } of failures) {
        assert.match(failure.message, /^SIP Lens could not prepare the request, so nothing was sent\./);
        assert.equal(failure.unsent, true);
      }
      assert.equal(account.regions[0]?.domains.missing, 'partial');
      assert.equal(emulator.requests.length, 0);
    }));
});

describe('a claim about a trunk', () => {
  it('has the numbers read again that the trunk itself had to be asked for', () =>
    withEmulator({}, async (emulated) => {
      const { emulator, clock } = emulated;
      const permissions = ['sip.*/list', 'sip.*/read'];
      const key = emulator.keys.add({ accountSid: ACME, kind: 'restricted', permissions });
      const accounts = emulated.linked([us], new Map([[us.label, key]]));
      await accounts.refresh();
      clock.advance(60_000);
      emulator.requests.clear();
      const trunk: ServiceName = { product: 'trunk', name: 'acme-trunk' };
      assert.equal(accounts.confirm(trunk, 'claim'), false);
      await until(() => accounts.confirm(trunk, 'claim'));
      const paths = emulator.requests.all.map(({ path }) => path);
      assert.equal(paths.filter((path) => /\/Trunks\/TK0+1\/PhoneNumbers$/.test(path)).length, 1);
    }));
});

describe('live accounts, when things happen at the same time:', () => {
  it('an answer that was on its way before a change says nothing of what came after it', () =>
    withEmulator({}, async (emulated) => {
      const { accounts, held } = linked(emulated);
      await accounts.refresh();
      held.hold();
      const reading = accounts.refresh();
      await until(() => held.waiting > 0);
      const [domain] = emulated.emulator.state.region(ACME).domains;
      assert.equal(domain?.sip_registration, true);
      if (domain) domain.sip_registration = false;
      const changed = accounts.invalidate('acme', { collections: ['domains'], services: [desk] });
      assert.equal(accounts.confirm(desk, 'claim'), false);
      held.letThrough();
      await Promise.all([reading, changed]);
      assert.equal(registrationOf(accounts), false);
      assert.ok(accounts.confirm(desk, 'claim'));
    }));

  it('who asks again just after a reading was given up gets one of his own', () =>
    withEmulator({}, async (emulated) => {
      const { accounts, held } = linked(emulated);
      held.hold();
      const giveUp = new AbortController();
      const first = accounts.refresh({ signal: giveUp.signal });
      await until(() => held.waiting > 0);
      giveUp.abort();
      const second = accounts.refresh();
      held.letThrough();
      await Promise.all([first, second]);
      assert.equal(registrationOf(accounts), true);
    }));
});
