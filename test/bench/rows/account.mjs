import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { subject } from '../documents.mjs';
import { LanguageServer, serverCommands } from '../language-server.mjs';
import { accountSid, fewestRequests, LargeAccount } from '../large-account.mjs';
import { cpu, median, pause } from '../sample.mjs';
import { ms, row } from '../table.mjs';

const ROUNDS = 5;
const EDITS = 200;
const root = join(import.meta.dirname, '../../..');

/** What the client's side of the link needs of the product. */
async function loadSealed(folder) {
  const outfile = join(folder, 'sealed.mjs');
  await build({
    entryPoints: [join(root, 'protocol/sealed.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
  });
  return import(pathToFileURL(outfile).href);
}

/** Writes a line when the twilio package is loaded. */
function loadWatch(folder) {
  const log = join(folder, 'loads');
  const hook = join(folder, 'watch.cjs');
  writeFileSync(
    hook,
    `const Module = require('node:module');
const load = Module._load;
Module._load = function (name, ...rest) {
  if (/(^|\\/)twilio(\\.js)?$/.test(name)) require('node:fs').writeFileSync(${JSON.stringify(log)}, name);
  return load.call(this, name, ...rest);
};
`,
  );
  return { env: { NODE_OPTIONS: `--require ${hook}` }, isLoaded: () => existsSync(log) };
}

/** A server whose client has an account that it is told of only by `link`. */
class LinkedServer {
  #isLinked = false;

  constructor(command, account, { seal }, env) {
    const connections = [{ label: 'large', accountSid, region: 'us1' }];
    const sealed =
      (value) =>
      ({ publicKey }) =>
        seal(publicKey, JSON.stringify(value));
    const answers = {
      'sipLens/account/connections': () => ({
        connections: this.#isLinked ? connections : [],
        bindings: {},
        refreshMinutes: 0,
        trusted: true,
      }),
      'sipLens/account/key': sealed(account.key),
      'sipLens/network': sealed({ emulator: account.url }),
    };
    this.account = account;
    this.server = new LanguageServer(command, { answers, env });
  }

  async start(folder, settings) {
    await this.server.initialize(mkdtempSync(join(folder, 'empty-')), settings, { accounts: true });
    await pause(500);
  }

  /** Links the account and waits until nothing of it is asked for any more. */
  async link() {
    this.#isLinked = true;
    await this.account.forgetRequests();
    this.server.notify('sipLens/account/connectionsChanged', { keys: [], network: false });
    let last = 0;
    for (let quiet = 0; quiet < 3; ) {
      await pause(300);
      const { requests } = await this.account.requests();
      quiet = requests.length > 0 && requests.length === last ? quiet + 1 : 0;
      last = requests.length;
    }
    return this.account.requests();
  }
}

const REGISTRATION = `[twilio]
type=registration
outbound_auth=twilio
server_uri=sip:domain-7.sip.twilio.com
client_uri=sip:nobody@domain-7.sip.twilio.com

[twilio]
type=auth
username=nobody
password=Example-Passw0rd
`;

/** Every index of the account is used: nobody is looked for in all lists, and the nearest name is. */
async function findNobody(server, folder) {
  const uri = pathToFileURL(join(folder, 'large', 'pjsip.conf')).href;
  server.open(uri, 'asterisk-pjsip', REGISTRATION);
  for (let attempt = 0; attempt < 50; attempt++) {
    const found = await server.diagnostics(uri);
    if (found.some(({ code }) => code === 'twilio/username-not-found')) return;
    await pause(100);
  }
  throw new Error('void: the account was not compared with the file');
}

async function readingOnce(account, sealed, { floor, folder }) {
  const watch = loadWatch(mkdtempSync(join(folder, 'watch-')));
  const { ours } = serverCommands(floor);
  const linked = new LinkedServer(ours, account, sealed, watch.env);
  await linked.start(folder);
  const before = watch.isLoaded();
  const idle = linked.server.resident;
  linked.server.forgetPeak();
  const { requests, maxInFlight } = await linked.link();
  await findNobody(linked.server, folder);
  const { peak, resident } = linked.server;
  await linked.server.stop();
  return { idle, peak, resident, requests: requests.length, maxInFlight, before, after: watch.isLoaded() };
}

/** A character comes and goes in a file of 1.3 MB; the two servers take turns. */
async function editCosts(account, sealed, { floor, folder }) {
  const document = subject('ours', 3300, folder);
  const { ours } = serverCommands(floor);
  const costs = { linked: [], alone: [] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of round % 2 === 0 ? ['linked', 'alone'] : ['alone', 'linked']) {
      const linked = new LinkedServer(ours, account, sealed, {});
      await linked.start(folder, document.settings);
      if (name === 'linked') await linked.link();
      const { server } = linked;
      server.open(document.uri, document.language, document.text);
      await server.diagnostics(document.uri);
      for (let step = 0; step < 20; step++) await editOnce(server, document, step);
      costs[name].push(
        await cpu(server, async () => {
          for (let step = 0; step < EDITS; step++) await editOnce(server, document, step);
        }),
      );
      await server.stop();
    }
  }
  return { linked: median(costs.linked) / EDITS, alone: median(costs.alone) / EDITS };
}

async function editOnce(server, { uri, edit, character }, step) {
  const behind = { ...edit, character: edit.character + 1 };
  if (step % 2 === 0) server.change(uri, { start: edit, end: edit }, character);
  else server.change(uri, { start: edit, end: behind }, '');
  await server.diagnostics(uri);
}

export async function accountRows(context) {
  const account = await LargeAccount.start(context.folder);
  try {
    const sealed = await loadSealed(context.folder);
    const samples = [];
    for (let round = 0; round < 3; round++) samples.push(await readingOnce(account, sealed, context));
    const over = median(samples.map(({ peak, idle }) => peak - idle));
    const kept = median(samples.map(({ resident, idle }) => resident - idle));
    const requests = Math.max(...samples.map((sample) => sample.requests));
    const inFlight = Math.max(...samples.map((sample) => sample.maxInFlight));
    const isLate = samples.every(({ before, after }) => !before && after);
    const edits = await editCosts(account, sealed, context);
    const ratio = edits.linked / edits.alone;
    return [
      row(
        'account of 100,000 users: requests',
        `${requests}, ${inFlight} at a time`,
        `${fewestRequests}, ≤ 4 at a time`,
        requests === fewestRequests && inFlight <= 4,
      ),
      row(
        'account of 100,000 users: memory',
        `${over.toFixed(0)} MB over idle at the most, ${kept.toFixed(0)} MB after`,
        '≤ 60 MB over idle',
        over <= 60,
      ),
      row(
        'twilio package',
        isLate ? 'loaded at the first request' : 'loaded before',
        'not before the first request',
        isLate,
      ),
      row(
        'edit, 1.3 MB, account linked, CPU',
        `${ms(edits.linked)}, without ${ms(edits.alone)}: ${ratio.toFixed(2)} ×`,
        '≤ 1.1 × without',
        ratio <= 1.1,
      ),
    ];
  } finally {
    await account.stop();
  }
}
