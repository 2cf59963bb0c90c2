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
  /** A new password that Twilio takes; missing where there is no source of chance. */
  newPassword?(): string;
}
