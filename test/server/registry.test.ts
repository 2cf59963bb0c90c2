import assert from 'node:assert/strict';
import { stage } from './support';
import { REGISTRATION, registry } from './support/texts';

const NOT_FOUND = '13 twilio/username-not-found';
const account = /^(twilio\/(?!no-edge)|registry\/)/;

describe('the registry file', () => {
  const { open, client: newClient, site: newSite } = stage();
  const files = { 'pjsip.conf': REGISTRATION, 'twilio.registry.yaml': registry('bob') };

  it('counts as it is in the editor, at once', async () => {
    const { client, site } = await open(files);
    const [conf, names] = [site.uri('pjsip.conf'), site.uri('twilio.registry.yaml')];
    client.open(conf, REGISTRATION);
    client.open(names, files['twilio.registry.yaml'], 1, 'yaml');
    // without waiting: the next answer is that of the text that was sent before
    assert.deepEqual(await client.findings(conf, account), [NOT_FOUND]);
    client.change(names, registry('alice'));
    assert.deepEqual(await client.findings(conf, account), []);
    client.change(names, registry('alicia'));
    assert.deepEqual(await client.findings(conf, account), [NOT_FOUND]);
    client.change(names, registry('alice', 'other'));
    assert.deepEqual(await client.findings(conf, account), ['3 twilio/domain-not-found']);
    client.close(names);
    assert.deepEqual(await client.findings(conf, account), [NOT_FOUND]);
  });

  const broken: [name: string, text: string, findings: RegExp][] = [
    ['no YAML', registry('alice').replace('accounts:', 'accounts: ['), /registry\/invalid/],
    ['not its schema', registry('alice').replace('domains:', 'domians:'), /registry\/invalid/],
    [
      'another format',
      registry('alice').replace('sipLensRegistry: 1', 'sipLensRegistry: 9'),
      /registry\/invalid/,
    ],
    ['half typed', registry('bob').slice(0, -60), /registry\/invalid|^$/],
    ['empty', '', /registry\/invalid|^$/],
  ];
  it('that is broken says so and accuses nobody', async () => {
    const { client, site } = await open(files);
    const [conf, names] = [site.uri('pjsip.conf'), site.uri('twilio.registry.yaml')];
    client.open(names, files['twilio.registry.yaml'], 1, 'yaml');
    assert.deepEqual(await client.findings(conf, account), [NOT_FOUND]);
    for (const [name, text, findings] of broken.slice(0, 3)) {
      client.change(names, text);
      assert.match((await client.findings(names)).join(), findings, name);
      assert.deepEqual(await client.findings(conf, account), [], name);
    }
    for (const [name, text] of broken) {
      client.change(names, text);
      assert.ok(Array.isArray(await client.findings(names)), name);
    }
    client.change(names, files['twilio.registry.yaml']);
    assert.deepEqual(await client.findings(names), []);
    assert.deepEqual(await client.findings(conf, account), [NOT_FOUND]);
  });

  it('is told of in the diagnostics of the workspace, open or not', async () => {
    const { client, site } = await open({ 'twilio.registry.yaml': 'sipLensRegistry: 9\n' });
    const { items } = await client.pullAll();
    assert.deepEqual(
      items.map(({ uri }) => uri),
      [site.uri('twilio.registry.yaml')],
    );
  });

  it('counts from when it comes to when it goes', async () => {
    const { client, site } = await open({ 'pjsip.conf': REGISTRATION });
    const [conf, names] = [site.uri('pjsip.conf'), site.uri('twilio.registry.yaml')];
    client.open(conf, REGISTRATION);
    assert.deepEqual(await client.findings(conf, account), []);
    site.write({ 'twilio.registry.yaml': registry('bob') });
    client.filesChanged({ [names]: 'created' });
    assert.deepEqual(await client.findings(conf, account), [NOT_FOUND]);
    site.write({ 'twilio.registry.yaml': registry('alice') });
    client.filesChanged({ [names]: 'changed' });
    assert.deepEqual(await client.findings(conf, account), []);
    site.write({ 'twilio.registry.yaml': registry('bob') });
    client.filesChanged({ [names]: 'changed' });
    assert.deepEqual(await client.findings(conf, account), [NOT_FOUND]);
    site.remove('twilio.registry.yaml');
    client.filesChanged({ [names]: 'deleted' });
    assert.deepEqual(await client.findings(conf, account), []);
  });

  it('nearest upwards speaks for a file', async () => {
    const { client, site } = await open({
      'twilio.registry.yaml': registry('bob'),
      'pjsip.conf': REGISTRATION,
      'near/twilio.registry.yaml': registry('alice'),
      'near/etc/pjsip.conf': REGISTRATION,
      'far/etc/pjsip.conf': REGISTRATION,
    });
    const notFound = /username-not-found/;
    assert.deepEqual(await client.findings(site.uri('pjsip.conf'), notFound), [NOT_FOUND]);
    assert.deepEqual(await client.findings(site.uri('near/etc/pjsip.conf'), notFound), []);
    assert.deepEqual(await client.findings(site.uri('far/etc/pjsip.conf'), notFound), [NOT_FOUND]);
    site.remove('near/twilio.registry.yaml');
    client.filesChanged({ [site.uri('near/twilio.registry.yaml')]: 'deleted' });
    assert.deepEqual(await client.findings(site.uri('near/etc/pjsip.conf'), notFound), [NOT_FOUND]);
  });

  it('counts before the folder has been looked through', async () => {
    const site = newSite({ 'twilio.registry.yaml': registry('bob'), 'a/b/pjsip.conf': REGISTRATION });
    const client = fresh({ folders: [site.uri()] });
    await client.initialize();
    client.open(site.uri('a/b/pjsip.conf'), REGISTRATION);
    assert.deepEqual(await client.findings(site.uri('a/b/pjsip.conf'), account), [NOT_FOUND]);
  });

  it('beside a file counts without a folder', async () => {
    const site = newSite(files);
    const client = await newClient();
    client.open(site.uri('pjsip.conf'), REGISTRATION);
    assert.deepEqual(await client.findings(site.uri('pjsip.conf'), account), [NOT_FOUND]);
  });

  const named: [
    name: string,
    path: (site: { path: (path: string) => string; uri: (path: string) => string }) => string,
  ][] = [
    ['from the folder', () => 'infra/names.yaml'],
    ['from the folder, with a point', () => './infra/names.yaml'],
    ['absolute', (site) => site.path('infra/names.yaml')],
    ['a URI', (site) => site.uri('infra/names.yaml')],
  ];
  for (const [name, path] of named) {
    it(`may be named by the settings: ${name}`, async () => {
      const site = newSite({ 'infra/names.yaml': registry('bob'), 'pjsip.conf': REGISTRATION });
      const client = await newClient({
        folders: [site.uri()],
        settings: { registry: { path: path(site) } },
      });
      const [conf, names] = [site.uri('pjsip.conf'), site.uri('infra/names.yaml')];
      assert.deepEqual(await client.findings(conf, account), [NOT_FOUND]);
      client.open(names, registry('bob'), 1, 'yaml');
      client.change(names, registry('alice'));
      assert.deepEqual(await client.findings(conf, account), []);
      client.change(names, 'sipLensRegistry: 9\n');
      assert.match((await client.findings(names)).join(), /registry\/invalid/);
      client.close(names);
      assert.deepEqual(await client.findings(conf, account), [NOT_FOUND]);
      client.changeSettings({ registry: { path: 'elsewhere.yaml' } });
      await client.expect(conf, [], account);
      client.changeSettings({ registry: { path: path(site) } });
      await client.expect(conf, [NOT_FOUND], account);
    });
  }

  it('says in the status what is checked against what', async () => {
    const { client, site } = await open(files);
    const status = () => client.statuses.at(-1);
    const { registry: told, ...rest } = status() ?? assert.fail();
    assert.deepEqual(rest, { units: 1, files: 1 });
    assert.equal(told?.uri, site.uri('twilio.registry.yaml'));
    assert.equal(told.accounts, 1);
    client.open(site.uri('twilio.registry.yaml'), 'sipLensRegistry: 9\n', 1, 'yaml');
    await client.until('the mistake', () => status()?.problem !== undefined);
    site.remove('twilio.registry.yaml');
    client.close(site.uri('twilio.registry.yaml'));
    client.filesChanged({ [site.uri('twilio.registry.yaml')]: 'deleted' });
    await client.until('no registry', () => status()?.registry === undefined);
  });

  const { fresh } = stage();
});
