import assert from 'node:assert/strict';
import { type Environment, judge, type Setting } from '../../../../server/src/dialects/asterisk/judge';
import matrix from './value-matrix.generated.json';

/** What the values of each type were given with: enough for the object to load, whatever the option. */
const BASE: Record<string, Record<string, string>> = {
  auth: { username: 'alice', password: 'Example-Passw0rd' },
  transport: { bind: '127.0.0.1:20900' },
  registration: { server_uri: 'sip:127.0.0.1', client_uri: 'sip:alice@127.0.0.1' },
  identify: { endpoint: 'alice', match: '192.0.2.1' },
  domain_alias: { domain: 'example.com' },
  'outbound-publish': { server_uri: 'sip:127.0.0.1', event: 'presence' },
  resource_list: { event: 'presence', list_item: 'alice' },
};

/** The machine that the matrix was taken on. */
const environment: Environment = {
  fileReadable: (path) => path === '/etc/passwd',
  resolves: (host) => host === 'localhost',
};

function verdict(type: string, option: string, value: string): boolean | null {
  const base = Object.entries(BASE[type] ?? {}).filter(([name]) => name !== option);
  const settings: Setting[] = [['type', type], ...base, [option, value]].map(([name = '', text = '']) => ({
    name,
    value: text,
  }));
  return judge(type, 'x', settings, { environment, geolocationProfiles: new Set() }).loads;
}

describe('every value of the matrix is judged as Asterisk took it', () => {
  for (const { options, accepted, refused } of matrix.rows) {
    for (const path of options) {
      const [type = '', option = ''] = path.split('/');
      it(path, () => {
        for (const value of accepted)
          assert.equal(verdict(type, option, value), true, `${option}=${value} loads`);
        for (const value of refused)
          assert.equal(verdict(type, option, value), false, `${option}=${value} is refused`);
      });
    }
  }

  it('is the whole matrix', () => {
    const count = matrix.rows.reduce(
      (sum, { options, accepted, refused }) => sum + options.length * (accepted.length + refused.length),
      0,
    );
    assert.equal(count, 1855);
  });
});
