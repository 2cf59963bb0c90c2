/** The commands that read files: loaded together, since all the checks come with each of them. */
export { check } from './check/command';
export { fix } from './fix/command';
export { inspect } from './inspect/command';
export { diff } from './registry/diff';
export { pull } from './registry/pull';
