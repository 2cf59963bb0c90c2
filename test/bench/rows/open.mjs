import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { subject } from '../documents.mjs';
import { LanguageServer, serverCommands } from '../language-server.mjs';
import { cpu, median, pause } from '../sample.mjs';
import { ms, row } from '../table.mjs';

const ROUNDS = 5;

async function openOnce(name, command, accounts, folder) {
  const document = subject(name, accounts, folder);
  const server = new LanguageServer(command);
  // another folder than the document's: a server that looks through its folder would have read it before
  await server.initialize(mkdtempSync(join(folder, 'empty-')), document.settings);
  await pause(300);
  const cost = await cpu(server, async () => {
    server.open(document.uri, document.language, document.text);
    await server.diagnostics(document.uri);
  });
  await server.stop();
  return { cost, bytes: document.bytes };
}

async function measure(names, accounts, { floor, folder }) {
  const commands = serverCommands(floor);
  const samples = Object.fromEntries(names.map((name) => [name, []]));
  let bytes = 0;
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of names) {
      const sample = await openOnce(name, commands[name], accounts, folder);
      samples[name].push(sample.cost);
      if (name === 'ours') bytes = sample.bytes;
    }
  }
  return { ours: median(samples.ours), json: median(samples.json), bytes };
}

/** The two servers read different bytes of the same facts: each is timed on its own document. */
export async function openRows(context) {
  const small = await measure(['ours', 'json'], 3300, context);
  const large = await measure(['ours', 'json'], 16500, context);
  const half = (name, { ours, json }) =>
    row(`cold open, ${name}, CPU`, `ours ${ms(ours)}, json ${ms(json)}`, '≤ 1/2 of json', ours <= json / 2);
  const perByte = large.ours / large.bytes / (small.ours / small.bytes);
  return [
    half('1.3 MB', small),
    half('6.5 MB', large),
    row('time per byte, 6.5 MB against 1.3 MB', perByte.toFixed(2), '≤ 1.3', perByte <= 1.3),
  ];
}
