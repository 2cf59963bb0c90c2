export const accountSid = 'AC00000000000000000000000000000001';
export const subaccountSid = 'AC00000000000000000000000000000002';
export const otherSid = 'AC00000000000000000000000000000003';

/** Two regions, a subaccount, another account: what the tests of the emulator begin with. */
export const registry = `
sipLensRegistry: 1
accounts:
  - sid: ${accountSid}
    name: Acme production
    status: active
    regions:
      us1:
        domains:
          - name: acme-pbx
            sid: SD00000000000000000000000000000001
            registration: true
            secure: false
            calls: { credentialLists: [phones], ipAccessControlLists: [offices] }
            registrations: { credentialLists: [phones] }
          - name: acme-lab
            sid: SD00000000000000000000000000000002
            registration: false
            secure: true
            activeRegion: ie1
            calls: { credentialLists: [], ipAccessControlLists: [] }
            registrations: { credentialLists: [phones] }
        trunks:
          - name: acme
            sid: TK00000000000000000000000000000001
            secure: true
            credentialLists: [pbx]
            ipAccessControlLists: []
            originationUrls: [{ url: "sip:192.0.2.10", priority: 5, weight: 20, enabled: false }]
            numbers: ["+15555550100"]
          - name: null
            sid: TK00000000000000000000000000000002
            credentialLists: []
            ipAccessControlLists: []
            originationUrls: []
            numbers: []
        credentialLists:
          - { name: phones, sid: CL00000000000000000000000000000001, usernames: [alice, bob, carol] }
          - { name: pbx, sid: CL00000000000000000000000000000002, usernames: [pbx] }
          - { name: spare, sid: CL00000000000000000000000000000003, usernames: [] }
        ipAccessControlLists:
          - { name: offices, sid: AL00000000000000000000000000000001, addresses: [203.0.113.10/32, 198.51.100.0/24] }
        numbers: ["+15555550100", "+15555550101"]
        callerIds: ["+15555550111"]
      ie1:
        domains:
          - name: acme-lab
            sid: SD00000000000000000000000000000003
            registration: true
            secure: false
            calls: { credentialLists: [], ipAccessControlLists: [] }
            registrations: { credentialLists: [] }
        trunks:
          - { name: acme-eu, sid: TK00000000000000000000000000000003, credentialLists: [], ipAccessControlLists: [], originationUrls: [], numbers: ["+15555550120"] }
        credentialLists: []
        ipAccessControlLists: []
        numbers: ["+15555550120"]
  - sid: ${subaccountSid}
    name: Acme tests
    status: suspended
    parent: ${accountSid}
    regions:
      us1: { domains: [], trunks: [], credentialLists: [], ipAccessControlLists: [], numbers: [], callerIds: [] }
  - sid: ${otherSid}
    name: Northwind
    status: active
    regions:
      us1:
        domains:
          - name: northwind
            calls: { credentialLists: [], ipAccessControlLists: [] }
            registrations: { credentialLists: [] }
        trunks: []
        credentialLists: []
        ipAccessControlLists: []
        numbers: []
        callerIds: []
`;

export const domainSid = 'SD00000000000000000000000000000001';
export const labSid = 'SD00000000000000000000000000000002';
export const trunkSid = 'TK00000000000000000000000000000001';
export const phonesSid = 'CL00000000000000000000000000000001';
export const pbxSid = 'CL00000000000000000000000000000002';
export const spareSid = 'CL00000000000000000000000000000003';
export const officesSid = 'AL00000000000000000000000000000001';

/** Address of a path below the first account. */
export const inAccount = (path: string) => `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/${path}`;
