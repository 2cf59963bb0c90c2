import { resolve } from 'node:path';
import type { OwnKeys } from '../../dialects/settings/groups';
import { isSettingRole, SETTING_ROLES, type SettingRole } from '../../dialects/settings/roles';
import { meant, type Values } from '../arguments';
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
  /** What a project's own key names mean in YAML and `.env` files. */
  readonly yamlKeys: OwnKeys;
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
  'yaml-key': {
    value: 'NAME=ROLE',
    repeatable: true,
    help: `what a key of your own means in YAML and .env files, PROVIDER_FQDN=host; roles: ${SETTING_ROLES.join(', ')}`,
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
    yamlKeys: readYamlKeys(values.all('yaml-key')),
    sizeLimit: readSize(values.text('max-file-size')),
  };
}

/** Reads what was given to `--yaml-key NAME=ROLE`, the same as the setting `sipLens.yaml.keys`. */
function readYamlKeys(given: readonly string[]): OwnKeys {
  const keys = new Map<string, SettingRole>();
  for (const text of given) {
    const equals = text.lastIndexOf('=');
    const [name, role] = [text.slice(0, Math.max(0, equals)).trim(), text.slice(equals + 1).trim()];
    if (name === '')
      throw usageFailure(
        `--yaml-key cannot be "${text}": it is a key and its role, such as PROVIDER_FQDN=host.`,
      );
    if (!isSettingRole(role))
      throw usageFailure(
        `--yaml-key ${name} cannot be "${role}": it is one of ${SETTING_ROLES.join(', ')}.${meant(role, SETTING_ROLES, '')}`,
      );
    keys.set(name, role);
  }
  return Object.fromEntries(keys);
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
