import { type LogLine, readLog } from './answers';
import { collectObjects, type Objects, readDropped } from './collect';
import { startInstance } from './instance';

export { PROBE } from './collect';
export { AsteriskCrashed } from './instance';
export { needReferee, ROOT } from './root';

/** What one real Asterisk made of a configuration folder. */
export interface Loaded {
  readonly log: readonly LogLine[];
  /** type → name → option → values in force, defaults included. */
  readonly objects: Objects;
  /** type → names that the log reports as dropped. */
  readonly dropped: ReadonlyMap<string, ReadonlySet<string>>;
  /** pjsip.conf cannot be parsed: nothing is loaded. */
  readonly rejected: boolean;
}

/** Two at a time: a start takes half a second of one core. */
const LIMIT = 2;
const waiting: (() => void)[] = [];
let running = 0;

/**
 * Starts a real Asterisk on these files (paths relative to its configuration folder, `pjsip.conf` among them), reads
 * what it loaded and stops it. Always a fresh start: a reload keeps the old objects of a broken file.
 * @throws AsteriskCrashed when it does not live to answer
 */
export async function runAsterisk(files: Record<string, string>): Promise<Loaded> {
  if (running >= LIMIT) await new Promise<void>((resolve) => waiting.push(resolve));
  running++;
  try {
    return await runAlone(files);
  } finally {
    running--;
    waiting.shift()?.();
  }
}

async function runAlone(files: Record<string, string>): Promise<Loaded> {
  const instance = await startInstance(files);
  try {
    const objects = await collectObjects(instance.console, candidateNames(files));
    const log = readLog(await instance.readLog());
    return { log, objects, dropped: readDropped(log), rejected: isRejected(log) };
  } finally {
    await instance.stop();
  }
}

function isRejected(log: readonly LogLine[]): boolean {
  return log.some(({ message }) => message.startsWith("Contents of config file 'pjsip.conf' are invalid"));
}

/** Asterisk keeps 79 bytes of a section's name. */
const NAME_BYTES = 79;
const WIZARD_SUFFIXES = [
  '-iauth',
  '-oauth',
  '-identify',
  '-phoneprov',
  '-reg-0',
  '-reg-1',
  '-reg-2',
  '-reg-3',
];

/** Every name that a section of these files could give an object, directly or through the wizard. */
function candidateNames(files: Record<string, string>): string[] {
  const names = new Set<string>();
  for (const [path, text] of Object.entries(files)) {
    for (const match of text.matchAll(/^[^\S\n]*\[([^\]\n]*)\]/gm)) {
      const name = Buffer.from(match[1] ?? '')
        .subarray(0, NAME_BYTES)
        .toString();
      names.add(name);
      if (path.includes('wizard')) for (const suffix of WIZARD_SUFFIXES) names.add(name + suffix);
    }
  }
  return [...names];
}
