import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(join(import.meta.dirname, '../../server/package.json'));
const { createMessageConnection, StreamMessageReader, StreamMessageWriter } = require('vscode-jsonrpc/node');

const root = join(import.meta.dirname, '../..');
const jsonServer = join(root, 'node_modules/vscode-langservers-extracted/bin/vscode-json-language-server');

/** The three servers that are driven alike. */
export function serverCommands(floor) {
  return {
    floor: [process.execPath, [floor, '--stdio']],
    ours: [process.execPath, [join(root, 'dist/server/main.js'), '--stdio']],
    json: [process.execPath, [jsonServer, '--stdio']],
  };
}

/** CPU time of a process with all its threads, in milliseconds, from the scheduler's nanoseconds. */
function cpuOf(pid) {
  let sum = 0;
  for (const task of readdirSync(`/proc/${pid}/task`)) {
    try {
      sum += Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]);
    } catch {
      // the thread has just ended
    }
  }
  return sum / 1e6;
}

/** A language server over stdio and what it costs. */
export class LanguageServer {
  #process;
  #connection;
  #version = 0;

  /** @param answers to requests of the server, by method: functions of the parameters */
  constructor([command, args], { answers = {}, env = {} } = {}) {
    this.#process = spawn(command, args, {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { ...process.env, ...env },
    });
    this.#connection = createMessageConnection(
      new StreamMessageReader(this.#process.stdout),
      new StreamMessageWriter(this.#process.stdin),
    );
    for (const request of ['workspace/diagnostic/refresh', 'client/registerCapability']) {
      this.#connection.onRequest(request, () => null);
    }
    this.#connection.onRequest('workspace/configuration', ({ items }) => items.map(() => null));
    for (const [method, answer] of Object.entries(answers)) this.#connection.onRequest(method, answer);
    this.#connection.listen();
  }

  async initialize(folder, settings, initializationOptions) {
    const uri = `file://${folder}`;
    await this.request('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'bench' }],
      initializationOptions,
      capabilities: { textDocument: { diagnostic: {}, publishDiagnostics: { versionSupport: true } } },
    });
    this.notify('initialized', {});
    if (settings) this.notify('workspace/didChangeConfiguration', { settings });
  }

  request(method, params) {
    return this.#connection.sendRequest(method, params);
  }

  notify(method, params) {
    void this.#connection.sendNotification(method, params);
  }

  open(uri, languageId, text) {
    this.#version = 1;
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
  }

  change(uri, range, text) {
    this.#version += 1;
    const textDocument = { uri, version: this.#version };
    this.notify('textDocument/didChange', { textDocument, contentChanges: [{ range, text }] });
  }

  async diagnostics(uri) {
    const { items } = await this.request('textDocument/diagnostic', { textDocument: { uri } });
    return items ?? [];
  }

  /** Milliseconds. */
  get cpu() {
    return cpuOf(this.#process.pid);
  }

  /** Megabytes. */
  get resident() {
    const status = readFileSync(`/proc/${this.#process.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  }

  /** Megabytes at the most since `forgetPeak`. */
  get peak() {
    const status = readFileSync(`/proc/${this.#process.pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  }

  forgetPeak() {
    writeFileSync(`/proc/${this.#process.pid}/clear_refs`, '5');
  }

  async stop() {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    await this.request('shutdown');
    this.notify('exit');
    await ended;
    this.#connection.dispose();
  }
}
