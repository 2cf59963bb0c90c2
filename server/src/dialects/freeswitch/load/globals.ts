import { coreGlobals } from '../schema';

/** What `$${conf_dir}` is taken for: whoever looks for includes takes it for the folder at hand. */
export const CONFIGURATION_FOLDER = '/etc/freeswitch';

/** What the core finds out of the network that it is in, when it gets to it. */
const NETWORK_GLOBALS = ['nat_public_addr', 'nat_private_addr', 'nat_type', 'switch_serial'];

/** The variables that the core sets before it reads any file; most of their values only the machine knows. */
export const GLOBALS: ReadonlyMap<string, string | undefined> = new Map(
  [...coreGlobals, ...NETWORK_GLOBALS].map((name): [string, string | undefined] => [
    name.toLowerCase(),
    name === 'conf_dir' ? CONFIGURATION_FOLDER : undefined,
  ]),
);
