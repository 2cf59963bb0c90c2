import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { configurationFiles, RUN_FOLDERS } from './base-files';
import { Console } from './console';
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
  readLog(): string;
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
      readLog: () => readFileSync(join(outside, 'log/referee.json'), 'utf8'),
      stop: () => stop(child, console, outside),
    };
  } catch (error) {
    child.kill('SIGKILL');
    rmSync(outside, { recursive: true, force: true });
    throw new AsteriskCrashed(error instanceof Error ? error.message : String(error));
  }
}

function writeRun(outside: string, files: Record<string, string>): void {
  for (const folder of RUN_FOLDERS) mkdirSync(join(outside, folder), { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    const target = join(outside, 'etc', path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}

/** No network but a loopback of its own, so that two runs never meet on a port. */
function launch(home: string): ChildProcess {
  const script = 'ip link set lo up; exec chroot "$0" /usr/sbin/asterisk -f -C "$1"';
  const command = ['-n', 'sh', '-c', script, ROOT, `${home}/etc/asterisk.conf`];
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
