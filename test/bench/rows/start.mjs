import { LanguageServer, serverCommands } from '../language-server.mjs';
import { median } from '../sample.mjs';
import { ms, row } from '../table.mjs';

const ROUNDS = 25;

async function startOnce(command, folder) {
  const server = new LanguageServer(command);
  const start = performance.now();
  await server.initialize(folder);
  const duration = performance.now() - start;
  const cost = server.cpu;
  await server.stop();
  return { duration, cost };
}

/** CPU up to the answer, and wall time beside it; the servers take turns. */
export async function startRows({ floor, folder }) {
  const commands = serverCommands(floor);
  const samples = { floor: [], ours: [] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of ['floor', 'ours']) samples[name].push(await startOnce(commands[name], folder));
  }
  const cost = (name) => median(samples[name].map((sample) => sample.cost));
  const duration = (name) => median(samples[name].map((sample) => sample.duration));
  return [
    row(
      'start to initialize, CPU',
      `ours ${ms(cost('ours'))}, floor ${ms(cost('floor'))} (wall ours ${ms(duration('ours'))}, floor ${ms(duration('floor'))})`,
      '≤ 1.25 × floor',
      cost('ours') <= 1.25 * cost('floor'),
    ),
  ];
}
