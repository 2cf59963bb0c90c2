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

/** Runs a script or the JavaScript file of a tool with this same Node. */
export function runNode(args, env) {
  return run(process.execPath, args, env);
}
