/**
 * What esbuild bundles, one output for each entry. `without` is what an entry imports and never uses. Entries that
 * share the same are bundled together: what two of them need is in a chunk beside them, so that it is there once.
 *
 * @typedef {{ source: string, output: string, without?: RegExp, shares?: 'protocol' | 'checks' }} Entry
 * @type {Entry[]}
 */
export const entries = [
  { source: 'client/src/extension.ts', output: 'dist/client/extension.js', shares: 'protocol' },
  { source: 'server/src/server/main.ts', output: 'dist/server/main.js', shares: 'protocol' },
  { source: 'server/src/cli/main.ts', output: 'dist/server/cli.js', shares: 'checks' },
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
  { source: 'server/src/server/session.ts', output: 'dist/server/session.js', shares: 'checks' },
  {
    source: 'server/src/twilio/account/live/twilio-package.ts',
    output: 'dist/server/twilio.js',
    without: unusedOfTwilio(),
  },
  { source: 'server/src/host/node-http/http.ts', output: 'dist/server/http.js' },
];

/**
 * Requests are sent by our own host, so what the package would send them with is left out; and of the resources all but
 * those that are read: of an account `sip`, `incomingPhoneNumber` and `outgoingCallerId`.
 */
function unusedOfTwilio() {
  const unused = [
    'base/RequestClient.js',
    'rest/api/v2010/account/(?!sip|incomingPhoneNumber.js|outgoingCallerId.js)',
    'rest/monitor/v1/event.js',
    'rest/routes/V3.js',
  ];
  return new RegExp(`/twilio/lib/(?:${unused.join('|')})`.replaceAll('.', '\\.').replaceAll('/', '[/\\\\]'));
}
