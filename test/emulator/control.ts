import type { Reply } from './call';
import type { Violations } from './contract/violations';
import { type Faults, parseFault } from './faults';
import type { KeySeed, Keys } from './keys';
import { lineOf, type RequestLog } from './request-log';

interface Controlled {
  readonly faults: Faults;
  readonly keys: Keys;
  readonly requests: RequestLog;
  readonly violations: Violations;
}

/**
 * What another process may ask of the emulator, below `/emulator` on its own address:
 *
 * - `GET requests`, `DELETE requests`: the lines of what arrived, and the most in flight
 * - `GET violations`
 * - `GET faults`, `POST faults` (`429; path=/v1/Trunks`), `DELETE faults`
 * - `GET keys`, `POST keys` (JSON: accountSid, region, kind, …), `DELETE keys/USERNAME`
 */
export class Control {
  constructor(readonly parts: Controlled) {}

  answer(method: string, host: string, path: string, body: string): Reply {
    if (!/^(?:127\.\d+\.\d+\.\d+|\[::1\]|localhost)(?::\d+)?$/.test(host))
      return refusal(421, 'Not from here.');
    const [, , what = '', name] = path.split('/');
    try {
      return this.#answer(`${method} ${what}`, name, body) ?? refusal(404, `There is no ${method} ${path}.`);
    } catch (error) {
      return refusal(400, error instanceof Error ? error.message : String(error));
    }
  }

  #answer(what: string, name: string | undefined, body: string): Reply | undefined {
    const { faults, keys, requests, violations } = this.parts;
    switch (what) {
      case 'GET requests':
        return ok({ requests: requests.all.map(lineOf), maxInFlight: requests.maxInFlight });
      case 'DELETE requests':
        requests.clear();
        return ok({});
      case 'GET violations':
        return ok({ violations: violations.all });
      case 'GET faults':
        return ok({ faults: faults.all });
      case 'POST faults':
        faults.add(parseFault(body));
        return ok({ faults: faults.all });
      case 'DELETE faults':
        faults.clear();
        return ok({});
      case 'GET keys':
        return ok({ keys: keys.all });
      case 'POST keys':
        return ok({ ...keys.add(keySeed(body)) });
      case 'DELETE keys':
        return ok({ revoked: keys.revoke(name ?? '') });
      default:
        return undefined;
    }
  }
}

function keySeed(body: string): KeySeed {
  const seed: KeySeed = JSON.parse(body);
  if (typeof seed.accountSid !== 'string') throw new Error('A key needs an accountSid.');
  return seed;
}

function ok(body: NonNullable<Reply['body']>): Reply {
  return { status: 200, body };
}

function refusal(status: number, problem: string): Reply {
  return { status, body: { problem } };
}
