import type { ConnectionStatus } from '../../protocol/account';

/** What the server says it checks, and against what: the parameters of the notification `sipLens/status`. */
export interface Status {
  readonly registry?: { readonly uri: string; readonly accounts: number; readonly fetchedAt?: string };
  /** The linked accounts. */
  readonly connections?: readonly ConnectionStatus[];
  readonly units: number;
  readonly files: number;
  /** A sentence for people, when something keeps the server from checking as it should. */
  readonly problem?: string;
}

export interface StatusText {
  readonly text: string;
  readonly detail: string;
  readonly isProblem: boolean;
}

/** A status in the few words that the status item has room for: some fifty characters. */
export function statusText({ registry, files, problem, connections = [] }: Status): StatusText {
  const checked = count(files, 'file');
  if (problem !== undefined) return { text: problem, detail: checked, isProblem: true };
  if (registry === undefined) {
    const against = connections.length > 0 ? 'against the linked account' : 'by text rules only';
    return { text: 'No registry file', detail: `${checked}, ${against}`, isProblem: false };
  }
  const day = registry.fetchedAt === undefined ? '' : ` of ${registry.fetchedAt.slice(0, 10)}`;
  const detail = `${count(registry.accounts, 'account')}${day}, ${checked}`;
  return { text: fileName(registry.uri), detail, isProblem: false };
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function fileName(uri: string): string {
  return decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
}
