import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { vscode } from './paths';

const startSeconds = 30;

/** A running VS Code server, which serves its workbench to a browser. */
export interface VscodeServer {
  readonly authority: string;
  stop(): void;
}

/** What a user may have set: no guests that talk to the network, and no words of the text among our completions. */
const settings = {
  'chat.disableAIFeatures': true,
  'editor.wordBasedSuggestions': 'off',
  'files.autoSave': 'off',
  'workbench.reduceMotion': 'on',
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'extensions.ignoreRecommendations': true,
};

export interface ServerOptions {
  /** Folders are not trusted until the user says so. */
  readonly askForTrust?: boolean;
  /** Settings of the machine, beside those that every run has. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** @param data a folder for all that the server and its extensions keep */
async function startServer(
  data: string,
  { askForTrust, settings: more }: ServerOptions,
): Promise<VscodeServer> {
  const machine = join(data, 'server/data/Machine');
  mkdirSync(machine, { recursive: true });
  writeFileSync(join(machine, 'settings.json'), JSON.stringify({ ...settings, ...more }));
  const child = run(data, [
    ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token'],
    // without it the page ignores the payload that names the extension and its tests
    '--enable-smoke-test-driver',
    ...(askForTrust ? [] : ['--disable-workspace-trust']),
  ]);
  const stop = () => stopGroup(child);
  try {
    return { authority: `127.0.0.1:${await listeningPort(child)}`, stop };
  } catch (error) {
    stop();
    throw error;
  }
}

/** A server for as long as it is used. */
export async function withServer(
  data: string,
  options: ServerOptions,
  use: (server: VscodeServer) => Promise<void>,
): Promise<void> {
  const server = await startServer(data, options);
  try {
    await use(server);
  } finally {
    server.stop();
  }
}

/** Installs a packaged extension as a user does. */
export async function installExtension(data: string, vsix: string): Promise<void> {
  const child = run(data, ['--install-extension', vsix, '--force']);
  const output = collect(child);
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0 || !output().includes('successfully installed')) {
    throw new Error(`The VSIX could not be installed (exit ${code}):\n${output()}`);
  }
}

function run(data: string, args: string[]): ChildProcess {
  const folders = [
    ...['--server-data-dir', join(data, 'server'), '--extensions-dir', join(data, 'extensions')],
    ...['--builtin-extensions-dir', vscode.builtinExtensions],
  ];
  const always = ['--accept-server-license-terms', '--telemetry-level', 'off'];
  return spawn(vscode.node, [vscode.main, ...folders, ...always, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // a group of its own, so that its extension hosts and language servers end with it
    detached: true,
  });
}

function collect(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      text += chunk;
    });
  }
  return () => text;
}

function listeningPort(child: ChildProcess): Promise<string> {
  const output = collect(child);
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`The VS Code server ${why}:\n${output()}`));
    const timer = setTimeout(() => fail(`did not start within ${startSeconds} s`), startSeconds * 1000);
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code) => fail(`ended with ${code}`));
    child.stdout?.on('data', () => {
      const port = /agent listening on (\d+)/.exec(output())?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(port);
    });
  });
}

function stopGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    console.error(`The VS Code server could not be stopped: ${String(error)}`);
  }
}
