import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { bundle } from '../../../../scripts/lib/bundles.mjs';
import { lazyEntries } from '../../../../scripts/lib/entries.mjs';
import { bundledPackages } from '../../../../scripts/lib/third-party-notices.mjs';
import type { openPackage, PackageRequest } from '../../../../server/src/twilio/account/live/twilio-package';
import { ACME } from './emulated';

describe('the bundle of the twilio package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sip-lens-twilio-'));
  const outfile = join(folder, 'twilio.cjs');
  let metafile: Metafile;

  before(async () => {
    const entry = lazyEntries.find(({ output }) => output === 'dist/server/twilio.js');
    assert.ok(entry);
    const built = await build({ ...bundle(entry), metafile: true, outfile });
    metafile = built.metafile;
  });
  after(() => rmSync(folder, { recursive: true }));

  it('is slim: neither what sends requests for the package nor resources that nobody reads are in it', () => {
    const names = bundledPackages([metafile]).map(({ name }) => name);
    for (const name of ['axios', 'https-proxy-agent', 'jsonwebtoken', 'xmlbuilder', 'form-data']) {
      assert.ok(!names.includes(name), name);
    }
    assert.ok(names.includes('twilio'));
    const { size } = statSync(outfile);
    assert.ok(size < 400_000, `${size} bytes`);
  });

  it('asks for what it is told to, and gives what comes', async () => {
    const module: { openPackage: typeof openPackage } = createRequire(import.meta.url)(outfile);
    const requests: PackageRequest[] = [];
    const { account } = module.openPackage({
      username: 'SK00000000000000000000000000000001',
      secret: 'Example-secret-of-a-bundle',
      accountSid: ACME,
      edge: 'dublin',
      region: 'ie1',
      request: async (request) => {
        requests.push(request);
        return { statusCode: 200, body: { domains: [{ domain_name: 'acme.sip.twilio.com' }] }, headers: {} };
      },
    });
    const page = await account.sip.domains.page({ pageSize: 1000 });
    assert.deepEqual(
      page.instances.map(({ domainName }) => domainName),
      ['acme.sip.twilio.com'],
    );
    assert.deepEqual(
      requests.map(({ method, uri }) => `${method} ${uri}`),
      [`get https://api.dublin.ie1.twilio.com/2010-04-01/Accounts/${ACME}/SIP/Domains.json`],
    );
  });
});
