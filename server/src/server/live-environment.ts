import type { Host } from '../host/host';
import { newPassword } from '../host/new-password';
import type { HostInfo } from '../rules/environment';
import type { FolderSettings, SettingsStore } from './settings-store';
import type { TrackedFiles } from './tracked-files';

/** What the rules may know of the world, from the host and the settings of the moment. */
export class LiveEnvironment implements HostInfo {
  readonly editsAsUtf8 = true;

  constructor(
    private readonly host: Host,
    private readonly settings: SettingsStore,
    private readonly tracked: TrackedFiles,
    private readonly uri = '',
  ) {}

  forFile(uri: string): HostInfo {
    return new LiveEnvironment(this.host, this.settings, this.tracked, uri);
  }

  private get own(): FolderSettings {
    return this.settings.for(this.uri);
  }

  isTracked(uri: string): boolean | undefined {
    return this.tracked.isTracked(uri);
  }

  get publicAddresses(): readonly string[] {
    return this.own.publicAddresses;
  }

  get registryStaleDays(): number {
    return this.own.registryStaleDays;
  }

  now(): number {
    return this.host.clock.now();
  }

  newPassword(): string {
    return newPassword();
  }
}
