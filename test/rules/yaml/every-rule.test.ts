import { askEveryRule, type Reasons } from '../../support/fixture/coverage';

/** Why a rule has no fixture of a kind on YAML and .env. */
const NOT_APPLICABLE: Reasons = {
  'sip/invalid-uri': {
    fires: 'what a program takes for an address nobody knows',
  },
  'sip/registration-without-credentials': {
    fires: 'a program may have its credentials anywhere else',
  },
  'sip/retry-storm': {
    fires: 'no key tells when a program tries again',
    unknown: 'the same: there is nothing that it might not know',
  },
  'sip/transport-conflict': {
    fires: 'which of two protocols a program goes by nobody knows',
  },
  'sip/weak-tls': {
    fires: 'no key names a version of TLS',
    unknown: 'the same: there is nothing that it might not know',
  },
  'twilio/credentials-missing': {
    fires: 'a program may have its credentials anywhere else',
  },
  'twilio/drift': {
    fires: 'it compares a registry file with the account, whatever else there is',
    silent: 'the same',
    unknown: 'the same',
  },
  'twilio/identify-ambiguous': {
    fires: 'a program may tell two trunks apart by the number that is called',
  },
  'twilio/identify-incomplete': {
    fires: 'another list of the program may hold the other addresses',
  },
  'twilio/identify-missing': {
    fires: 'how a program lets calls in is its own',
    unknown: 'the same: there is nothing that it might not know',
  },
  'twilio/inbound-auth': {
    fires: 'whether a program demands credentials of those who call no key tells',
    unknown: 'the same: there is nothing that it might not know',
  },
  'twilio/keepalive-too-fast': {
    fires: 'no key tells how often a program asks for a sign of life',
    unknown: 'the same: there is nothing that it might not know',
  },
  'twilio/localized-dial': {
    fires: 'no dialplan is read in settings',
    unknown: 'the same: there is nothing that it might not know',
  },
  'twilio/missing-lr': {
    fires: 'what a program does with its outbound proxy nobody knows',
  },
  'twilio/nat-address': {
    fires: 'no key tells where a program binds',
    unknown: 'the same: there is nothing that it might not know',
  },
  'twilio/no-g711': {
    fires: 'a program may offer other codecs than those of its settings',
  },
  'twilio/not-e164': {
    fires: 'no dialplan is read in settings',
    unknown: 'the same: there is nothing that it might not know',
  },
  'twilio/secure-refused': {
    fires: 'no key tells whether media are encrypted',
    silent: 'the same',
    unknown: 'the same',
  },
  'twilio/session-timers': {
    fires: 'no key demands session timers',
    unknown: 'the same: there is nothing that it might not know',
  },
  'twilio/srtp-method': {
    fires: 'no key tells how media are encrypted',
    unknown: 'the same: there is nothing that it might not know',
  },
  'twilio/tls-mismatch': {
    fires: 'no key tells whether media are encrypted',
  },
  'twilio/wrong-realm': {
    fires: 'what a program takes its realm for nobody knows',
    unknown: 'the same: there is nothing that it might not know',
  },
};

/** The registry is YAML too, and says nothing of a program. */
function isSettings(path: string): boolean {
  return /\.ya?ml$|(?:^|\/)[\w.-]*\.env(?:\.[\w-]+)*$/.test(path) && !path.endsWith('twilio.registry.yaml');
}

askEveryRule('settings in YAML and .env', isSettings, NOT_APPLICABLE);
