import { fromRoot } from './root.mjs';

/**
 * What esbuild bundles, one output for each entry. `without` are packages that an entry imports and never uses.
 *
 * @typedef {{ source: string, output: string, without?: string[] }} Entry
 * @type {Entry[]}
 */
export const entries = [
  { source: 'client/src/extension.ts', output: 'dist/client/extension.js' },
  { source: 'server/src/server/main.ts', output: 'dist/server/main.js' },
  { source: 'server/src/cli/main.ts', output: 'dist/server/cli.js' },
];

/**
 * Heavy code that most runs never need: bundled once, and read from disk at the first `await import()` of it.
 * `source` is a package name or a path from the root; `output` lies beside the bundles that load it.
 * What such a module imports is duplicated in it, so it must not share state with the rest.
 *
 * @type {Entry[]}
 */
export const lazyEntries = [
  { source: 'yaml', output: 'dist/server/yaml.js' },
  { source: 'server/src/server/session.ts', output: 'dist/server/session.js' },
  {
    // requests are sent by our own host, so that what the package would send them with is left out
    source: 'server/src/twilio/account/live/twilio-package.ts',
    output: 'dist/server/twilio.js',
    without: ['axios', 'https-proxy-agent', 'jsonwebtoken', 'xmlbuilder'],
  },
  { source: 'server/src/host/node-http/http.ts', output: 'dist/server/http.js' },
];

/** What stands for the packages that an entry never uses. @param {Entry} entry */
export function aliases({ without = [] }) {
  return Object.fromEntries(without.map((name) => [name, fromRoot('scripts/lib/nothing.cjs')]));
}
