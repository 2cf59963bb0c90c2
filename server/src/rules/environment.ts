/** What the world outside the files says, as far as a rule may know it. */
export interface HostInfo {
  /** Whether git tracks the file; undefined where that is not known. */
  isTracked(uri: string): boolean | undefined;
  /** The PBX's public addresses that the settings name, none where they name none. */
  readonly publicAddresses: readonly string[];
  /** Now, in milliseconds since 1970. */
  now(): number;
  /** Days after which a registry file counts as old. */
  readonly registryStaleDays: number;
  /** Fixes are applied by an editor, which may take a file of another encoding for UTF-8 and spoil it. */
  readonly editsAsUtf8?: boolean;
  /** What counts for this file, where folders differ. */
  forFile?(uri: string): HostInfo;
  /** A new password that Twilio takes; missing where there is no source of chance. */
  newPassword?(): string;
}
