import type { AccessList } from './access-list';
import type { DirectoryDomain, DirectoryUser } from './directory';
import type { Extension } from './extension';
import type { Gateway } from './gateway';
import type { Profile } from './profile';

/** Everything of a configuration that has a meaning in SIP. */
export type FreeSwitchObject = Gateway | Profile | AccessList | DirectoryDomain | DirectoryUser | Extension;
