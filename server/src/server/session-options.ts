/** What the client said of itself at the start. */
export interface SessionOptions {
  /** Workspace folders, without trailing slash. */
  readonly folders: readonly string[];
  /** The client asks for diagnostics; otherwise they are sent. */
  readonly pull: boolean;
  /** The client can be told to ask again. */
  readonly refresh: boolean;
  readonly dynamicWatching: boolean;
  readonly configuration: boolean;
  readonly workspaceFolders: boolean;
  readonly hierarchicalSymbols: boolean;
}

export const NO_OPTIONS: SessionOptions = {
  folders: [],
  pull: false,
  refresh: false,
  dynamicWatching: false,
  configuration: false,
  workspaceFolders: false,
  hierarchicalSymbols: false,
};
