import { builtinModules } from 'node:module';
import { posix } from 'node:path';

/** The folders of server/src: each one imports only from those above it, and from itself. */
export const folders = [
  'text',
  'host',
  'syntax',
  'sip',
  'twilio',
  'dialects',
  'workspace',
  'rules',
  'diagnostics',
  'probe',
  'features',
  'server',
  'cli',
];

/** The files that may touch the machine, and so cannot run in a browser worker. */
const outside = /^(host\/node[^/]*(\/.*)?|server\/main\.ts|cli\/.*)$/;

/** The language server protocol's connection is known to the outer shells and to the features that answer it. */
const protocolFolders = ['features', 'server', 'cli'];

/**
 * Why a file of server/src must not import this, or undefined where it may.
 *
 * @param from the importing file, relative to server/src with `/`, as `rules/sip/weak-tls.ts`
 * @param to the specifier as it is written, as `../../sip/model` or `node:fs`
 */
export function importFault(from: string, to: string): string | undefined {
  return to.startsWith('.') ? relativeFault(from, to) : packageFault(from, to);
}

function relativeFault(from: string, to: string): string | undefined {
  const target = posix.join(posix.dirname(from), to);
  if (/^\.\.\/\.\.\/protocol\//.test(target)) {
    const knows = protocolFolders.includes(firstFolder(from));
    return knows ? undefined : `${firstFolder(from)}/ knows what client and server say to each other`;
  }
  if (target.startsWith('../')) {
    return target.endsWith('.json') ? undefined : `${to} leads out of server/src`;
  }
  const [own = '', other = ''] = [firstFolder(from), firstFolder(target)];
  const [ownPlace, otherPlace] = [folders.indexOf(own), folders.indexOf(other)];
  if (ownPlace < 0 || otherPlace < 0) return `${ownPlace < 0 ? from : target} is in no folder of the design`;
  if (otherPlace > ownPlace) return `${own}/ stands above ${other}/`;
  return own === 'dialects' && other === 'dialects' ? dialectFault(from, target) : undefined;
}

/** A dialect knows itself and what lies beside the dialects, but neither another dialect nor their list. */
function dialectFault(from: string, target: string): string | undefined {
  const [own, other] = [dialectOf(from), dialectOf(target)];
  if (own === undefined) return undefined;
  // no dialect, but what YAML and .env have in common
  if (other === 'settings') return undefined;
  if (other !== undefined)
    return own === other ? undefined : `the dialect ${own} imports the dialect ${other}`;
  return /^dialects(\/index)?$/.test(target)
    ? `the dialect ${own} imports the list of all dialects`
    : undefined;
}

/** `asterisk` of `dialects/asterisk/schema`, nothing of `dialects/dialect`. */
function dialectOf(path: string): string | undefined {
  const parts = path.split('/');
  return parts.length > 2 ? parts[1] : undefined;
}

function firstFolder(path: string): string {
  return path.split('/')[0] ?? '';
}

function packageFault(from: string, to: string): string | undefined {
  if (isBuiltin(to) && !outside.test(from)) return `${to} is Node's own: it belongs behind host/`;
  if (to === 'vscode-languageserver/node' && !outside.test(from))
    return `${to} does not run in a browser worker`;
  if (/^vscode-languageserver($|\/)/.test(to) && !protocolFolders.includes(firstFolder(from))) {
    return `${firstFolder(from)}/ knows the language server protocol`;
  }
  return to === 'vscode' ? 'the server knows VS Code' : undefined;
}

function isBuiltin(specifier: string): boolean {
  const name = specifier.split('/')[0] ?? '';
  return specifier.startsWith('node:') || builtinModules.includes(specifier) || builtinModules.includes(name);
}

/** Whether a file may use what only Node has, or what depends on the machine's clock, network and environment. */
export function mayTouchOutside(from: string): boolean {
  return outside.test(from);
}
