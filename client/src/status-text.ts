/** What the server says it checks, and against what: the parameters of the notification `sipLens/status`. */
export interface Status {
  readonly registry?: { readonly uri: string; readonly accounts: number; readonly fetchedAt?: string };
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

/** A status in the few words that the status item has room for. */
export function statusText(status: Status): StatusText {
  const checked = `${count(status.units, 'configuration')}, ${count(status.files, 'file')}`;
  if (status.problem !== undefined) return { text: status.problem, detail: checked, isProblem: true };
  const { registry } = status;
  if (registry === undefined) {
    return { text: 'No Twilio registry file', detail: `${checked}; text rules only`, isProblem: false };
  }
  const fetched = registry.fetchedAt === undefined ? '' : ` of ${registry.fetchedAt.slice(0, 10)}`;
  return {
    text: fileName(registry.uri),
    detail: `${checked}, against ${count(registry.accounts, 'Twilio account')}${fetched}`,
    isProblem: false,
  };
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function fileName(uri: string): string {
  return decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
}
