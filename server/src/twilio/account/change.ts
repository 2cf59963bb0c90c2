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
}

/** One change of the Twilio account, as data: it is shown before it is made. */
export type AccountChange = Target &
  (
    | { readonly kind: 'create-service'; readonly service: ServiceName }
    | { readonly kind: 'enable-registration'; readonly domain: string }
    | { readonly kind: 'set-secure'; readonly service: ServiceName; readonly secure: boolean }
    | {
        readonly kind: 'map-list';
        readonly service: ServiceName;
        readonly use: MappingUse;
        readonly list: ListKind;
        readonly name: string;
      }
    | { readonly kind: 'add-credential'; readonly list: string; readonly username: string }
    | { readonly kind: 'add-address'; readonly list: string; readonly network: string }
    | { readonly kind: 'add-origination-url'; readonly trunk: string; readonly url: string }
  );
