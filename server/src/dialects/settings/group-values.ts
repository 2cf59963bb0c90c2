import type { Sourced } from '../../sip/sourced';
import type { SettingGroup, SipSetting } from './groups';
import type { SettingRole } from './roles';

export type Value = Sourced<string> | undefined;

/** The values of a group by their roles. */
export class GroupValues {
  constructor(private readonly group: SettingGroup) {}

  get name(): string {
    return this.group.name;
  }

  /** What every part of the model has. */
  get base() {
    return { name: this.group.name, at: this.group.at, userAgent: 'other' } as const;
  }

  /** The first of these roles that has a setting which is not empty. */
  setting(...roles: readonly SettingRole[]): SipSetting | undefined {
    for (const role of roles) {
      const found = this.group.settings.filter(
        (setting) => setting.role === role && setting.value.text !== '',
      );
      // an account may have an extension besides
      const named = found.find(({ key }) => !/extension$/i.test(key)) ?? found[0];
      if (named) return named;
    }
    return undefined;
  }

  value(...roles: readonly SettingRole[]): Value {
    return this.setting(...roles)?.value;
  }

  /** The domain of the From header; `domain` is where calls go where nothing else says that. */
  fromDomain(): Value {
    return (
      this.value('from-domain') ??
      (this.setting('registrar', 'host', 'uri') ? this.value('domain') : undefined)
    );
  }
}
