import assert from 'node:assert/strict';
import { Stage as CommandLine } from '../cli/registry-support';
import { caFile } from '../host/node-http/client';
import { stage } from '../server/support';
import { AccountStore } from '../server/support/linked';
import { REGISTRATION, registry } from '../server/support/texts';
import { forwardTo, tunnelTo } from '../support/forward';
import { authority, LoopbackServers } from '../support/loopback';
import { needsPeer, peers } from '../support/peer';
import { assertNoLeak, basicAuthorization, planted } from '../support/planted';
import { Tinyproxy } from '../support/tinyproxy';

const HOSTS = ['api', 'trunking', 'routes', 'monitor'].map((product) => `${product}.twilio.com`);
const USER = 'proxy-user';
const NORTHWIND = { label: 'northwind', accountSid: planted.accountSid, region: 'us1' } as const;

/**
 * As in a company: nothing but a proxy leads out, it wants a password, and whoever is behind it has a certificate of the
 * company's own authority. Behind it, the hosts of Twilio are the emulator.
 */
describe('the programs through a real proxy', function () {
  this.timeout(60_000);
  before(function () {
    needsPeer(this, 'tinyproxy', peers.tinyproxy);
  });

  const { open } = stage();
  const servers = new LoopbackServers();
  let line: CommandLine;
  let proxy: Tinyproxy;
  /** Paths that reached Twilio's hosts. */
  let reached: string[];

  beforeEach(async () => {
    reached = [];
    line = await CommandLine.open({ registry: registry('bob') });
    const twilio = forwardTo(line.emulator.url, ({ url }) => reached.push(url));
    const port = await servers.https(twilio, authority.issue(HOSTS));
    proxy = await Tinyproxy.start({
      basicAuth: `${USER} ${planted.proxyPassword}`,
      upstream: `127.0.0.1:${await tunnelTo(servers, port)} ".twilio.com"`,
    });
  });
  afterEach(async () => {
    assertNoLeak(proxy?.log() ?? '', 'the log of the proxy');
    await Promise.all([line?.close(), proxy?.stop(), servers.close()]);
  });

  const proxyUrl = (password: string) => `http://${USER}:${password}@127.0.0.1:${proxy.port}`;
  const variables = (more: Record<string, string>) => {
    const { SIP_LENS_TWILIO_EMULATOR: _, ...key } = line.variables();
    // whatever the machine of the tests has set must not count
    const none = { NO_PROXY: '', no_proxy: '', https_proxy: '', all_proxy: '', ALL_PROXY: '' };
    return { ...key, ...none, ...more };
  };

  it('writes the registry file on the command line', async () => {
    const environment = variables({
      HTTPS_PROXY: proxyUrl(planted.proxyPassword),
      NODE_EXTRA_CA_CERTS: caFile,
    });
    const { code, errors } = await line.run(['pull'], { variables: environment });
    assert.equal(code, 0, errors);
    assert.match(line.text(), /acme-pbx/);
    const asked = new Set(proxy.asked());
    assert.ok(asked.has('api.twilio.com:443') && asked.has('trunking.twilio.com:443'));
    assert.deepEqual(
      [...asked].filter((each) => !HOSTS.includes(each.replace(/:443$/, ''))),
      [],
    );
    assert.ok(reached.length > 5);
  });

  const refusals: Record<string, () => [Record<string, string>, RegExp]> = {
    'a wrong password': () => [
      { HTTPS_PROXY: proxyUrl(`${planted.proxyPassword}-wrong`), NODE_EXTRA_CA_CERTS: caFile },
      /The proxy 127\.0\.0\.1:\d+ wants to know who asks, or does not take the password/,
    ],
    'no authority for the certificates behind it': () => [
      { HTTPS_PROXY: proxyUrl(planted.proxyPassword), NODE_EXTRA_CA_CERTS: '' },
      /The certificate of api\.twilio\.com is not trusted/,
    ],
  };
  for (const [name, refusal] of Object.entries(refusals)) {
    it(`says on the command line what is wrong: ${name}`, async () => {
      const [environment, message] = refusal();
      const { code, errors } = await line.run(['pull'], { variables: variables(environment) });
      assert.equal(code, 2, errors);
      assert.match(errors.replace(/\s+/g, ' '), message);
      assert.deepEqual(reached, []);
    });
  }

  const settings: Record<string, () => object> = {
    'http.proxy with a user': () => ({ proxy: proxyUrl(planted.proxyPassword) }),
    'http.proxyAuthorization': () => ({
      proxy: proxy.url,
      proxyAuthorization: basicAuthorization(USER, planted.proxyPassword),
    }),
  };
  for (const [name, network] of Object.entries(settings)) {
    it(`reads the account in the language server: ${name}`, async () => {
      const store = AccountStore.of(line.emulator, [NORTHWIND]);
      store.network = { caFile, ...network() };
      const { site, client } = await open({ 'pjsip.conf': REGISTRATION }, store.options({ trace: true }));
      client.open(site.uri('pjsip.conf'), REGISTRATION);
      await client.expect(site.uri('pjsip.conf'), ['13 twilio/username-not-found'], /not-found/);
      assert.ok(proxy.asked().includes('api.twilio.com:443'));
      assert.ok(reached.length > 5);
    });
  }

  it('says in the language server that the proxy wants a password', async () => {
    const store = AccountStore.of(line.emulator, [NORTHWIND]);
    store.network = { caFile, proxy: proxy.url };
    const { client } = await open({ 'pjsip.conf': REGISTRATION }, store.options({ trace: true }));
    await client.until('offline', () => client.connectionState('northwind') === 'offline');
    assert.match(JSON.stringify(client.statuses), /wants to know who asks/);
    assert.deepEqual(reached, []);
  });
});
