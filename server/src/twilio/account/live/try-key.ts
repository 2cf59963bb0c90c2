import type { ApiKey, Connection } from './live';
import type { Outside } from './outside';

export type Access = 'yes' | 'no' | 'unknown';

/** What a key opens. Plain data of the shape that the client is told. */
export interface KeyTrial {
  /** The key opens this account in this region. */
  readonly ok: boolean;
  /** Why not, and what to do; a sentence for people. */
  readonly problem?: string;
  readonly account?: { readonly name?: string; readonly status?: string; readonly type?: string };
  /** Each kind of data by its name for people. `unknown`: nothing is there to try it on, or it could not be asked. */
  readonly permissions: readonly { readonly what: string; readonly read: Access }[];
}

/** Tries a key with small reading requests before it is stored. Never throws or rejects. */
export async function tryKey(
  _connection: Omit<Connection, 'label'>,
  _key: ApiKey,
  _outside: Outside,
  _signal?: AbortSignal,
): Promise<KeyTrial> {
  throw new Error('not yet written');
}
