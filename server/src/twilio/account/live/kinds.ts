/**
 * The requests that read an account, by what they read, and what people call it. A key may be allowed one and denied
 * another, so each is known or unknown by itself.
 */
export const kinds = {
  accounts: 'subaccounts',
  account: 'account status',
  domains: 'SIP Domains',
  callCredentialLists: 'credential lists mapped to SIP Domains for calls',
  callAccessLists: 'IP access control lists mapped to SIP Domains',
  registrationLists: 'credential lists mapped to SIP Domains for registrations',
  domainRoutes: 'active regions of SIP Domains',
  credentialLists: 'credential lists',
  usernames: 'usernames of credential lists',
  ipAccessControlLists: 'IP access control lists',
  addresses: 'addresses of IP access control lists',
  trunks: 'trunks',
  originationUrls: 'origination URLs of trunks',
  trunkCredentialLists: 'credential lists of trunks',
  trunkAccessLists: 'IP access control lists of trunks',
  trunkNumbers: 'phone numbers of trunks',
  trunkRoutes: 'active regions of trunks',
  numbers: 'phone numbers',
  callerIds: 'verified caller IDs',
  alerts: 'alerts of the last 24 hours',
} as const;

export type Kind = keyof typeof kinds;

/** In the order in which they are shown. */
export const kindNames = Object.keys(kinds).filter((name): name is Kind => name in kinds);
