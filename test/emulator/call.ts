import type { ErrorBody } from './error';
import { notFound } from './error';
import type { Product } from './hosts';
import type { Key } from './keys';
import type { Operation } from './operations';
import type { Account, Region } from './state/account';
import type { World } from './state/world';

export type JsonObject = { readonly [name: string]: unknown };

/** One authorized request. */
export interface Call {
  readonly world: World;
  readonly key: Key;
  /** The one that the path names, or the key's. */
  readonly account: Account;
  readonly region: Region;
  readonly operation: Operation;
  readonly host: string;
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
}

export interface Reply {
  readonly status: number;
  readonly body?: JsonObject | ErrorBody;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Handler = (call: Call) => Reply;

/** By the operationId of the OpenAPI files. */
export type Handlers = Readonly<Record<string, Handler>>;

export type ProductHandlers = Readonly<Record<Product, Handlers>>;

export const ok = (body: JsonObject): Reply => ({ status: 200, body });
export const created = (body: JsonObject): Reply => ({ status: 201, body });
export const noContent: Reply = { status: 204 };

/** The item of a list that a path parameter names. */
export function itemOf<T extends { readonly sid: string }>(
  items: readonly T[],
  { parameters, path }: Call,
  parameter = 'Sid',
): T {
  const item = items.find(({ sid }) => sid === parameters[parameter]);
  if (!item) throw notFound(path);
  return item;
}

export function remove<T>(items: T[], item: T): Reply {
  const index = items.indexOf(item);
  if (index >= 0) items.splice(index, 1);
  return noContent;
}
