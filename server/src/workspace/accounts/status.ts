import type { RegistryFile } from '../../twilio/account/registry-file/read';
import type { Binding } from './bindings';

/** What a person is told of where the account data comes from. */
export interface AccountStatus {
  readonly registry?: { readonly uri: string; readonly accounts: number; readonly fetchedAt?: string };
  /** Who speaks for the file that was asked about; left out where nobody does. */
  readonly speaker?: SpeakerStatus;
  readonly problem?: string;
}

export interface SpeakerStatus {
  /** The connection that the file's folder is bound to, whether or not it exists. */
  readonly binding?: Binding;
  /** URI of the registry file that speaks for the file, alone or behind the live accounts. */
  readonly registry?: string;
  /** Labels of the connections whose data count for the file. */
  readonly connections: readonly string[];
  /** The accounts whose domains and trunks the file may use. */
  readonly accounts: readonly { readonly sid: string; readonly name?: string }[];
}

/** Of a registry file: how many accounts it has, and when the oldest part of it was read. */
export function registryStatus({ uri, accounts }: RegistryFile): NonNullable<AccountStatus['registry']> {
  const times = accounts.flatMap(({ regions }) => regions.flatMap(({ fetchedAt }) => fetchedAt ?? []));
  const oldest = times.reduce<Date | undefined>(
    (found, at) => (!found || at < found ? at : found),
    undefined,
  );
  return {
    uri,
    accounts: accounts.length,
    ...(oldest ? { fetchedAt: oldest.toISOString() } : {}),
  };
}

export function mistakes({ problems }: RegistryFile): string[] {
  return problems.length > 0 ? [`The registry file has ${problems.length} mistakes.`] : [];
}

/** What becomes of folders whose connection is not here; one sentence for each label. */
export function lostConnections(bindings: readonly Binding[]): string[] {
  return [...new Set(bindings.map(({ label }) => label))].map(
    (label) =>
      `A folder is bound to the connection "${label}", which does not exist here: nothing is concluded about its account. Add the connection, or bind the folder to another one.`,
  );
}
