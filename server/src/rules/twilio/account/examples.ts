import type { Example } from '../../rule';
import { changed } from '../examples';

/** The account that goes with the examples of a registration and of a trunk: nobody has anything to say about it. */
export const ACCOUNT = `sipLensRegistry: 1
accounts:
  - sid: AC00000000000000000000000000000001
    name: Acme
    status: active
    regions:
      us1:
        fetchedAt: 2026-11-20T09:00:00Z
        domains:
          - name: acme
            registration: true
            secure: false
            calls: { credentialLists: [phones], ipAccessControlLists: [] }
            registrations: { credentialLists: [phones] }
        trunks:
          - name: acme
            secure: false
            credentialLists: [pbx]
            ipAccessControlLists: [hq]
            originationUrls:
              - { url: "sip:203.0.113.10", priority: 10, weight: 10, enabled: true }
              - { url: "sip:203.0.113.20", priority: 20, weight: 10, enabled: true }
            numbers: ["+15550100"]
        credentialLists:
          - { name: phones, usernames: [alice, bob] }
          - { name: pbx, usernames: [pbx] }
        ipAccessControlLists:
          - { name: hq, addresses: [203.0.113.10] }
        numbers: ["+15550100", "+15550101"]
        callerIds: ["+15550199"]
`;

type Change = readonly [from: string, to: string];

/** A pjsip.conf beside the account, with some of the account's lines changed. */
export function beside(text: string, ...changes: readonly Change[]): Example {
  return { files: { 'pjsip.conf': text }, registry: changed(ACCOUNT, ...changes) };
}
