import { resolve } from 'node:path';
import type { Values } from '../arguments';
import type { OptionTable } from '../command';
import { Failure, usageFailure } from '../failure';
import { kindOf, uriOfPath } from './paths';

/** How the files are to be read, whatever is then done with what they say. */
export interface SessionOptions {
  /** URI of the registry file that speaks for all files; undefined: the nearest one. */
  readonly registry: string | undefined;
  readonly asteriskRoot: string | undefined;
  readonly publicAddresses: readonly string[];
  readonly declared: {
    readonly pjsip: readonly string[];
    readonly wizard: readonly string[];
    readonly dialplan: readonly string[];
    readonly freeswitch: readonly string[];
  };
  /** Bytes. */
  readonly sizeLimit: number;
}

const DEFAULT_SIZE_LIMIT = 16 * 2 ** 20;

export const sessionOptions: OptionTable = {
  registry: {
    value: 'FILE',
    help: 'what exists in the Twilio accounts; without it the nearest twilio.registry.yaml upwards from each file',
  },
  'asterisk-root': {
    value: 'DIR',
    help: 'the folder that stands for /etc/asterisk, from which relative includes are read',
  },
  'public-address': {
    value: 'ADDRESS',
    repeatable: true,
    help: "the PBX's public address as Twilio sees it, 203.0.113.10 or 203.0.113.8/29",
  },
  pjsip: { value: 'GLOB', repeatable: true, help: 'files with other names that are read as pjsip.conf' },
  wizard: {
    value: 'GLOB',
    repeatable: true,
    help: 'files with other names that are read as pjsip_wizard.conf',
  },
  dialplan: {
    value: 'GLOB',
    repeatable: true,
    help: 'files with other names that are read as extensions.conf',
  },
  freeswitch: {
    value: 'GLOB',
    repeatable: true,
    help: 'files that are read as a part of a FreeSWITCH configuration, whatever is in them',
  },
  'max-file-size': {
    value: 'BYTES',
    help: 'files above this are not checked, only named; 16M when left out',
  },
};

export function readSessionOptions(values: Values, folder: string): SessionOptions {
  const registry = values.text('registry');
  const asteriskRoot = values.text('asterisk-root');
  return {
    registry: registry === undefined ? undefined : existing(registry, folder, 'file', '--registry'),
    asteriskRoot:
      asteriskRoot === undefined ? undefined : existing(asteriskRoot, folder, 'folder', '--asterisk-root'),
    publicAddresses: values.all('public-address').flatMap((text) => text.split(',')),
    declared: {
      pjsip: values.all('pjsip'),
      wizard: values.all('wizard'),
      dialplan: values.all('dialplan'),
      freeswitch: values.all('freeswitch'),
    },
    sizeLimit: readSize(values.text('max-file-size')),
  };
}

function existing(path: string, folder: string, kind: 'file' | 'folder', option: string): string {
  const found = kindOf(resolve(folder, path));
  if (found === undefined) throw new Failure(`There is no ${kind} ${path} (${option}).`);
  if (found !== kind) throw new Failure(`${path} is no ${kind} (${option}).`);
  return uriOfPath(path, folder);
}

const UNITS: Readonly<Record<string, number>> = { '': 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 };

function readSize(text: string | undefined): number {
  if (text === undefined) return DEFAULT_SIZE_LIMIT;
  const match = /^(\d+)([kmg]?)(?:i?b)?$/i.exec(text);
  const size = Number(match?.[1]) * (UNITS[match?.[2]?.toLowerCase() ?? ''] ?? Number.NaN);
  if (Number.isSafeInteger(size) && size > 0) return size;
  throw usageFailure(
    `--max-file-size cannot be "${text}": it is a number of bytes, such as 16777216 or 16M.`,
  );
}
