/**
 * An emulator of those parts of Twilio's REST API that SIP Lens uses: stateful, on a loopback address.
 *
 * ```ts
 * const emulator = await Emulator.start({ registry, keys: [{ accountSid, region: 'us1', kind: 'main' }] });
 * emulator.url                             // http://127.0.0.1:PORT, the base URL for Network.emulator
 * emulator.key(accountSid)                 // { username, secret, … }: its main key of US1
 * emulator.key(accountSid, 'ie1', 'standard')
 * emulator.keys.add({ accountSid, kind: 'restricted', permissions: ['sip.domains/*'] })
 * emulator.revoke(key.username)            // 401 from now on
 * emulator.faults.add({ kind: '429', match: { path: '/SIP/Domains' }, retryAfter: 1, times: 2 })   // faults.ts
 * emulator.requests.all                    // method, host, path, query, operation, key, status, inFlight, …
 * emulator.requests.count('/SIP/Domains'), emulator.requests.maxInFlight, emulator.requests.clear()
 * emulator.state.region(accountSid, 'us1') // domains, trunks, credentialLists, … with Twilio's field names;
 *                                          // .domain('northwind'), .trunk(…), .credentialList(…), …;
 *                                          // to read, and to change as somebody in the Console would
 * emulator.state.addNumber, addCallerId, addAlert, addAccount, routes
 * emulator.violations                      // of the contract: must be [] at the end of a test
 * await emulator.stop()
 * ```
 *
 * Requests are routed by their Host header: `api.twilio.com`, `trunking.dublin.ie1.twilio.com`, … A host
 * that does not exist at Twilio resets the connection and is a violation.
 *
 * Without `registry` or `accounts` it serves the registry file of the samples. Without `keys` every account
 * has a `token`, a `main` and a `standard` key in US1 and in each region that holds something, and a
 * `restricted` one in US1, which reads what SIP Lens needs but neither accounts nor routes.
 *
 * Every request and every answer is compared with Twilio's OpenAPI files (contract/). What is wrong is in
 * `violations`, and is added to the file that SIP_LENS_EMULATOR_VIOLATIONS names. A test that plants
 * violations passes `violationsFile: null`.
 */
import type { AccountData } from '../../server/src/twilio/account/data';
import { Contract } from './contract/contract';
import { type Violation, Violations } from './contract/violations';
import { Control } from './control';
import { type Fault, Faults } from './faults';
import type { RegionId } from './hosts';
import { type Key, type KeyKind, type KeySeed, Keys } from './keys';
import { RequestLog } from './request-log';
import { readSampleRegistry } from './seed-file';
import { EmulatorServer } from './server';
import { Service } from './service';
import { seedFrom, seedFromRegistry } from './state/seed';
import type { World } from './state/world';

export type { Violation } from './contract/violations';
export type { Fault, FaultKind, FaultMatch } from './faults';
export { faultKinds, parseFault } from './faults';
export type { RegionId } from './hosts';
export type { Key, KeyKind, KeySeed } from './keys';
export { readOnly } from './keys';
export type { RequestRecord } from './request-log';
export type { World } from './state/world';

export interface EmulatorOptions {
  /** Text of a registry file. */
  readonly registry?: string;
  /** The same as data. */
  readonly accounts?: readonly AccountData[];
  readonly keys?: readonly KeySeed[];
  readonly faults?: readonly Fault[];
  /** 0, the default: any that is free. */
  readonly port?: number;
  /** Where violations are written to besides; null: nowhere. */
  readonly violationsFile?: string | null;
}

let contract: Contract | undefined;

export class Emulator {
  readonly faults = new Faults();
  readonly keys = new Keys();
  readonly requests = new RequestLog();
  readonly state: World;
  readonly #violations: Violations;
  readonly #server: EmulatorServer;
  #port = 0;

  private constructor(state: World, { keys, faults = [], violationsFile }: EmulatorOptions) {
    this.state = state;
    if (keys) for (const key of keys) this.keys.add(key);
    else this.keys.addDefaults(state);
    for (const fault of faults) this.faults.add(fault);
    const file = violationsFile === undefined ? process.env.SIP_LENS_EMULATOR_VIOLATIONS : violationsFile;
    this.#violations = new Violations(file || undefined);
    contract ??= new Contract();
    const parts = {
      faults: this.faults,
      keys: this.keys,
      requests: this.requests,
      violations: this.#violations,
    };
    const service = new Service(state, this.keys, contract);
    this.#server = new EmulatorServer({ ...parts, service, control: new Control(parts) });
  }

  /** @throws Error where the registry has a mistake or the port is taken */
  static async start(options: EmulatorOptions = {}): Promise<Emulator> {
    const { registry, accounts, port = 0 } = options;
    const state = accounts ? seedFrom(accounts) : await seedFromRegistry(registry ?? readSampleRegistry());
    const emulator = new Emulator(state, options);
    emulator.#port = await emulator.#server.listen(port);
    return emulator;
  }

  /** `http://127.0.0.1:4010` */
  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get violations(): readonly Violation[] {
    return this.#violations.all;
  }

  /** @throws Error where there is no such key (any more) */
  key(accountSid?: string, region: RegionId = 'us1', kind: KeyKind = 'main'): Key {
    const sid = accountSid ?? this.state.accounts[0]?.sid ?? '';
    const key = this.keys.find(sid, region, kind);
    if (!key) throw new Error(`The emulator has no ${kind} key of ${sid} in ${region}.`);
    return key;
  }

  /** The key opens nothing any more. */
  revoke(username: string): boolean {
    return this.keys.revoke(username);
  }

  stop(): Promise<void> {
    return this.#server.close();
  }
}
