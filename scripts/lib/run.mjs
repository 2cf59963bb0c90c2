import { spawn } from 'node:child_process';
import { root } from './root.mjs';

/**
 * Runs a program at the project's root with its output shown as it comes.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env] added to this process's own
 * @returns {Promise<number>} the exit code; 127 when it could not be started, 128 when a signal ended it
 */
export function run(program, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: 'inherit',
      shell: process.platform === 'win32' && program === 'npm',
    });
    child.on('error', (error) => {
      console.error(`${program} could not be started: ${error.message}`);
      resolve(127);
    });
    child.on('exit', (code) => resolve(code ?? 128));
  });
}

/** How long output is waited for when the program has ended. */
const PIPES_MS = 5000;

/**
 * Runs Node at the project's root with its output shown as it comes, and gives it back as well.
 *
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env added to this process's own
 * @returns {Promise<{ code: number, output: string }>} standard output and standard error as they came; codes as above
 */
export function runNodeWatched(args, env) {
  return new Promise((resolve) => {
    // what asks whether it writes to a terminal would find a pipe
    const colour = process.stdout.isTTY && process.env.NO_COLOR === undefined ? { FORCE_COLOR: '1' } : {};
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...colour, ...env },
      stdio: ['inherit', 'pipe', 'pipe'],
    });
    /** @type {Buffer[]} */
    const chunks = [];
    for (const [from, to] of /** @type {const} */ ([
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ])) {
      from.on('data', (chunk) => {
        chunks.push(chunk);
        to.write(chunk);
      });
    }
    child.on('error', (error) => {
      console.error(`Node could not be started: ${error.message}`);
      resolve({ code: 127, output: '' });
    });
    child.on('close', (code) => resolve({ code: code ?? 128, output: Buffer.concat(chunks).toString() }));
    // a process that it left behind may hold the pipes open for ever
    child.on('exit', () => {
      setTimeout(() => {
        child.stdout.destroy();
        child.stderr.destroy();
      }, PIPES_MS).unref();
    });
  });
}

/** Runs a script or the JavaScript file of a tool with this same Node. */
export function runNode(args, env) {
  return run(process.execPath, args, env);
}
