import { filePath, nodeHost } from '../../host/node';
import { longestRegistry } from '../../twilio/account/registry-file/format';
import type { RegistrySource } from '../../twilio/account/registry-file/pull';
import { REGISTRY_NAME } from '../../workspace/recognise';
import { Failure, usageFailure } from '../failure';
import { displayPath, uriOfPath } from '../session/paths';

export interface RegistryOnDisk extends RegistrySource {
  readonly path: string;
  /** For people and formats. */
  readonly shown: string;
}

/** The registry file that the command line names, or that of the folder one stands in. */
export async function readRegistryFile(paths: readonly string[], folder: string): Promise<RegistryOnDisk> {
  const [name = REGISTRY_NAME, ...others] = paths;
  if (others.length > 0) throw usageFailure('One registry file at a time.');
  const uri = uriOfPath(name, folder);
  const file = { uri, path: filePath(uri), shown: displayPath(uri, folder) };
  // a character has up to four bytes; the reader says what it thinks of a long text
  const read = await nodeHost().files.read(uri, longestRegistry * 4);
  if (read.state === 'missing') return file;
  if (read.state === 'text' && read.encoding === 'utf-8') return { ...file, text: read.text };
  throw new Failure(`${file.shown} cannot be read: ${read.state === 'unreadable' ? read.reason : NO_TEXT}.`);
}

const NO_TEXT = 'it is no registry, which is a text in UTF-8';
