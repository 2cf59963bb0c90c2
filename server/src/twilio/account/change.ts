import type { ListKind, MappingUse } from './authentication';
import type { ServiceName } from './snapshot';

/**
 * Stands for a password that is generated when the change is made. An edit that goes with the change holds the same word
 * where the password belongs; letters only, so that no syntax escapes it.
 */
export const NEW_PASSWORD = 'NEWPASSWORDOFSIPLENS';

/** Which account and region a change is made in. */
interface Target {
  readonly account: string;
  readonly region: string;
  /**
   * SIDs by resource (`changes/resource.ts`) that Twilio told a moment ago and that the account's data need not have yet:
   * what takes a change back brings those of what was made. A change that brings them is never taken for done already.
   */
  readonly sids?: Readonly<Record<string, string>>;
}

/** One change of the Twilio account, as data: it is shown before it is made. Resources go by their names. */
export type AccountChange = Target & (Making | TakingBack);

interface Mapping {
  readonly service: ServiceName;
  readonly use: MappingUse;
  readonly list: ListKind;
  readonly name: string;
}

interface Credential {
  readonly list: string;
  readonly username: string;
}

interface Address {
  readonly list: string;
  /** An IPv4 address, or a network with its prefix. */
  readonly network: string;
}

interface Origination {
  readonly trunk: string;
  readonly url: string;
}

interface NamedList {
  readonly list: ListKind;
  readonly name: string;
}

type Making =
  | {
      readonly kind: 'create-service';
      readonly service: ServiceName;
      /** A SIP Domain takes REGISTER from the beginning. */
      readonly registration?: boolean;
      readonly secure?: boolean;
    }
  | { readonly kind: 'enable-registration'; readonly domain: string }
  | { readonly kind: 'set-secure'; readonly service: ServiceName; readonly secure: boolean }
  | ({ readonly kind: 'create-list' } & NamedList)
  | ({ readonly kind: 'map-list' } & Mapping)
  /** With a generated password: Twilio shows none that it holds. */
  | ({ readonly kind: 'add-credential' } & Credential)
  | ({ readonly kind: 'add-address' } & Address)
  | ({ readonly kind: 'add-origination-url' } & Origination);

type TakingBack =
  | { readonly kind: 'delete-service'; readonly service: ServiceName }
  | { readonly kind: 'disable-registration'; readonly domain: string }
  | ({ readonly kind: 'delete-list' } & NamedList)
  | ({ readonly kind: 'unmap-list' } & Mapping)
  | ({ readonly kind: 'remove-credential' } & Credential)
  | ({ readonly kind: 'remove-address' } & Address)
  | ({ readonly kind: 'remove-origination-url' } & Origination);

export type ChangeKind = AccountChange['kind'];

export type ChangeOf<K extends ChangeKind> = Extract<AccountChange, { readonly kind: K }>;
