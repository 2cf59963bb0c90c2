import { subject } from '../documents.mjs';
import { LanguageServer, serverCommands } from '../language-server.mjs';
import { median, pause, wall } from '../sample.mjs';
import { ms, row } from '../table.mjs';

const SAMPLES = 60;

async function measure(name, command, folder) {
  const document = subject(name, 3300, folder);
  const { uri, edit } = document;
  const server = new LanguageServer(command);
  await server.initialize(folder);
  await pause(300);
  server.open(uri, document.language, document.text);
  await server.diagnostics(uri);
  const position = { line: edit.line, character: 3 };
  const ask = (method, at) => server.request(method, { textDocument: { uri }, position: at });
  const hover = [];
  const rest = [];
  const fresh = [];
  for (let sample = 0; sample < SAMPLES; sample++) {
    hover.push(await wall(() => ask('textDocument/hover', position)));
    rest.push(await wall(() => ask('textDocument/completion', position)));
    const behind = { ...edit, character: edit.character + 1 };
    if (sample % 2 === 0) server.change(uri, { start: edit, end: edit }, '0');
    else server.change(uri, { start: edit, end: behind }, '');
    fresh.push(await wall(() => ask('textDocument/completion', position)));
  }
  await server.stop();
  return { hover: median(hover), rest: median(rest), fresh: median(fresh) };
}

export async function latencyRows({ floor, folder }) {
  const commands = serverCommands(floor);
  const base = await measure('floor', commands.floor, folder);
  const ours = await measure('ours', commands.ours, folder);
  const line = (name, key, extra) =>
    row(
      `${name}, 1.3 MB, p50 wall`,
      `ours ${ms(ours[key])}, floor ${ms(base[key])}`,
      `≤ floor + ${extra} ms`,
      ours[key] <= base[key] + extra,
    );
  return [
    line('hover', 'hover', 2),
    line('completion at rest', 'rest', 5),
    line('completion right after an edit', 'fresh', 10),
  ];
}
