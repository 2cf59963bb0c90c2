/**
 * What the client and the server say to each other when a SIP Domain or trunk is to be replaced by another one, maybe of
 * another account or region. Nothing is changed by these requests.
 */
import type { Range, WorkspaceEdit } from 'vscode-languageserver-types';
import type { AccountFix, RegionId } from './account';

export type ServiceProduct = 'sip-domain' | 'trunk';

/** A SIP Domain or trunk that the workspace names; answer to `sipLens/migration/services`, without parameters: a list. */
export interface UsedService {
  readonly product: ServiceProduct;
  /** What stands before `.sip.twilio.com` or `.pstn.twilio.com`. */
  readonly name: string;
  readonly host: string;
  /** How many places name it. */
  readonly places: number;
}

/** Parameters of `sipLens/migration/preview`. */
export interface MigrationRequest {
  readonly from: { readonly product: ServiceProduct; readonly name: string };
  readonly to: {
    /** A name, or a whole host of the same product. */
    readonly name: string;
    /** The account that has it or is to have it; left out, the account of each file. */
    readonly accountSid?: string;
    readonly region?: RegionId;
  };
}

/** A line that would be another one. */
export interface MigrationPlace {
  readonly uri: string;
  /** The name in the line as it is. */
  readonly range: Range;
  /** The lines without their ends; a password in them is masked. */
  readonly before: string;
  readonly after: string;
}

export interface MigrationCheck {
  /** What has to be so, for people: `Registration is on`. */
  readonly title: string;
  /** `unknown`: nobody may say that it is missing. */
  readonly state: 'ok' | 'missing' | 'unknown';
  /** Why, and what to do. */
  readonly detail?: string;
  /** Changes of the account that put it right, the likeliest first. */
  readonly fixes: readonly AccountFix[];
}

export interface MigrationPreview {
  /** Hosts without edge: `acme.sip.twilio.com`. */
  readonly from: string;
  readonly to: string;
  readonly places: readonly MigrationPlace[];
  /** With an annotation that asks to be confirmed, so that an editor shows it before it is made. */
  readonly edit: WorkspaceEdit;
  /** What the configurations that use it need of the target. */
  readonly checklist: readonly MigrationCheck[];
  /** Why there is no migration, and what to do; then the rest is empty. */
  readonly problem?: string;
}
