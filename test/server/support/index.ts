import assert from 'node:assert/strict';
import { build } from '../../../scripts/lib/prepare.mjs';
import { Client, type ClientOptions } from './client';
import { type Files, Site } from './site';

const BUILD_TIMEOUT_MS = 120_000;

export { brief, Client, framed, pause } from './client';
export { PROGRAMS, Program } from './program';
export { Site } from './site';

/** Makes folders and starts servers for the tests of a suite, and does away with both behind each test. */
export interface Stage {
  site(files?: Files, name?: string): Site;
  client(options?: ClientOptions): Promise<Client>;
  /** Not initialized. */
  fresh(options?: ClientOptions): Client;
  /** A folder with these files, and a client that has it open. */
  open(files: Files, options?: ClientOptions): Promise<{ site: Site; client: Client }>;
}

/** To be called inside a `describe`. */
export function stage(): Stage {
  const sites: Site[] = [];
  const clients: Client[] = [];
  before('the server is built', async function () {
    this.timeout(BUILD_TIMEOUT_MS);
    assert.ok(await build(), 'the bundles could not be built');
  });
  afterEach('the servers end properly', async () => {
    try {
      for (const client of clients.splice(0)) await client.stop().finally(() => client.kill());
    } finally {
      for (const site of sites.splice(0)) site.dispose();
    }
  });
  const keep = (client: Client): Client => {
    clients.push(client);
    return client;
  };
  const newSite = (files?: Files, name?: string): Site => {
    const site = new Site(files, name);
    sites.push(site);
    return site;
  };
  const newClient = async (options?: ClientOptions): Promise<Client> => {
    const client = keep(new Client(options));
    await client.start();
    return client;
  };
  return {
    site: newSite,
    client: newClient,
    fresh: (options) => keep(new Client(options)),
    async open(files, options) {
      const site = newSite(files);
      return { site, client: await newClient({ folders: [site.uri()], ...options }) };
    },
  };
}
