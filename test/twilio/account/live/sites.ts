import type { Fixture } from '../../../support/fixture/fixture';
import { registry } from './emulated';

/** What one PBX does with a service: each is a folder of its own, so that they do not stand in each other's way. */
interface Site {
  /** Host that the PBX registers with or calls. */
  readonly host: string;
  readonly does: 'registers' | 'calls';
  /** Left out: the PBX shows no credentials. */
  readonly user?: string;
  readonly address?: string;
  readonly shows?: string;
  readonly secure?: boolean;
}

const DOMAINS = `          - name: acme-away
            sid: SD00000000000000000000000000000004
            registration: true
            secure: false
            activeRegion: au1
            calls: { credentialLists: [phones], ipAccessControlLists: [] }
            registrations: { credentialLists: [phones] }
          - name: acme-bare
            sid: SD00000000000000000000000000000005
            registration: true
            secure: false
            activeRegion: us1
            calls: { credentialLists: [phones, guests], ipAccessControlLists: [] }
            registrations: { credentialLists: [] }
          - name: acme-half
            sid: SD00000000000000000000000000000006
            registration: true
            secure: false
            activeRegion: us1
            calls: { credentialLists: [], ipAccessControlLists: [] }
            registrations: { credentialLists: [phones] }
`;

const TRUNK = `          - name: acme-mute
            sid: TK00000000000000000000000000000004
            secure: false
            activeRegion: us1
            credentialLists: [trunk, guests]
            ipAccessControlLists: [office, branch]
            originationUrls: []
            numbers: ["+15555550103"]
`;

/** With domains and a trunk more, for rules that the account of `registry` gives no reason for. */
export const siteRegistry = registry
  .replaceAll('SD00000000000000000000000000000004', 'SD00000000000000000000000000000009')
  .replace(
    '        trunks:\n          - name: acme-trunk',
    `${DOMAINS}        trunks:\n${TRUNK}          - name: acme-trunk`,
  )
  // what an open subaccount has may be shown too
  .replace('name: Acme branch\n    status: active', 'name: Acme branch\n    status: closed')
  .replace('"+15555550102"]', '"+15555550102", "+15555550103"]');

const OFFICE = '203.0.113.10';
const ELSEWHERE = '203.0.113.99';

/** Right and wrong uses of everything that the account has. */
const sites: readonly Site[] = [
  { does: 'registers', host: 'acme-desk.sip', user: 'alice', secure: true },
  { does: 'registers', host: 'acme-desk.sip', user: 'alice' },
  { does: 'registers', host: 'acme-desk.sip', user: 'guest1', secure: true },
  { does: 'registers', host: 'acme-desk.sip', user: 'nobody', secure: true },
  { does: 'registers', host: 'acme-desk.sip', user: 'pbx', secure: true },
  { does: 'registers', host: 'acme-empty.sip', user: 'dora' },
  { does: 'registers', host: 'acme-empty.sip', user: 'alice' },
  { does: 'registers', host: 'acme-door.sip', user: 'alice' },
  { does: 'registers', host: 'acme-bare.sip', user: 'alice' },
  { does: 'registers', host: 'acme-half.sip', user: 'bob' },
  { does: 'registers', host: 'acme-dusk.sip', user: 'alice' },
  { does: 'registers', host: 'acme-away.sip', user: 'alice' },
  { does: 'registers', host: 'acme-trunk.sip', user: 'alice' },
  { does: 'calls', host: 'acme-desk.sip', user: 'alice', address: OFFICE, secure: true },
  { does: 'calls', host: 'acme-desk.sip', user: 'alice', address: ELSEWHERE, secure: true },
  { does: 'calls', host: 'acme-desk.sip', user: 'pbx', address: OFFICE, secure: true },
  { does: 'calls', host: 'acme-desk.sip', address: OFFICE, secure: true },
  { does: 'calls', host: 'acme-bare.sip', address: OFFICE },
  { does: 'calls', host: 'acme-bare.sip', user: 'alice', address: OFFICE, secure: true },
  { does: 'calls', host: 'acme-half.sip', user: 'alice', address: OFFICE },
  { does: 'calls', host: 'acme-door.sip', address: OFFICE },
  { does: 'calls', host: 'acme-door.sip', address: ELSEWHERE },
  { does: 'calls', host: 'acme-empty.sip', user: 'dora' },
  { does: 'calls', host: 'acme-spare.sip', user: 'alice' },
  {
    does: 'calls',
    host: 'acme-trunk.pstn',
    user: 'pbx',
    address: OFFICE,
    shows: '+15555550102',
    secure: true,
  },
  {
    does: 'calls',
    host: 'acme-trunk.pstn',
    user: 'pbx',
    address: OFFICE,
    shows: '+15555550112',
    secure: true,
  },
  {
    does: 'calls',
    host: 'acme-trunk.pstn',
    user: 'pbx',
    address: OFFICE,
    shows: '+15555550199',
    secure: true,
  },
  { does: 'calls', host: 'acme-trunk.pstn', user: 'pbx', address: '198.51.100.20', secure: true },
  { does: 'calls', host: 'acme-trunk.pstn', user: 'alice', address: ELSEWHERE },
  { does: 'calls', host: 'acme-trunk.pstn', address: OFFICE, secure: true },
  { does: 'calls', host: 'acme-spare.pstn', user: 'pbx', address: OFFICE },
  { does: 'calls', host: 'acme-mute.pstn', user: 'pbx', address: OFFICE },
  { does: 'calls', host: 'acme-desk.pstn', user: 'pbx' },
  { does: 'calls', host: 'acme-tronk.pstn', user: 'pbx' },
];

/** The sites as one workspace, with the registry of the account. */
export const sitesFixture: Fixture = {
  title: 'sites that use the account',
  options: new Map(),
  files: [
    ...sites.map((site, index) => ({ path: `/site${index}/pjsip.conf`, text: siteText(site), marks: [] })),
    { path: '/twilio.registry.yaml', text: siteRegistry, marks: [] },
  ],
  fixes: [],
};

function siteText(site: Site): string {
  const { user, secure } = site;
  const transport = secure ? 'tls' : 'udp';
  const auth =
    user === undefined ? '' : `[twilio]\ntype = auth\nusername = ${user}\npassword = Example-Passw0rd\n\n`;
  return `${transportText(site)}${auth}${site.does === 'calls' ? callsText(site, transport) : registersText(site, transport)}`;
}

function transportText({ secure, address }: Site): string {
  const own =
    address === undefined
      ? ''
      : `external_signaling_address = ${address}\nexternal_media_address = ${address}\n`;
  const tls =
    'method = tlsv1_2\ncert_file = /etc/asterisk/keys/pbx.crt\npriv_key_file = /etc/asterisk/keys/pbx.key\n';
  return secure
    ? `[tls]\ntype = transport\nprotocol = tls\nbind = 0.0.0.0:5061\n${tls}${own}\n`
    : `[udp]\ntype = transport\nprotocol = udp\nbind = 0.0.0.0\n${own}\n`;
}

function hostText({ host, secure }: Site): string {
  return `${host}.twilio.com${secure ? ':5061\\;transport=tls' : ''}`;
}

function registersText(site: Site, transport: string): string {
  const user = site.user ?? '';
  return `[twilio]
type = registration
transport = ${transport}
outbound_auth = twilio
server_uri = sip:${hostText(site)}
client_uri = sip:${user}@${site.host}.twilio.com
`;
}

function callsText(site: Site, transport: string): string {
  const { user, shows, secure } = site;
  return `[twilio]
type = aor
contact = sip:${hostText(site)}

[twilio]
type = endpoint
transport = ${transport}
aors = twilio
allow = ulaw
${user === undefined ? '' : 'outbound_auth = twilio\n'}${shows === undefined ? '' : `from_user = ${shows}\n`}${secure ? 'media_encryption = sdes\n' : ''}`;
}
