/** How the client comes to know of findings: it is sent them, or told to ask. */
export interface Outlet {
  /** A document was opened or edited by the client itself. */
  touched(uri: string): void;
  /** Something else happened that may change findings. */
  changed(): void;
  /** All folders were looked through. */
  discovered(): void;
  closed(uri: string): void;
  dispose(): void;
}
