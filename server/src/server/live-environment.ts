import type { Host } from '../host/host';
import { newPassword } from '../host/new-password';
import type { HostInfo } from '../rules/environment';
import type { SettingsStore } from './settings-store';

/** What the rules may know of the world, from the host and the settings of the moment. */
export class LiveEnvironment implements HostInfo {
  constructor(
    private readonly host: Host,
    private readonly settings: SettingsStore,
  ) {}

  isTracked(uri: string): boolean | undefined {
    return this.host.git.isTracked(uri);
  }

  get publicAddresses(): readonly string[] {
    return this.settings.common.publicAddresses;
  }

  get registryStaleDays(): number {
    return this.settings.common.registryStaleDays;
  }

  now(): number {
    return this.host.clock.now();
  }

  newPassword(): string {
    return newPassword();
  }
}
