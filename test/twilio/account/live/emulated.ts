import assert from 'node:assert/strict';
import type { Clock } from '../../../../server/src/host/host';
import type { Http } from '../../../../server/src/host/http';
import { NodeHttp } from '../../../../server/src/host/node-http/http';
import type { ApiKey, Connection } from '../../../../server/src/twilio/account/live/live';
import { LiveAccounts } from '../../../../server/src/twilio/account/live/live-accounts';
import type { Outside } from '../../../../server/src/twilio/account/live/outside';
import { Emulator, type EmulatorOptions } from '../../../emulator/index';

export const ACME = 'AC00000000000000000000000000000001';
export const BRANCH = 'AC00000000000000000000000000000002';

/** An account with something of everything, in two regions, and a subaccount. */
export const registry = `sipLensRegistry: 1
accounts:
  - sid: ${ACME}
    name: Acme
    status: active
    regions:
      us1:
        unknown: []
        domains:
          - name: acme-desk
            sid: SD00000000000000000000000000000001
            registration: true
            secure: true
            activeRegion: us1
            calls: { credentialLists: [phones], ipAccessControlLists: [office] }
            registrations: { credentialLists: [phones, guests] }
          - name: acme-empty
            sid: SD00000000000000000000000000000002
            registration: false
            secure: false
            activeRegion: ie1
            calls: { credentialLists: [], ipAccessControlLists: [] }
            registrations: { credentialLists: [] }
          - name: acme-door
            sid: SD00000000000000000000000000000003
            registration: false
            secure: false
            activeRegion: us1
            calls: { credentialLists: [], ipAccessControlLists: [office, branch] }
            registrations: { credentialLists: [] }
        trunks:
          - name: acme-trunk
            sid: TK00000000000000000000000000000001
            secure: true
            activeRegion: us1
            credentialLists: [trunk]
            ipAccessControlLists: [office]
            originationUrls:
              - { url: "sip:198.51.100.20", priority: 10, weight: 10, enabled: true }
              - { url: "sip:198.51.100.21", priority: 20, weight: 5, enabled: false }
            numbers: ["+15555550100", "+15555550101"]
          - name: null
            sid: TK00000000000000000000000000000002
            secure: false
            credentialLists: []
            ipAccessControlLists: []
            originationUrls: []
            numbers: []
          - name: acme-spare
            sid: TK00000000000000000000000000000003
            secure: false
            activeRegion: us1
            credentialLists: []
            ipAccessControlLists: []
            originationUrls: []
            numbers: []
        credentialLists:
          - { name: guests, sid: CL00000000000000000000000000000001, usernames: [guest1, guest2] }
          - { name: phones, sid: CL00000000000000000000000000000002, usernames: [alice, bob, carol] }
          - { name: trunk, sid: CL00000000000000000000000000000003, usernames: [pbx] }
        ipAccessControlLists:
          - { name: branch, sid: AL00000000000000000000000000000001, addresses: [192.0.2.0/28] }
          - { name: office, sid: AL00000000000000000000000000000002, addresses: [203.0.113.10/32, 203.0.113.11/32] }
        numbers: ["+15555550100", "+15555550101", "+15555550102"]
        callerIds: ["+15555550111", "+15555550112"]
      ie1:
        unknown: []
        domains:
          - name: acme-empty
            sid: SD00000000000000000000000000000004
            registration: true
            secure: false
            activeRegion: ie1
            calls: { credentialLists: [dublin], ipAccessControlLists: [] }
            registrations: { credentialLists: [dublin] }
        trunks: []
        credentialLists:
          - { name: dublin, sid: CL00000000000000000000000000000004, usernames: [dora] }
        ipAccessControlLists: []
        numbers: []
  - sid: ${BRANCH}
    name: Acme branch
    status: active
    parent: ${ACME}
    regions:
      us1:
        unknown: []
        domains: []
        trunks: []
        credentialLists: []
        ipAccessControlLists: []
        numbers: []
        callerIds: []
`;

/** A clock on which nobody waits long: what is scheduled comes at once, in the order of its times. */
export class QuickClock implements Clock {
  #offset = 0;
  /** The waits that somebody asked for, in milliseconds. */
  readonly waits: number[] = [];

  now(): number {
    return Date.now() + this.#offset;
  }

  advance(milliseconds: number): void {
    this.#offset += milliseconds;
  }

  schedule(task: () => void, milliseconds: number): () => void {
    this.waits.push(milliseconds);
    const timer = setTimeout(task, milliseconds / 500);
    return () => clearTimeout(timer);
  }
}

/** The emulator, and what is needed to read from it over real HTTP. */
export class Emulated {
  readonly clock = new QuickClock();
  readonly http: Http;

  private constructor(readonly emulator: Emulator) {
    this.http = new NodeHttp({ emulator: emulator.url }, () => undefined);
  }

  static async start(options: EmulatorOptions = {}): Promise<Emulated> {
    return new Emulated(await Emulator.start({ registry, ...options }));
  }

  outside(more: Partial<Outside> = {}): Outside {
    return { http: this.http, clock: this.clock, random: () => 0.5, timeout: 10_000, ...more };
  }

  /** Accounts that are linked with these keys, by label. */
  linked(
    connections: readonly Connection[],
    keys: ReadonlyMap<string, ApiKey>,
    changed: (accounts: LiveAccounts) => void = () => undefined,
    more: Partial<Outside> = {},
  ): LiveAccounts {
    const key = (label: string) => Promise.resolve(keys.get(label));
    const accounts: LiveAccounts = new LiveAccounts({ ...this.outside(more), key }, () => changed(accounts));
    accounts.setConnections(connections);
    return accounts;
  }

  /** Ends it, and holds every request and answer to Twilio's OpenAPI files. */
  async stop(): Promise<void> {
    await this.emulator.stop();
    assert.deepEqual(this.emulator.violations, []);
  }
}

/** Runs a task with an emulator that is ended whatever happens. */
export async function withEmulator(
  options: EmulatorOptions,
  task: (emulated: Emulated) => Promise<void>,
): Promise<void> {
  const emulated = await Emulated.start(options);
  try {
    await task(emulated);
  } finally {
    await emulated.stop();
  }
}
