import { workspace } from 'vscode';
import type { NetworkSettings } from '../../../protocol/account';
import { type Emulator, emulatorFrom } from './emulator';

/** What decides how Twilio is reached. None of them is taken from a workspace. */
export const networkSettingNames = [
  'http.proxy',
  'http.noProxy',
  'http.proxyAuthorization',
  'http.proxyStrictSSL',
  'http.proxySupport',
  'sipLens.twilio.caFile',
  'sipLens.twilio.emulator',
];

export function emulator(): Emulator | undefined {
  return emulatorFrom(own('sipLens.twilio.emulator'));
}

/**
 * How Twilio is reached. An emulator that is not taken is handed on as it is written: the server refuses it too, so that
 * nothing which was meant for an emulator goes to Twilio.
 */
export function networkSettings(): NetworkSettings {
  return {
    ...proxySettings(),
    strictTls: own('http.proxyStrictSSL') !== false,
    caFile: text('sipLens.twilio.caFile'),
    emulator: text('sipLens.twilio.emulator'),
  };
}

function proxySettings(): NetworkSettings {
  if (own('http.proxySupport') === 'off') return { proxy: '' };
  const noProxy = own('http.noProxy');
  return {
    proxy: text('http.proxy'),
    proxyAuthorization: text('http.proxyAuthorization'),
    noProxy: Array.isArray(noProxy) ? noProxy.filter((host) => typeof host === 'string') : undefined,
  };
}

function text(setting: string): string | undefined {
  const value = own(setting);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** The value of the user or the machine, else the default. */
function own(setting: string): unknown {
  const found = workspace.getConfiguration().inspect(setting);
  return found?.globalValue ?? found?.defaultValue;
}
