import { type RegistryFile, readRegistry } from './read';

/** Reads a registry file; never throws. */
export type RegistryReader = (text: string, uri: string) => RegistryFile;

let loading: Promise<RegistryReader> | undefined;

/** The YAML parser is large and most runs have no registry file: it is loaded when the first one is met. */
export function loadRegistryReader(): Promise<RegistryReader> {
  loading ??= import('yaml').then(
    (yaml): RegistryReader =>
      (text, uri) =>
        readRegistry(yaml, text, uri),
  );
  return loading;
}
