import type { Placed } from '../object';
import { separate } from '../values/separate';
import { isTrue } from '../values/words';
import type { Setting } from '../verdict';

/** One setting of an object that the wizard makes. */
export interface MadeSetting extends Setting {
  /** Index of the wizard's setting that the value is taken from as it is; undefined where Asterisk makes the value. */
  readonly from?: number;
  /** Indexes of the wizard's settings that a made value is built from. */
  readonly sources?: readonly number[];
}

/** A section of pjsip_wizard.conf, looked at as Asterisk does (res/res_pjsip_config_wizard.c). */
export class WizardSection {
  readonly remoteHosts: readonly string[];
  readonly hostsSetting: Placed | undefined;

  constructor(
    readonly id: string,
    readonly settings: readonly Setting[],
  ) {
    this.hostsSetting = this.last('remote_hosts');
    const hosts = this.hostsSetting?.value ?? '';
    this.remoteHosts = hosts === '' ? [] : separate(hosts, ',');
  }

  /** The last setting of that name, in whatever case. */
  last(name: string): Placed | undefined {
    const index = this.settings.findLastIndex((setting) => setting.name.toLowerCase() === name);
    const setting = this.settings[index];
    return setting && { ...setting, index };
  }

  /** The last setting of that name if it is not empty. */
  given(name: string): Placed | undefined {
    const setting = this.last(name);
    return setting && setting.value !== '' ? setting : undefined;
  }

  isOn(name: string): boolean {
    return isTrue(this.last(name)?.value ?? '');
  }

  /** The settings for one kind of object, without their prefix. The prefix counts in lower case only. */
  forPrefix(prefix: string): MadeSetting[] {
    const found: MadeSetting[] = [];
    for (const [from, { name, value }] of this.settings.entries()) {
      if (name.startsWith(prefix) && name.length > prefix.length)
        found.push({ name: name.slice(prefix.length), value, from });
    }
    return found;
  }

  /** A setting that hands on the value of one of the wizard's, if that is not empty. */
  handedOn(name: string): MadeSetting[] {
    const setting = this.given(name);
    return setting ? [{ name, value: setting.value, from: setting.index }] : [];
  }
}

/** Whether one of the settings has the name, in whatever case. */
export function hasSetting(settings: readonly Setting[], name: string): boolean {
  return settings.some((setting) => setting.name.toLowerCase() === name);
}
