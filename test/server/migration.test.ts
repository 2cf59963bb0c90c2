import assert from 'node:assert/strict';
import type { MigrationPreview, MigrationRequest, UsedService } from '../../protocol/migration';
import { stage } from './support';
import { REGISTRATION, registry } from './support/texts';

const FILES = {
  'pjsip.conf': '#include pjsip_trunks.conf\n',
  'pjsip_trunks.conf': REGISTRATION,
  'twilio.registry.yaml': registry('alice'),
} as const;

describe('migrating a SIP Domain over the protocol', () => {
  const { open } = stage();

  it('lists the services in use and previews every line and what the target lacks', async () => {
    const { client, site } = await open(FILES);
    const [used, ...others] = await client.request<UsedService[]>('sipLens/migration/services');
    assert.deepEqual(used, {
      product: 'sip-domain',
      name: 'acme-pbx',
      host: 'acme-pbx.sip.twilio.com',
      places: 2,
    });
    assert.deepEqual(others, []);
    const request: MigrationRequest = { from: used, to: { name: 'northwind' } };
    const { places, checklist, edit } = await client.request<MigrationPreview>(
      'sipLens/migration/preview',
      request,
    );
    assert.deepEqual(
      places.map(({ after }) => after),
      [
        'server_uri = sip:northwind.sip.dublin.twilio.com',
        'client_uri = sip:alice@northwind.sip.dublin.twilio.com',
      ],
    );
    assert.equal(checklist[0]?.state, 'missing');
    const [change] = edit.documentChanges ?? [];
    assert.ok(
      change && 'textDocument' in change && change.textDocument.uri === site.uri('pjsip_trunks.conf'),
    );
  });

  it('lists them for clients that send empty parameters', async () => {
    const { client } = await open(FILES);
    const used = await client.request<UsedService[]>('sipLens/migration/services', {});
    assert.deepEqual(
      used.map(({ name }) => name),
      ['acme-pbx'],
    );
  });

  it('says why there is none', async () => {
    const { client } = await open(FILES);
    const request: MigrationRequest = { from: { product: 'trunk', name: 'acme' }, to: { name: 'northwind' } };
    const { problem, places } = await client.request<MigrationPreview>('sipLens/migration/preview', request);
    assert.match(problem ?? '', /No file of the workspace names acme\.pstn\.twilio\.com/);
    assert.deepEqual(places, []);
  });
});
