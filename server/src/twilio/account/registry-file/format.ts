import { collectionNames } from '../data';

/** The keys of a registry file, format 1, in the order they are written. */
export const registryKeys = {
  file: ['sipLensRegistry', 'accounts'],
  account: ['sid', 'name', 'status', 'parent', 'regions'],
  region: ['fetchedAt', 'unknown', ...collectionNames],
  domain: ['name', 'sid', 'registration', 'secure', 'activeRegion', 'calls', 'registrations'],
  calls: ['credentialLists', 'ipAccessControlLists'],
  registrations: ['credentialLists'],
  trunk: [
    'name',
    'sid',
    'secure',
    'activeRegion',
    'credentialLists',
    'ipAccessControlLists',
    'originationUrls',
    'numbers',
  ],
  originationUrl: ['url', 'priority', 'weight', 'enabled'],
  credentialList: ['name', 'sid', 'usernames'],
  ipAccessControlList: ['name', 'sid', 'addresses'],
} as const;

export const registryVersion = '1';

/** What a resource's SID begins with. */
export const sidPrefixes = {
  account: 'AC',
  domain: 'SD',
  trunk: 'TK',
  credentialList: 'CL',
  ipAccessControlList: 'AL',
} as const;

/** Regions that process calls; `jp1` is named by one of Twilio's pages only. */
export const registryRegions = ['us1', 'ie1', 'au1', 'jp1'] as const;

/** Characters of a user name (Twilio's Credential resource). */
export const longestUsername = 32;

/** More than any account can fill, and what the YAML parser reads in a few seconds. */
export const longestRegistry = 2_000_000;
