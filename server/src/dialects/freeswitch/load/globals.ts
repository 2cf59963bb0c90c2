import { coreGlobals } from '../schema';

/** What `$${conf_dir}` is taken for: whoever looks for includes takes it for the folder at hand. */
export const CONFIGURATION_FOLDER = '/etc/freeswitch';

/** The variables that the core sets before it reads any file; most of their values only the machine knows. */
export const GLOBALS: ReadonlyMap<string, string | undefined> = new Map(
  [...coreGlobals].map((name): [string, string | undefined] => [
    name.toLowerCase(),
    name === 'conf_dir' ? CONFIGURATION_FOLDER : undefined,
  ]),
);
