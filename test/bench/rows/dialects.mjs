import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { directoryText, documentOf, gatewayText, sipYaml } from '../dialect-documents.mjs';
import { LanguageServer, serverCommands } from '../language-server.mjs';
import { cpu, median, pause, wall } from '../sample.mjs';
import { ms, row } from '../table.mjs';

const ROUNDS = 3;
const EDITS = 40;
const MEGABYTE = 1_000_000;

async function started(command, folder) {
  const server = new LanguageServer(command);
  await server.initialize(mkdtempSync(join(folder, 'empty-')));
  await pause(300);
  return server;
}

/** A digit comes and goes, each edit awaited to its own diagnostics. */
async function editOnce(server, { uri, edit }, step) {
  const behind = { ...edit, character: edit.character + 1 };
  if (step % 2 === 0) server.change(uri, { start: edit, end: edit }, '0');
  else server.change(uri, { start: edit, end: behind }, '');
  await server.diagnostics(uri);
}

/** CPU of one edit of an open document. */
async function edits(command, document, folder, looks = true) {
  const samples = [];
  for (let round = 0; round < ROUNDS; round++) {
    const server = await started(command, folder);
    server.open(document.uri, document.language, document.text);
    const found = await server.diagnostics(document.uri);
    if (looks && found.length === 0) throw new Error(`void: nothing found in ${document.uri}`);
    for (let step = 0; step < 10; step++) await editOnce(server, document, step);
    const cost = await cpu(server, async () => {
      for (let step = 0; step < EDITS; step++) await editOnce(server, document, step);
    });
    samples.push(cost / EDITS);
    await server.stop();
  }
  return median(samples);
}

async function opened(server, document, looks = true) {
  server.open(document.uri, document.language, document.text);
  const found = await server.diagnostics(document.uri);
  if (looks && found.length === 0) throw new Error(`void: nothing found in ${document.uri}`);
}

/** CPU from the open of a document to its diagnostics, in a server that has seen nothing before. */
async function coldOpen(command, document, folder) {
  const costs = [];
  for (let round = 0; round < ROUNDS; round++) {
    const server = await started(command, folder);
    costs.push(await cpu(server, () => opened(server, document)));
    await server.stop();
  }
  return median(costs);
}

/** The longest that another request waits while a document is opened. */
async function longestWait(command, document, folder, looks = true) {
  const waits = [];
  for (let round = 0; round < ROUNDS; round++) {
    const server = await started(command, folder);
    let isDone = false;
    const opening = opened(server, document, looks).then(() => {
      isDone = true;
    });
    let longest = 0;
    while (!isDone) {
      // what it takes is the time until the server has a turn
      const waited = await wall(() => server.diagnostics('file:///none.conf'));
      longest = Math.max(longest, waited);
      await pause(5);
    }
    await opening;
    waits.push(longest);
    await server.stop();
  }
  return median(waits);
}

async function tasks(folder) {
  const outfile = join(folder, 'dialect-tasks.js');
  await build({
    entryPoints: [join(import.meta.dirname, '../dialect-tasks.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: true,
  });
  return JSON.parse(execFileSync(process.execPath, [outfile], { encoding: 'utf8' }));
}

export async function dialectRows({ floor, folder }) {
  const commands = serverCommands(floor);
  const directory = documentOf(folder, 'users.xml', directoryText(5 * MEGABYTE), 'xml', 'Desk ');
  const gateways = documentOf(
    folder,
    'gateways.xml',
    gatewayText(MEGABYTE),
    'xml',
    'expire-seconds" value="3600',
  );
  const yaml = documentOf(folder, 'sip.yaml', sipYaml(MEGABYTE), 'yaml', 'username: site');
  const large = documentOf(folder, 'large.yaml', sipYaml(5 * MEGABYTE), 'yaml', 'username: site');
  const cold = await coldOpen(commands.ours, directory, folder);
  const edit = {
    ours: await edits(commands.ours, gateways, folder),
    floor: await edits(commands.floor, gateways, folder, false),
  };
  const yamlEdit = await edits(commands.ours, yaml, folder);
  const wait = {
    ours: await longestWait(commands.ours, large, folder),
    floor: await longestWait(commands.floor, large, folder, false),
  };
  const { preprocess, read, treeBytes, dismiss, yamlBytes } = await tasks(folder);
  const tree = `a tree of ${(treeBytes / 1000).toFixed(0)} KB in 200 files`;
  const speed = yamlBytes / MEGABYTE / (dismiss / 1000);
  return [
    row('FreeSWITCH directory, 5 MB, cold, CPU', ms(cold), '≤ 400 ms', cold <= 400),
    row(
      'edit in gateways of 1 MB, CPU',
      `ours ${ms(edit.ours)}, floor ${ms(edit.floor)}: ${(edit.ours / edit.floor).toFixed(2)} × floor`,
      '≤ 4 × floor',
      edit.ours <= 4 * edit.floor,
    ),
    row(
      `preprocessing ${tree}, CPU`,
      `${ms(preprocess.first)} the first time in a process, then ${ms(preprocess.later)}`,
      '≤ 80 ms',
      preprocess.first <= 80,
    ),
    row(
      'reading the same whole, CPU',
      `${ms(read.first)} the first time, then ${ms(read.later)}`,
      '≤ 80 ms',
      read.later <= 80,
    ),
    row('YAML without SIP settings', `${speed.toFixed(0)} MB/s`, '≥ 300 MB/s', speed >= 300),
    row('edit in YAML of 1 MB, CPU', ms(yamlEdit), '≤ 10 ms', yamlEdit <= 10),
    row(
      'YAML of 5 MB, opened: how long others wait',
      `ours ${ms(wait.ours)}, floor ${ms(wait.floor)}`,
      '≤ 100 ms at a time',
      wait.ours <= 100,
    ),
  ];
}
