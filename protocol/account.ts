/**
 * What the client and the server say to each other of linked Twilio accounts, beyond the language server protocol. Nothing in
 * it is secret: what is, travels sealed (see sealed.ts), so that a trace of the messages shows no key and no password.
 */
import type { Location, Position, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Sealed } from './sealed';

/** Regions that store voice data; a connection is with one of them, by a key of its own. */
export type RegionId = 'us1' | 'ie1' | 'au1';

/** An account in one region, as the user's settings name it. The key for it is kept by the client. */
export interface Connection {
  /** What people call it, unique among the connections. */
  readonly label: string;
  readonly accountSid: string;
  readonly region: RegionId;
}

/** Answer of the client to `sipLens/account/connections`, a request of the server without parameters. */
export interface Connections {
  readonly connections: readonly Connection[];
  /** By folder URI without trailing slash, which may lie inside a workspace folder: the label of its connection. */
  readonly bindings: Readonly<Record<string, string>>;
  /** Minutes after which the data of an account is read again by itself; 0: never. */
  readonly refreshMinutes: number;
  /** Nothing is linked until the workspace is trusted. */
  readonly trusted: boolean;
}

/** Parameters of the client's notification `sipLens/account/connectionsChanged`: the server asks again for what it needs. */
export interface ConnectionsChange {
  /** Labels whose key came, went or is another one: what was refused before may be allowed now. */
  readonly keys: readonly string[];
  /** The proxy, the certificates or the emulator are others. */
  readonly network: boolean;
}

/** Parameters of the client's request `sipLens/account/refresh`, answered with null when the account was read again. */
export interface RefreshRequest {
  /** Left out: all connections. */
  readonly label?: string;
}

/** A public key that the answer is to be sealed for. */
export interface SealedRequest {
  readonly publicKey: string;
}

/** Parameters of the server's request `sipLens/account/key`; the answer is a sealed `ApiKey`, or null where there is none. */
export interface KeyRequest extends SealedRequest {
  readonly label: string;
}

export interface ApiKey {
  /** SID of an API key (SK…), or of the account itself (AC…) with its auth token. */
  readonly username: string;
  readonly secret: string;
}

/** Answer of the client to `sipLens/network` (`SealedRequest`): a proxy's URL may hold a password, so it is sealed too. */
export interface NetworkSettings {
  /** `http.proxy`; left out, the environment decides (HTTPS_PROXY, NO_PROXY). */
  readonly proxy?: string;
  readonly noProxy?: readonly string[];
  /** Value of the Proxy-Authorization header. */
  readonly proxyAuthorization?: string;
  /** False: certificates are not checked, as `http.proxyStrictSSL` says. */
  readonly strictTls?: boolean;
  /** A file of further certificate authorities in PEM form. */
  readonly caFile?: string;
  /** Base URL of an emulator of Twilio; only a loopback address is taken. */
  readonly emulator?: string;
}

/** Parameters of `sipLens/account/try` to the server: a key before it is stored. `key` is a sealed `ApiKey`. */
export interface TryRequest extends Omit<Connection, 'label'> {
  readonly key: Sealed;
}

export type Access = 'yes' | 'no' | 'unknown';

export interface TryResult {
  /** The key opens this account in this region. */
  readonly ok: boolean;
  /** Why not, and what to do; a sentence for people. */
  readonly problem?: string;
  readonly account?: { readonly name?: string; readonly status?: string; readonly type?: string };
  /** What the key may read and, where that can be known without changing anything, write. */
  readonly permissions: readonly { readonly what: string; readonly read: Access }[];
}

export type ConnectionState = 'signed-out' | 'loading' | 'ready' | 'offline' | 'denied' | 'rate-limited';

/** One connection in the notification `sipLens/status`. */
export interface ConnectionStatus extends Connection {
  readonly accountName?: string;
  readonly state: ConnectionState;
  /** ISO 8601; when the oldest part of the data was read. */
  readonly readAt?: string;
  /** What could not be read, and why. */
  readonly unknown: readonly { readonly what: string; readonly reason: string }[];
  /** A sentence for people, with the next step. */
  readonly problem?: string;
}

/** Answer to `sipLens/account/tree`. */
export interface AccountTree {
  readonly accounts: readonly AccountNode[];
}

export interface AccountNode {
  readonly sid: string;
  readonly name: string;
  readonly status?: string;
  readonly source: 'live' | 'registry';
  readonly regions: readonly RegionNode[];
}

export interface RegionNode {
  readonly id: string;
  readonly label?: string;
  readonly readAt?: string;
  readonly groups: readonly GroupNode[];
}

export type GroupKind =
  | 'domains'
  | 'trunks'
  | 'credentialLists'
  | 'ipAccessControlLists'
  | 'numbers'
  | 'callerIds';

export interface GroupNode {
  readonly kind: GroupKind;
  readonly items: readonly ResourceNode[];
  /** Why there may be others. */
  readonly missing?: string;
}

export interface ResourceNode {
  readonly name: string;
  readonly sid?: string;
  /** A few words beside the name: `registration on`, `3 users`. */
  readonly detail?: string;
  /** Markdown. */
  readonly tooltip?: string;
  /** Where the workspace names it, or what is in it. */
  readonly usages: readonly Location[];
  /** The host name that a configuration writes, for a domain or trunk. */
  readonly host?: string;
  /** Its page in the Twilio Console. */
  readonly console?: string;
  readonly problem?: string;
}

/** Which resource of the tree is meant. */
export interface ResourceId {
  readonly accountSid: string;
  readonly region: string;
  readonly kind: GroupKind;
  readonly name: string;
}

/** Parameters of `sipLens/account/insert`: the configuration of a resource, for the place of the caret. */
export interface InsertRequest extends ResourceId {
  readonly uri: string;
  readonly position: Position;
}

/** A snippet in the syntax of the editor, or why there is none. */
export interface InsertResult {
  readonly snippet?: string;
  readonly position?: Position;
  readonly problem?: string;
}

/** What a code action, the tree or the migration asks to be changed at Twilio, and then in the files. */
export interface AccountFix {
  readonly title: string;
  /** `AccountChange[]` of the server; opaque to the client. */
  readonly changes: readonly unknown[];
  /**
   * Edits made when all changes are. Where they or the changes hold the word NEW_PASSWORD, the server puts a generated
   * password in its place.
   */
  readonly edits?: WorkspaceEdit;
}

/** One request to Twilio, as it will be sent. */
export interface PreviewedCall {
  /** What it does, for people: `Map the credential list branch-phones for calls`. */
  readonly title: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly url: string;
  /** A password is shown as dots. */
  readonly form: Readonly<Record<string, string>>;
}

/** Answer to `sipLens/account/preview` (`AccountFix`). */
export interface Preview {
  readonly connection: string;
  readonly account: string;
  readonly region: string;
  readonly calls: readonly PreviewedCall[];
  /** Where a generated password will go. */
  readonly password?: 'configuration' | 'clipboard';
  /** Why it cannot be done, and what to do; then nothing may be offered. */
  readonly refusal?: string;
}

/** Parameters of `sipLens/account/apply`; `publicKey` seals a password for the clipboard. */
export interface ApplyRequest extends SealedRequest {
  readonly fix: AccountFix;
}

export interface ApplyResult {
  readonly done: readonly string[];
  readonly failed?: {
    readonly title: string;
    readonly problem: string;
    /** It may have been made all the same. */
    readonly outcomeUnknown?: true;
  };
  readonly notDone: readonly string[];
  /** The edits of the fix could not be made; what was changed at Twilio stays changed. */
  readonly editProblem?: string;
  /** A sealed string for the clipboard. */
  readonly clipboard?: Sealed;
  /** What takes back that which was created or changed; to be confirmed like any other. */
  readonly undo?: AccountFix;
}

/** Parameters of `sipLens/registry/pull` and `sipLens/registry/diff`. */
export interface RegistryRequest {
  /** URI of the workspace folder whose registry file is meant. */
  readonly folder: string;
}

/** A registry file as the account is now, for the client to write; or why there is none. */
export interface RegistryPull {
  readonly uri?: string;
  readonly text?: string;
  readonly problem?: string;
}

/** Where the registry file and the account differ, for people; or why that cannot be said. */
export interface RegistryDiff {
  readonly text?: string;
  readonly count?: number;
  readonly problem?: string;
}
