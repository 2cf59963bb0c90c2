import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { subject } from '../documents.mjs';
import { LanguageServer, serverCommands } from '../language-server.mjs';
import { cpu, median, pause, wall } from '../sample.mjs';
import { ms, row } from '../table.mjs';

const EDITS = 200;
const BURST = 50;
const ROUNDS = 3;

/** A seeded fault must be found, and be gone when it is mended, or the run is void. */
async function proveItLooks(name, server, document) {
  const { uri, fault } = document;
  await server.diagnostics(uri);
  const before = await server.diagnostics(uri);
  server.change(uri, { start: fault, end: fault }, 'z');
  const broken = await server.diagnostics(uri);
  server.change(uri, { start: fault, end: { ...fault, character: fault.character + 1 } }, '');
  const mended = await server.diagnostics(uri);
  if (broken.length === before.length || mended.length !== before.length) {
    throw new Error(
      `void, ${name}: ${before.length}, ${broken.length}, ${mended.length} findings before, with and after a fault`,
    );
  }
}

/** A character comes and goes, each edit awaited to its own diagnostics. */
async function editOnce(server, { uri, edit, character }, step) {
  const behind = { ...edit, character: edit.character + 1 };
  if (step % 2 === 0) server.change(uri, { start: edit, end: edit }, character);
  else server.change(uri, { start: edit, end: behind }, '');
  await server.diagnostics(uri);
}

async function burst(server, document) {
  const { uri, edit, character } = document;
  for (let step = 0; step < BURST; step++) {
    const behind = { ...edit, character: edit.character + 1 };
    if (step % 2 === 0) server.change(uri, { start: edit, end: edit }, character);
    else server.change(uri, { start: edit, end: behind }, '');
  }
  await server.diagnostics(uri);
}

async function measure(name, command, accounts, folder) {
  const document = subject(name, accounts, folder);
  const server = new LanguageServer(command);
  // a folder without files: idle is a server that has nothing to do
  await server.initialize(mkdtempSync(join(folder, 'empty-')), document.settings);
  await pause(500);
  const idle = server.resident;
  server.open(document.uri, document.language, document.text);
  await server.diagnostics(document.uri);
  const loaded = server.resident;
  await proveItLooks(name, server, document);
  const edits = name === 'json' ? 20 : EDITS;
  for (let step = 0; step < 20; step++) await editOnce(server, document, step);
  let duration = 0;
  const cost = await cpu(server, async () => {
    duration = await wall(async () => {
      for (let step = 0; step < edits; step++) await editOnce(server, document, step);
    });
  });
  const bursts = [];
  for (let round = 0; round < (name === 'json' ? 1 : 10); round++)
    bursts.push(await cpu(server, () => burst(server, document)));
  await server.stop();
  return { edit: cost / edits, wall: duration / edits, burst: median(bursts), idle, loaded };
}

/** Rounds alternate between the servers, so that a busy moment of the machine hits all of them. */
async function measureAll(names, accounts, { floor, folder }) {
  const commands = serverCommands(floor);
  const samples = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of names) samples[name].push(await measure(name, commands[name], accounts, folder));
  }
  const pick = (list, key) => median(list.map((sample) => sample[key]));
  return Object.fromEntries(
    names.map((name) => [
      name,
      Object.fromEntries(
        ['edit', 'wall', 'burst', 'idle', 'loaded'].map((key) => [key, pick(samples[name], key)]),
      ),
    ]),
  );
}

export async function editRows(context) {
  const large = await measureAll(['floor', 'ours', 'json'], 3300, context);
  const small = await measureAll(['floor', 'ours'], 330, context);
  const { floor, ours, json } = large;
  const figures = (key) => `ours ${ms(ours[key])}, floor ${ms(floor[key])}, json ${ms(json[key])}`;
  const times = (a, b) => (a / b).toFixed(2);
  return [
    row(
      'edit, 1.3 MB, CPU',
      `${figures('edit')}: ${times(ours.edit, floor.edit)} × floor, 1/${(json.edit / ours.edit).toFixed(0)} of json (wall ${figures('wall')})`,
      '≤ 4 × floor, ≤ 1/20 of json',
      ours.edit <= 4 * floor.edit && ours.edit <= json.edit / 20,
    ),
    row(
      'edit, 130 KB, CPU',
      `ours ${ms(small.ours.edit)}, floor ${ms(small.floor.edit)}`,
      '≤ 2 × floor + 1 ms',
      small.ours.edit <= 2 * small.floor.edit + 1,
    ),
    row(
      `burst of ${BURST} edits, 1.3 MB, CPU`,
      `${figures('burst')}: ${times(ours.burst, floor.burst)} × floor`,
      '≤ 2 × floor',
      ours.burst <= 2 * floor.burst,
    ),
    row(
      'resident, idle',
      `ours ${ours.idle.toFixed(0)} MB, floor ${floor.idle.toFixed(0)} MB`,
      '≤ floor + 10 MB',
      ours.idle <= floor.idle + 10,
    ),
    row(
      'resident, 1.3 MB open',
      `ours ${ours.loaded.toFixed(0)} MB, floor ${floor.loaded.toFixed(0)} MB, json ${json.loaded.toFixed(0)} MB`,
      '≤ floor + 45 MB',
      ours.loaded <= floor.loaded + 45,
    ),
  ];
}
