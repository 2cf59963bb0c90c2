import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { configurationFiles, RUN_FOLDERS } from './base-files';
import { Console } from './console';
import { shortDocumentation } from './documentation';
import { ROOT } from './root';

let counter = 0;
/** Asterisks that must not outlive the tests, with their folders. */
const alive = new Map<ChildProcess, string>();

process.once('exit', () => {
  for (const [child, outside] of alive) {
    child.kill('SIGKILL');
    rmSync(outside, { recursive: true, force: true });
  }
});

/** One Asterisk on one configuration folder, in a network namespace of its own. */
export interface Instance {
  readonly console: Console;
  /** Path of the run's folder inside the root: `<RUN>/etc` holds the configuration. */
  readonly home: string;
  /** Everything that it has logged until now. */
  readLog(): Promise<string>;
  stop(): Promise<void>;
}

/** Asterisk ended before it had booted: an include cycle does that, for one. */
export class AsteriskCrashed extends Error {}

/** Starts Asterisk on these files (paths relative to its configuration folder) and waits until it has booted. */
export async function startInstance(files: Record<string, string>): Promise<Instance> {
  const home = `/srv/sip-lens-${process.pid}-${counter++}`;
  const outside = join(ROOT, home);
  writeRun(outside, configurationFiles(files, home));
  const child = launch(home);
  try {
    const console = await Console.open(
      join(outside, 'run/asterisk.ctl'),
      () => child.exitCode === null && child.signalCode === null,
    );
    await console.ask('core waitfullybooted');
    return {
      console,
      home,
      readLog: () => readLogOf(console, join(outside, 'log/referee.json')),
      stop: () => stop(child, console, outside),
    };
  } catch (error) {
    child.kill('SIGKILL');
    rmSync(outside, { recursive: true, force: true });
    throw new AsteriskCrashed(error instanceof Error ? error.message : String(error));
  }
}

/** Asterisk complains of this name, after everything else that it has to say. */
const LAST_WORD = 'SIP_LENS_LAST_WORD';
const LOG_PATIENCE_MS = 20_000;

/** Asterisk writes its log a little later than it speaks: what was asked for last must have come. */
async function readLogOf(console: Console, path: string): Promise<string> {
  await console.ask(`dialplan eval function ${LAST_WORD}()`);
  const end = Date.now() + LOG_PATIENCE_MS;
  for (;;) {
    const text = readFileSync(path, 'utf8');
    const last = text.indexOf(LAST_WORD);
    if (last >= 0) return text.slice(0, text.lastIndexOf('\n', last) + 1);
    if (Date.now() > end) throw new Error('Asterisk does not write its log');
    await sleep(5);
  }
}

function writeRun(outside: string, files: Record<string, string>): void {
  for (const folder of RUN_FOLDERS) mkdirSync(join(outside, folder), { recursive: true });
  writeFileSync(join(outside, 'data/documentation/core-en_US.xml'), shortDocumentation());
  for (const [path, text] of Object.entries(files)) {
    const target = join(outside, 'etc', path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}

/**
 * No network but a loopback of its own, so that two runs never meet on a port; and its configuration folder is
 * /etc/asterisk too, as absolute includes have it.
 */
function launch(home: string): ChildProcess {
  const script =
    'ip link set lo up; mount --bind "$0$1/etc" "$0/etc/asterisk" && exec chroot "$0" /usr/sbin/asterisk -f -C "$1/etc/asterisk.conf"';
  const command = ['-n', '-m', 'sh', '-c', script, ROOT, home];
  const child = spawn('unshare', command, { cwd: '/', stdio: 'ignore' });
  alive.set(child, join(ROOT, home));
  child.once('exit', () => alive.delete(child));
  return child;
}

async function stop(child: ChildProcess, console: Console, outside: string): Promise<void> {
  console.close();
  child.kill('SIGKILL');
  while (child.exitCode === null && child.signalCode === null) await sleep(5);
  rmSync(outside, { recursive: true, force: true });
}
