// Serves an emulator of Twilio until it is interrupted.
//   npm run emulator -- [--port 4010] [--seed FILE] [--key KEY]… [--fault FAULT]…
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Emulator, type Key, parseFault } from './index';
import { parseKey } from './keys';
import { readSampleRegistry } from './seed-file';
import { seedFromRegistry } from './state/seed';

const usage = `Usage: npm run emulator -- [--port PORT] [--seed FILE] [--key KEY]… [--fault FAULT]…

  --port   default 4010; 0 for any that is free
  --seed   a registry file; default: the one of the samples
  --key    token, main, standard or restricted, then settings:
           "restricted; account=AC…; region=us1; permissions=sip.*; username=SK…; secret=…"
           default: one of each kind for each account
  --fault  "429; path=/v1/Trunks; retry-after=2; times=3"; docs/emulator.md lists all of them`;

function readOptions() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4010' },
      seed: { type: 'string' },
      key: { type: 'string', multiple: true },
      fault: { type: 'string', multiple: true },
      help: { type: 'boolean', short: 'h' },
    },
  });
  return values;
}

async function start(): Promise<Emulator | undefined> {
  const { port, seed, key, fault = [], help } = readOptions();
  if (help) {
    console.log(usage);
    return undefined;
  }
  const registry = seed === undefined ? readSampleRegistry() : readFileSync(seed, 'utf8');
  const [first] = (await seedFromRegistry(registry)).accounts;
  const keys = key?.map((text) => parseKey(text, first?.sid ?? ''));
  return Emulator.start({ registry, port: Number(port), keys, faults: fault.map(parseFault) });
}

function keyText({ accountSid, region, kind, username, secret }: Key): string {
  return `  ${accountSid}  ${region}  ${kind.padEnd(10)}  ${username}  ${secret}`;
}

function welcome({ url, keys, state }: Emulator): string {
  const accounts = state.accounts.map(
    ({ sid, friendly_name, status }) => `  ${sid}  ${status}  ${friendly_name}`,
  );
  return [
    `Emulator of Twilio on ${url}`,
    '',
    'Accounts:',
    ...accounts,
    '',
    'Keys (account, region, kind, key SID, secret):',
    ...keys.all.map(keyText),
    '',
    `VS Code: set "sipLens.twilio.emulator" to "${url}" in the user settings, then sign in with a key.`,
    `Command line: SIP_LENS_TWILIO_EMULATOR=${url} with TWILIO_ACCOUNT_SID, TWILIO_API_KEY, TWILIO_API_SECRET`,
    `By hand: curl -u KEY:SECRET -H "Host: api.twilio.com" ${url}/2010-04-01/Accounts/AC….json`,
    `Faults: curl -d "429; path=/SIP/Domains" ${url}/emulator/faults    Log: curl ${url}/emulator/requests`,
    '',
    'Nothing is kept: the next start begins with the seed again. Ctrl+C ends it.',
  ].join('\n');
}

/** Violations of Twilio's API by whoever used the emulator are worth to be seen. */
async function stop(emulator: Emulator): Promise<void> {
  await emulator.stop();
  for (const { method, host, path, what } of emulator.violations)
    console.error(`${method} ${host}${path}: ${what}`);
  process.exitCode = emulator.violations.length > 0 ? 1 : 0;
}

start().then(
  (emulator) => {
    if (!emulator) return;
    console.log(welcome(emulator));
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(emulator));
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    console.error(usage);
    process.exitCode = 2;
  },
);
