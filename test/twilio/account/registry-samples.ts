/** A region's body in a registry of one account. */
export function registry(body: string, region = 'us1'): string {
  const indented = body.replace(/^\n/, '').replace(/^(?=.)/gm, '        ');
  return `sipLensRegistry: 1
accounts:
  - sid: AC00000000000000000000000000000001
    name: Acme production
    status: active
    regions:
      ${region}:
${indented}`;
}

/** Everything that a registry can say, in the order and form in which it is written. */
export const wholeRegistry = `sipLensRegistry: 1
accounts:
  - sid: AC00000000000000000000000000000001
    name: Acme production
    status: active
    regions:
      ie1:
        fetchedAt: 2026-10-02T11:30:00Z
        unknown: [credentialLists]
        domains:
          - name: acme-pbx
            secure: true
            activeRegion: us1
            calls:
              credentialLists: []
        trunks: []
        credentialLists:
          - name: "Köln"
            usernames: []
        numbers: []
      us1:
        fetchedAt: 2026-11-01T09:00:00Z
        unknown: []
        domains:
          - name: acme-pbx
            sid: SD00000000000000000000000000000001
            registration: true
            secure: false
            activeRegion: us1
            calls:
              credentialLists: [branch-phones]
              ipAccessControlLists: [hq]
            registrations:
              credentialLists: [CL00000000000000000000000000000001]
          - name: lab.acme-pbx
            calls:
              credentialLists: []
              ipAccessControlLists: []
        trunks:
          - name: acme-trunk
            sid: TK00000000000000000000000000000001
            secure: false
            credentialLists: [pbx]
            ipAccessControlLists: ["H Q, old", hq]
            originationUrls:
              - url: "sip:pbx.acme.example"
                priority: 10
                weight: 10
                enabled: true
              - url: "sip:198.51.100.7:5061;transport=tls"
                priority: 20
                enabled: false
            numbers:
              - "+15550100"
          - name: null
            sid: TK00000000000000000000000000000002
            numbers: []
        credentialLists:
          - name: branch-phones
            sid: CL00000000000000000000000000000001
            usernames:
              - "1001"
              - alice
              - bob
              - "true"
          - name: pbx
            sid: CL00000000000000000000000000000002
            usernames: []
        ipAccessControlLists:
          - name: "H Q, old"
            addresses: []
          - name: hq
            sid: AL00000000000000000000000000000001
            addresses:
              - 198.51.100.0/28
              - 203.0.113.10/32
        numbers:
          - "+15550100"
          - "+15550101"
        callerIds:
          - "+15550111"
  - sid: AC00000000000000000000000000000002
    parent: AC00000000000000000000000000000001
    regions: {}
`;

/** Correct, as people write it. */
export const goodRegistries: Readonly<Record<string, string>> = {
  'everything there is': wholeRegistry,
  'the flow style, with comments': `# Acme, see the wiki
sipLensRegistry: 1
accounts:
  - sid: AC00000000000000000000000000000001
    name: Acme production
    status: active                     # active | suspended | closed
    regions:
      us1:
        fetchedAt: 2026-11-01T09:00:00Z
        unknown: []
        domains:
          - name: acme-pbx             # acme-pbx.sip.twilio.com
            sid: SD00000000000000000000000000000001
            registration: true
            secure: false
            activeRegion: us1
            calls: { credentialLists: [branch-phones], ipAccessControlLists: [hq] }
            registrations: { credentialLists: [branch-phones] }
        trunks:
          - name: acme-trunk
            sid: TK00000000000000000000000000000001
            secure: false
            credentialLists: [branch-phones]
            ipAccessControlLists: [hq]
            originationUrls: [{ url: "sip:pbx.acme.example", priority: 10, weight: 10, enabled: true }]
            numbers: ["+15550100"]
        credentialLists:
          - { name: branch-phones, sid: CL00000000000000000000000000000001, usernames: [alice, bob] }
        ipAccessControlLists:
          - { name: hq, sid: AL00000000000000000000000000000001, addresses: [203.0.113.10/32] }
        numbers: ["+15550100"]
        callerIds: ["+15550111"]
`,
  'a list that nobody wrote down': registry(
    'trunks: [{ name: acme, credentialLists: [pbx] }]\ncredentialLists: [{ name: branch-phones }]\n',
  ),
  'no account yet': 'sipLensRegistry: 1\naccounts: []\n',
  'an account without regions': `sipLensRegistry: 1
accounts:
  - sid: AC00000000000000000000000000000001
    status: suspended
`,
  'a region of which nothing is known': registry('{}\n'),
  'a whole host as a name': registry(
    'domains: [{ name: Acme.sip.twilio.com }]\ntrunks: [{ name: acme.pstn.twilio.com }]\n',
  ),
  'a sub-domain': registry('domains: [{ name: lab.acme }]\n'),
  'a list of another collection that is not known': registry(
    'domains: [{ name: acme, calls: { credentialLists: [elsewhere] } }]\n',
  ),
  'a list that may stand outside a partial collection': registry(
    'unknown: [credentialLists]\ncredentialLists: []\ndomains: [{ name: acme, calls: { credentialLists: [elsewhere] } }]\n',
  ),
  'numbers as names': registry(
    'credentialLists: [{ name: 7, usernames: [1001, 1002] }]\ndomains: [{ name: acme, calls: { credentialLists: [7] } }]\n',
  ),
  'a netmask': registry('ipAccessControlLists: [{ name: hq, addresses: [198.51.100.0/255.255.255.0] }]\n'),
  'trunks without a name': registry('trunks: [{ name: null }, { name: ~ }]\n'),
  'a date alone': registry('fetchedAt: 2026-11-01\n'),
  'another time zone': registry('fetchedAt: "2026-11-01T09:00:00.5+02:00"\n'),
  'windows line ends': registry('domains:\n  - name: acme\n').replaceAll('\n', '\r\n'),
  'a byte order mark': `\uFEFF${registry('domains:\n  - name: acme\n')}`,
};

export interface BrokenRegistry {
  /** `«…»` stands around each part that is marked, in the order of the problems. */
  readonly text: string;
  readonly problems: readonly RegExp[];
  /** True where the JSON Schema refuses it too; it cannot see names that repeat or lead nowhere. */
  readonly schema: boolean;
}

const account = 'AC00000000000000000000000000000001';

export const brokenRegistries: Readonly<Record<string, BrokenRegistry>> = {
  'an empty file': { text: '«»', problems: [/is empty/], schema: true },
  'a comment only': { text: '«»# nothing yet\n', problems: [/is empty/], schema: true },
  'a text': { text: '«hello»\n', problems: [/a registry must have keys/], schema: true },
  'a list': {
    text: '- «a»\n- b\n',
    problems: [/a registry must have keys and values, not be a list/],
    schema: true,
  },
  'no version': {
    text: '«accounts»: []\n',
    problems: [/The registry has no "sipLensRegistry"/],
    schema: true,
  },
  'another version': {
    text: 'sipLensRegistry: «2»\naccounts: []\n',
    problems: [/format 2 .* only format 1/],
    schema: true,
  },
  'no accounts': { text: '«sipLensRegistry»: 1\n', problems: [/has no "accounts"/], schema: true },
  'accounts that are no list': {
    text: 'sipLensRegistry: 1\naccounts:\n  «sid»: x\n',
    problems: [/"accounts" must be a list, not keys and values/],
    schema: true,
  },
  'accounts left empty': {
    text: 'sipLensRegistry: 1\naccounts:«»\n',
    problems: [/"accounts" must be a list, not empty\. Write \[\]/],
    schema: true,
  },
  'an unknown key at the top': {
    text: 'sipLensRegistry: 1\n«acounts»: []\naccounts: []\n',
    problems: [/"acounts" is no key of a registry\. Did you mean "accounts"\?/],
    schema: true,
  },
  'an unknown key without a near one': {
    text: registry('credentialLists:\n  - name: a\n    «password»: Example-Passw0rd\n'),
    problems: [/"password" is no key of a credential list\. It may have "name", "sid" and "usernames"\./],
    schema: true,
  },
  'a key that is no text': {
    text: 'sipLensRegistry: 1\naccounts: []\n? [«a»]\n: 1\n',
    problems: [/A key of a registry must be a text, not a list/],
    schema: true,
  },
  'a key that stands twice': {
    text: registry('domains: []\n«domains»: []\n'),
    problems: [/"domains" stands twice in the region "us1"/],
    schema: false,
  },
  'an account without SID': {
    text: 'sipLensRegistry: 1\naccounts:\n  - «name»: Acme\n',
    problems: [/The account has no "sid"/],
    schema: true,
  },
  'a SID of another kind': {
    text: 'sipLensRegistry: 1\naccounts:\n  - sid: «SK00000000000000000000000000000001»\n',
    problems: [/must be AC and 32 hexadecimal digits/],
    schema: true,
  },
  'a SID that is too short': {
    text: registry('domains:\n  - name: acme\n    sid: «SD01»\n'),
    problems: [/must be SD and 32 hexadecimal digits/],
    schema: true,
  },
  'a SID in capitals': {
    text: registry('trunks:\n  - name: acme\n    sid: «TK0000000000000000000000000000000A»\n'),
    problems: [/must be TK and 32/],
    schema: true,
  },
  'two resources with one SID': {
    text: registry(
      'credentialLists:\n  - { name: a, sid: CL00000000000000000000000000000001 }\n  - { name: b, sid: «CL00000000000000000000000000000001» }\n',
    ),
    problems: [/Another resource of the region has this SID/],
    schema: false,
  },
  'an account twice': {
    text: `sipLensRegistry: 1\naccounts:\n  - sid: ${account}\n  - «sid»: ${account}\n`,
    problems: [/The account "AC0+1" stands twice/],
    schema: false,
  },
  'a status that does not exist': {
    text: `sipLensRegistry: 1\naccounts:\n  - sid: ${account}\n    status: «activ»\n`,
    problems: [/must be "active", "suspended" or "closed"\. Did you mean "active"\?/],
    schema: true,
  },
  'an edge as a region': {
    text: registry('domains: []\n', '«dublin»'),
    problems: [/"dublin" is no region/],
    schema: true,
  },
  'a region that is no map': {
    text: `sipLensRegistry: 1\naccounts:\n  - sid: ${account}\n    regions:\n      us1: [«acme»]\n`,
    problems: [/the region "us1" must have keys and values, not be a list/],
    schema: true,
  },
  'regions that are no map': {
    text: `sipLensRegistry: 1\naccounts:\n  - sid: ${account}\n    regions: [«us1»]\n`,
    problems: [/"regions" must have keys and values/],
    schema: true,
  },
  'an unknown collection in unknown': {
    text: registry('unknown: [«domain»]\ndomains: []\n'),
    problems: [/Did you mean "domains"\?/],
    schema: true,
  },
  'a collection left empty': {
    text: registry('domains:«»\n'),
    problems: [/"domains" must be a list, not empty\. Write \[\] for an empty one, or leave the key out/],
    schema: true,
  },
  'a time that is none': {
    text: registry('fetchedAt: «yesterday»\n'),
    problems: [/The time must be a date and time/],
    schema: true,
  },
  'a day that does not exist': {
    text: registry('fetchedAt: «2026-13-01T00:00:00Z»\n'),
    problems: [/The time must be/],
    schema: false,
  },
  'a domain without name': {
    text: registry('domains:\n  - «sid»: SD00000000000000000000000000000001\n'),
    problems: [/The SIP Domain has no "name"/],
    schema: true,
  },
  'a domain that is a text': {
    text: registry('domains: [«acme»]\n'),
    problems: [/a SIP Domain must have keys and values/],
    schema: true,
  },
  'a domain with an empty name': {
    text: registry('domains:\n  - name:«»\n'),
    problems: [/The name is empty/],
    schema: true,
  },
  'a domain with an underscore': {
    text: registry('domains:\n  - name: «acme_pbx»\n'),
    problems: [/what stands before "\.sip\.twilio\.com"/],
    schema: true,
  },
  'a domain with an edge': {
    text: registry('domains:\n  - name: «acme.sip.dublin.twilio.com»\n'),
    problems: [/what stands before "\.sip\.twilio\.com"/],
    schema: false,
  },
  'a trunk among the domains': {
    text: registry('domains:\n  - name: «acme.pstn.twilio.com»\n'),
    problems: [/what stands before "\.sip\.twilio\.com"/],
    schema: false,
  },
  'a domain twice': {
    text: registry(
      'domains:\n  - name: acme\n    registration: true\n  - «name»: ACME\n    registration: false\n',
    ),
    problems: [/The SIP Domain "acme" stands twice/],
    schema: false,
  },
  'yes for true': {
    text: registry('domains:\n  - name: acme\n    registration: «yes»\n'),
    problems: [/"registration" must be true or false/],
    schema: true,
  },
  'true as a text': {
    text: registry('trunks:\n  - name: acme\n    secure: «"true"»\n'),
    problems: [/"secure" must be true or false/],
    schema: true,
  },
  'an active region that is an edge': {
    text: registry('domains:\n  - name: acme\n    activeRegion: «ashburn»\n'),
    problems: [/The region must be "us1", "ie1", "au1" or "jp1"/],
    schema: true,
  },
  'a mapping that is a list': {
    text: registry('domains:\n  - name: acme\n    calls: [«a»]\n'),
    problems: [/"calls" must have keys and values/],
    schema: true,
  },
  'an access control list for registrations': {
    text: registry('domains:\n  - name: acme\n    registrations: { «ipAccessControlLists»: [] }\n'),
    problems: [/"ipAccessControlLists" is no key of "registrations"/],
    schema: true,
  },
  'a list that does not exist': {
    text: registry(
      'domains:\n  - name: acme\n    calls: { credentialLists: [«phone»] }\ncredentialLists:\n  - name: phones\n',
    ),
    problems: [/has no credential list "phone"\. Did you mean "phones"\?/],
    schema: false,
  },
  'a list named twice': {
    text: registry(
      'trunks:\n  - name: acme\n    credentialLists: [phones, «phones»]\ncredentialLists: [{ name: phones }]\n',
    ),
    problems: [/The list "phones" stands twice/],
    schema: false,
  },
  'two lists of one name': {
    text: registry(
      'credentialLists:\n  - { name: phones, usernames: [alice] }\n  - { «name»: phones, usernames: [bob] }\n',
    ),
    problems: [/The credential list "phones" stands twice/],
    schema: false,
  },
  'a user name twice': {
    text: registry('credentialLists:\n  - { name: phones, usernames: [alice, «alice»] }\n'),
    problems: [/The user name "alice" stands twice/],
    schema: false,
  },
  'a user name that is too long': {
    text: registry(`credentialLists:\n  - { name: phones, usernames: [«${'a'.repeat(33)}»] }\n`),
    problems: [/at most 32 characters/],
    schema: true,
  },
  'a user name that is a map': {
    text: registry('credentialLists:\n  - { name: phones, usernames: [{ «name»: alice }] }\n'),
    problems: [/A user name must be a text, not keys and values/],
    schema: true,
  },
  'an IPv6 address': {
    text: registry('ipAccessControlLists:\n  - { name: hq, addresses: [«"2001:db8::1"»] }\n'),
    problems: [/IPv4 addresses only/],
    schema: true,
  },
  'everybody as an address': {
    text: registry('ipAccessControlLists:\n  - { name: hq, addresses: [«0.0.0.0/0»] }\n'),
    problems: [/prefix from \/1 to \/32/],
    schema: false,
  },
  'an address with a port': {
    text: registry('ipAccessControlLists:\n  - { name: hq, addresses: [«"203.0.113.10:5060"»] }\n'),
    problems: [/An address must be an IPv4 address/],
    schema: true,
  },
  'an address twice': {
    text: registry('ipAccessControlLists:\n  - { name: hq, addresses: [203.0.113.10, «203.0.113.10/32»] }\n'),
    problems: [/The address "203\.0\.113\.10" stands twice/],
    schema: false,
  },
  'a number without plus': {
    text: registry('numbers: [«"15550100"»]\n'),
    problems: [/A number must be in E\.164 form/],
    schema: true,
  },
  'a number with blanks': {
    text: registry('callerIds: [«"+1 555 0100"»]\n'),
    problems: [/A number must be in E\.164 form/],
    schema: true,
  },
  'a number twice': {
    text: registry('numbers: ["+15550100", «+15550100»]\n'),
    problems: [/The number "\+15550100" stands twice/],
    schema: false,
  },
  'an origination URL without URL': {
    text: registry('trunks:\n  - name: acme\n    originationUrls: [{ «priority»: 10 }]\n'),
    problems: [/The origination URL has no "url"/],
    schema: true,
  },
  'an origination URL that is a host': {
    text: registry('trunks:\n  - name: acme\n    originationUrls: [{ url: «pbx.acme.example» }]\n'),
    problems: [/The URL must be a SIP URI/],
    schema: true,
  },
  'a priority out of range': {
    text: registry(
      'trunks:\n  - name: acme\n    originationUrls: [{ url: "sip:pbx.acme.example", priority: «65536» }]\n',
    ),
    problems: [/The priority must be a whole number from 0 to 65535/],
    schema: true,
  },
  'an alias': {
    text: registry('domains: &all []\ntrunks: «*all»\n'),
    problems: [/"trunks" must be a list, not an alias/],
    schema: false,
  },
  'two problems, in the order of the text': {
    text: registry('numbers: [«"1"»]\ndomains: [{ name: acme, secure: «maybe» }]\n'),
    problems: [/A number must be/, /"secure" must be/],
    schema: true,
  },
};
