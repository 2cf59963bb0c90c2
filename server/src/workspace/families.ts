import { asteriskFamily, mayBeAsterisk } from './asterisk/family';
import type { Family } from './family';
import type { FileStore } from './file-store';
import { freeswitchFamily } from './freeswitch/family';
import { mayBeFreeSwitch } from './freeswitch/recognise';
import type { Declared, FolderRules } from './recognise';
import { mayHoldSettings, yamlFamily } from './yaml/family';

/** Every kind of program whose configuration is checked. A file goes to the first one that takes it for its own. */
export function families(store: FileStore, rules: FolderRules): readonly Family[] {
  return [asteriskFamily(store, rules), freeswitchFamily(store, rules), yamlFamily(store, rules)];
}

/** Whether the name of a file says that some program reads it, or that what is in it may. */
export function mayBeOurs(uri: string, declared?: Declared): boolean {
  return mayBeAsterisk(uri, declared) || mayBeFreeSwitch(uri, declared) || mayHoldSettings(uri);
}
