import type { Setting } from '../../../server/src/dialects/asterisk/judge';
import { objectType, wizardPrefixes } from '../../../server/src/dialects/asterisk/schema';
import { Random } from '../../support/random';
import type { RandomSection } from './sections';
import { optionsOf, randomValue } from './value-pools';

const FLAGS = [
  'sends_auth',
  'accepts_auth',
  'sends_registrations',
  'sends_line_with_registrations',
  'accepts_registrations',
  'has_phoneprov',
];

/** Lines that wizards are made of; several of some, for the dice. */
const LINES: Record<string, readonly string[]> = {
  remote_hosts: [
    '192.0.2.1',
    '192.0.2.1,192.0.2.2:5080',
    '192.0.2.1, 198.51.100.7',
    'sip.example.com',
    '',
    '192.0.2.1,',
    '[::1]',
  ],
  transport: ['x1', '', 'nowhere'],
  outbound_proxy: ['sip:127.0.0.1;lr', 'sip:', ''],
  'outbound_auth/username': ['alice', ''],
  'outbound_auth/password': ['Example-Passw0rd', ''],
  'inbound_auth/username': ['bob'],
  'inbound_auth/password': ['Example-Passw0rd'],
  'inbound_auth/auth_type': ['digest', 'plain'],
  'endpoint/context': ['default', 'from-trunk'],
  'endpoint/allow': ['!all,ulaw', 'foo'],
  'endpoint/colour': ['red'],
  'aor/contact': ['sip:127.0.0.1', 'alice'],
  'aor/max_contacts': ['1', '1h'],
  'identify/match': ['192.0.2.9', '192.0.2.0/40'],
  'registration/expiration': ['600', '0', 'x'],
  'registration/Expiration': ['900'],
  'phoneprov/MAC': ['001122334455'],
  'phoneprov/PROFILE': ['phone'],
  server_uri_pattern: ['sip:REMOTE', 'sip:HOST;transport=tcp', '', 'sips:HOST'],
  client_uri_pattern: ['sip:USER@HOST', 'USER', ''],
  contact_pattern: ['sip:HOST:5090', '', 'HOST'],
  hint_exten: ['100', ''],
  has_hint: ['yes'],
  'Endpoint/context': ['x'],
  Remote_Hosts: ['192.0.2.5'],
  colour: ['red'],
};

/** A pjsip_wizard.conf of random sections, good and bad. */
export function randomWizards(seed: number, count: number): RandomSection[] {
  const random = new Random(seed);
  return Array.from({ length: count }, (_, index) => ({ id: `w${index}`, settings: randomWizard(random) }));
}

function randomWizard(random: Random): Setting[] {
  const settings: Setting[] = [{ name: 'type', value: 'wizard' }];
  for (const flag of FLAGS) {
    if (random.below(100) < 45)
      settings.push({ name: flag, value: random.pick(['yes', 'yes', 'no', 'maybe']) });
  }
  for (const [name, values] of Object.entries(LINES)) {
    const often = name === 'remote_hosts' || name.includes('_auth/') || name === 'phoneprov/MAC' ? 70 : 15;
    if (random.below(100) < often) settings.push({ name, value: withVariables(random.pick(values)) });
  }
  if (random.below(100) < 40) settings.push(randomPrefixed(random));
  return settings;
}

function withVariables(value: string): string {
  return value.replace('HOST', `$${'{REMOTE_HOST}'}`).replace('USER', `$${'{USERNAME}'}`);
}

function randomPrefixed(random: Random): Setting {
  const [prefix, type] = random.pick([...wizardPrefixes]);
  const options = optionsOf(objectType(type)?.name ?? 'endpoint');
  const spec = random.pick(options);
  return { name: prefix + spec.name, value: randomValue(random, type, spec).trim() };
}
