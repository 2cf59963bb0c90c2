/** One finding: `4 asterisk/unknown-option`. */
export const FAULTY = `[alice]
type = endpoint
context = office
colour = red
`;
export const FAULT = 'asterisk/unknown-option';

export const SOUND = FAULTY.replace('colour = red\n', '');

/** Registers with a SIP Domain as `alice`. */
export const REGISTRATION = `[twilio]
type = registration
server_uri = sip:acme-pbx.sip.dublin.twilio.com
client_uri = sip:alice@acme-pbx.sip.dublin.twilio.com
outbound_auth = twilio
expiration = 600
retry_interval = 60
max_retries = 10000
forbidden_retry_interval = 600
fatal_retry_interval = 600
[twilio]
type = auth
username = alice
password = Example-Passw0rd
[udp]
type = transport
protocol = udp
bind = 203.0.113.10
`;

/** An account with one SIP Domain. */
export function registry(usernames: string, domain = 'acme-pbx'): string {
  return `sipLensRegistry: 1
accounts:
  - sid: AC00000000000000000000000000000001
    name: Acme production
    status: active
    regions:
      us1:
        fetchedAt: 2099-11-01T09:00:00Z
        unknown: []
        domains:
          - name: ${domain}
            sid: SD00000000000000000000000000000001
            registration: true
            secure: false
            calls: { credentialLists: [phones], ipAccessControlLists: [] }
            registrations: { credentialLists: [phones] }
        trunks: []
        credentialLists:
          - { name: phones, sid: CL00000000000000000000000000000001, usernames: [${usernames}] }
        ipAccessControlLists: []
        numbers: []
        callerIds: []
`;
}
