import type { AccountChange, ChangeKind } from '../../../../server/src/twilio/account/change';
import type { AccountData } from '../../../../server/src/twilio/account/data';
import { loadRegistryReader } from '../../../../server/src/twilio/account/registry-file/load';
import { ACME } from './emulated-account';

export const US = { account: ACME, region: 'us1' } as const;
export const IE = { account: ACME, region: 'ie1' } as const;

export const DOMAIN = { product: 'sip-domain', name: 'acme' } as const;
export const TRUNK = { product: 'trunk', name: 'acme' } as const;

/** An account with a SIP Domain, a trunk, two credential lists and two access control lists in US1, and a trunk in IE1. */
export const REGISTRY = `sipLensRegistry: 1
accounts:
  - sid: ${ACME}
    name: Acme
    status: active
    regions:
      us1:
        domains:
          - name: acme
            sid: SD00000000000000000000000000000001
            registration: false
            secure: false
            calls: { credentialLists: [phones], ipAccessControlLists: [] }
            registrations: { credentialLists: [] }
        trunks:
          - name: acme
            sid: TK00000000000000000000000000000001
            secure: false
            credentialLists: []
            ipAccessControlLists: [hq]
            originationUrls:
              - { url: "sip:203.0.113.10", priority: 10, weight: 10, enabled: true }
              - { url: "sip:203.0.113.20", priority: 20, weight: 10, enabled: false }
            numbers: []
        credentialLists:
          - { name: phones, sid: CL00000000000000000000000000000001, usernames: [alice] }
          - { name: pbx, sid: CL00000000000000000000000000000002, usernames: [] }
        ipAccessControlLists:
          - { name: hq, sid: AL00000000000000000000000000000001, addresses: [203.0.113.0/28] }
          - { name: lab, sid: AL00000000000000000000000000000002, addresses: [] }
        numbers: []
        callerIds: []
      ie1:
        domains: []
        trunks:
          - { name: acme, sid: TK00000000000000000000000000000002, secure: false, credentialLists: [], ipAccessControlLists: [] }
        credentialLists: []
        ipAccessControlLists: []
`;

export async function accountsOf(registry = REGISTRY): Promise<readonly AccountData[]> {
  const read = await loadRegistryReader();
  return read(registry, 'file:///registry').accounts;
}

const mapping = { ...US, service: TRUNK, use: 'calls', list: 'credentialLists', name: 'pbx' } as const;
const named = { ...US, list: 'credentialLists', name: 'branch' } as const;
const credential = { ...US, list: 'phones', username: 'bob' } as const;
const address = { ...US, list: 'lab', network: '198.51.100.7' } as const;
const url = { ...US, trunk: 'acme', url: 'sip:198.51.100.7' } as const;

/** One change of each kind, which none of the registry's accounts has yet. */
export const CHANGES: { readonly [K in ChangeKind]: AccountChange & { readonly kind: K } } = {
  'create-service': { ...US, kind: 'create-service', service: { product: 'trunk', name: 'branch' } },
  'enable-registration': { ...US, kind: 'enable-registration', domain: 'acme' },
  'set-secure': { ...US, kind: 'set-secure', service: TRUNK, secure: true },
  'create-list': { ...named, kind: 'create-list' },
  'map-list': { ...mapping, kind: 'map-list' },
  'add-credential': { ...credential, kind: 'add-credential' },
  'add-address': { ...address, kind: 'add-address' },
  'add-origination-url': { ...url, kind: 'add-origination-url' },
  'delete-service': { ...US, kind: 'delete-service', service: { product: 'trunk', name: 'branch' } },
  'disable-registration': { ...US, kind: 'disable-registration', domain: 'acme' },
  'delete-list': { ...named, kind: 'delete-list' },
  'unmap-list': { ...mapping, kind: 'unmap-list' },
  'remove-credential': { ...credential, kind: 'remove-credential' },
  'remove-address': { ...address, kind: 'remove-address' },
  'remove-origination-url': { ...url, kind: 'remove-origination-url' },
};

/** A new credential list with one user, mapped to the trunk. */
export const NEW_LIST = {
  create: { ...US, kind: 'create-list', list: 'credentialLists', name: 'branch' },
  add: { ...US, kind: 'add-credential', list: 'branch', username: 'bob' },
  map: {
    ...US,
    kind: 'map-list',
    service: TRUNK,
    use: 'calls',
    list: 'credentialLists',
    name: 'branch',
  },
} as const;
