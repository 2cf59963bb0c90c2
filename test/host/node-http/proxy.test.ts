import assert from 'node:assert/strict';
import type { Network } from '../../../server/src/host/http';
import { proxyFor } from '../../../server/src/host/node-http/proxy';
import { planted } from '../../support/planted';

const DIRECT = 'none';
const API = 'https://api.twilio.com/2010-04-01/Accounts.json';

interface Case {
  readonly network?: Network;
  readonly environment?: Readonly<Record<string, string>>;
  readonly target?: string;
  readonly expected: string;
}

/** `URL [authorization]`, or the problem. */
function chosen({ network = {}, environment = {}, target = API }: Case): string {
  const choice = proxyFor(new URL(target), network, (name) => environment[name]);
  if ('problem' in choice) return choice.problem;
  const { proxy } = choice;
  return proxy === undefined ? DIRECT : [proxy.url.href, proxy.authorization ?? ''].join(' ').trim();
}

const P = 'http://proxy.example:3128';
const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

const cases: Record<string, Case> = {
  'nothing is named': { expected: DIRECT },
  'the settings': { network: { proxy: P }, expected: `${P}/` },
  'the settings, by TLS': { network: { proxy: 'https://proxy.example' }, expected: 'https://proxy.example/' },
  'the settings, IPv6': {
    network: { proxy: 'http://[2001:db8::1]:3128' },
    expected: 'http://[2001:db8::1]:3128/',
  },
  'the settings win': { network: { proxy: P }, environment: { HTTPS_PROXY: 'http://b' }, expected: `${P}/` },
  'the settings say none': { network: { proxy: '' }, environment: { HTTPS_PROXY: P }, expected: DIRECT },
  HTTPS_PROXY: { environment: { HTTPS_PROXY: P }, expected: `${P}/` },
  https_proxy: { environment: { https_proxy: P }, expected: `${P}/` },
  ALL_PROXY: { environment: { ALL_PROXY: P }, expected: `${P}/` },
  HTTP_PROXY: { environment: { HTTP_PROXY: P }, expected: `${P}/` },
  'the most particular one': {
    environment: { http_proxy: 'http://c', ALL_PROXY: 'http://b', HTTPS_PROXY: P },
    expected: `${P}/`,
  },
  'an empty one is none': { environment: { HTTPS_PROXY: '', HTTP_PROXY: P }, expected: `${P}/` },
  'without http:': { environment: { HTTPS_PROXY: 'proxy.example:3128' }, expected: `${P}/` },

  'a user': {
    network: { proxy: 'http://u:p%40ss%25@proxy.example:3128' },
    expected: `${P}/ ${basic('u:p@ss%')}`,
  },
  'a user with a bare %': {
    environment: { HTTPS_PROXY: 'u:100%@proxy.example:3128' },
    expected: `${P}/ ${basic('u:100%')}`,
  },
  'an authorization wins over a user': {
    network: { proxy: 'http://u:p@proxy.example:3128', proxyAuthorization: 'Bearer token' },
    expected: `${P}/ Bearer token`,
  },
  'an authorization for the proxy of the environment': {
    network: { proxyAuthorization: 'Bearer token' },
    environment: { HTTPS_PROXY: P },
    expected: `${P}/ Bearer token`,
  },

  'the host needs none': { network: { proxy: P, noProxy: ['api.twilio.com'] }, expected: DIRECT },
  NO_PROXY: { environment: { HTTPS_PROXY: P, NO_PROXY: 'api.twilio.com' }, expected: DIRECT },
  'no_proxy, with the settings': {
    network: { proxy: P },
    environment: { no_proxy: 'twilio.com' },
    expected: DIRECT,
  },
  'the settings replace NO_PROXY': {
    network: { proxy: P, noProxy: ['b.example'] },
    environment: { NO_PROXY: 'twilio.com' },
    expected: `${P}/`,
  },
  'an empty list does not': {
    network: { proxy: P, noProxy: [] },
    environment: { NO_PROXY: 'twilio.com' },
    expected: DIRECT,
  },
};

for (const list of [
  'twilio.com',
  '.twilio.com',
  '*.twilio.com',
  'a.example, twilio.com',
  'a.example TWILIO.com',
  '*',
  'api.twilio.com:443',
  ' api.twilio.com ',
])
  cases[`NO_PROXY=${list} lets the API pass`] = {
    environment: { HTTPS_PROXY: P, NO_PROXY: list },
    expected: DIRECT,
  };
for (const list of [
  'lio.com',
  'monitor.twilio.com',
  'api.twilio.com:80',
  'com.twilio',
  '',
  ',',
  '.',
  '192.0.2.0/24',
])
  cases[`NO_PROXY=${list} does not`] = { environment: { HTTPS_PROXY: P, NO_PROXY: list }, expected: `${P}/` };
cases['NO_PROXY with an IPv6 address'] = {
  environment: { HTTPS_PROXY: P, NO_PROXY: '[::1],127.0.0.1' },
  target: 'https://[::1]:8443/',
  expected: DIRECT,
};

describe('the proxy for a host', () => {
  for (const [name, each] of Object.entries(cases)) {
    it(name, () => assert.equal(chosen(each), each.expected));
  }

  const bad = [
    `socks5://user:${planted.proxyPassword}@proxy.example`,
    'http://',
    `http://user:${planted.proxyPassword}@`,
    '://',
    'file:///x',
  ];
  for (const proxy of bad) {
    it(`what is no URL of a proxy is not repeated: ${proxy.replace(planted.proxyPassword, 'PASSWORD')}`, () => {
      assert.match(
        chosen({ network: { proxy }, expected: '' }),
        /^The setting http\.proxy does not hold the URL/,
      );
      const environment = { HTTPS_PROXY: proxy };
      assert.match(
        chosen({ environment, expected: '' }),
        /^The environment variable HTTPS_PROXY does not hold/,
      );
    });
  }

  it('an authorization that would begin another header is refused', () => {
    const problem = chosen({ network: { proxy: P, proxyAuthorization: 'a\r\nX-Evil: b' }, expected: '' });
    assert.match(problem, /no header can/);
    assert.doesNotMatch(problem, /Evil/);
  });
});
