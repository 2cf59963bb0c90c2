import type { RuleSetting, RuleSettings } from '../diagnostics/checker';
import type { OwnKeys } from '../dialects/settings/groups';
import { isSettingRole, type SettingRole } from '../dialects/settings/roles';
import { SEVERITIES } from '../rules/finding';
import { isRecord } from '../text/record';
import type { Declared } from '../workspace/recognise';

/** What the user set under `sipLens`, checked and completed. Nothing in it is secret. */
export interface Settings {
  readonly rules: RuleSettings;
  readonly registryPath: string;
  /** 0: never. */
  readonly registryStaleDays: number;
  /** A path or URI; empty where Asterisk's folder is to be found from the files. */
  readonly asteriskFolder: string;
  readonly publicAddresses: readonly string[];
  readonly declared: Declared;
  /** What a project's own key names mean in YAML and `.env` files. */
  readonly yamlKeys: OwnKeys;
  /** Bytes. */
  readonly sizeLimit: number;
  /** Whether objects that lead to Twilio have a line above them. */
  readonly codeLens: boolean;
}

export const DEFAULT_SIZE_LIMIT = 16 * 1024 * 1024;

export const DEFAULT_SETTINGS: Settings = {
  rules: {},
  registryPath: 'twilio.registry.yaml',
  registryStaleDays: 30,
  asteriskFolder: '',
  publicAddresses: [],
  declared: { pjsip: [], wizard: [], dialplan: [] },
  yamlKeys: {},
  sizeLimit: DEFAULT_SIZE_LIMIT,
  codeLens: true,
};

function section(value: unknown, name: string): Record<string, unknown> {
  const inner = isRecord(value) ? value[name] : undefined;
  return isRecord(inner) ? inner : {};
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

function text(value: unknown, fallback: string): string {
  return typeof value === 'string' && value !== '' ? value : fallback;
}

function atLeast(least: number, value: unknown, fallback: number): number {
  return typeof value === 'number' && Number.isFinite(value) && value >= least ? value : fallback;
}

function roles(value: unknown): OwnKeys {
  const keys: Record<string, SettingRole> = {};
  for (const [key, role] of isRecord(value) ? Object.entries(value) : [])
    if (isSettingRole(role)) keys[key] = role;
  return keys;
}

function isRuleSetting(value: unknown): value is RuleSetting {
  return value === 'off' || SEVERITIES.some((severity) => severity === value);
}

/** Reads the `sipLens` section. A value that makes no sense counts as not set. */
export function readSettings(value: unknown): Settings {
  if (!isRecord(value)) return DEFAULT_SETTINGS;
  const registry = section(value, 'registry');
  const files = section(value, 'files');
  const rules: Record<string, RuleSetting> = {};
  for (const [id, setting] of Object.entries(section(value, 'rules')))
    if (isRuleSetting(setting)) rules[id] = setting;
  return {
    rules,
    registryPath: text(registry.path, DEFAULT_SETTINGS.registryPath),
    registryStaleDays: atLeast(0, registry.staleAfterDays, DEFAULT_SETTINGS.registryStaleDays),
    asteriskFolder: text(section(value, 'asterisk').root, ''),
    publicAddresses: strings(section(value, 'pbx').publicAddresses),
    declared: {
      pjsip: strings(files.pjsip),
      wizard: strings(files.wizard),
      dialplan: strings(files.dialplan),
      freeswitch: strings(files.freeswitch),
    },
    yamlKeys: roles(section(value, 'yaml').keys),
    sizeLimit: atLeast(1, value.maxFileSize, DEFAULT_SETTINGS.sizeLimit),
    codeLens: value.codeLens !== false,
  };
}
