import { askEveryRule, type Reasons } from '../../support/fixture/coverage';

/** Why a rule has no fixture of a kind on files of FreeSWITCH. */
const NOT_APPLICABLE: Reasons = {
  'sip/invalid-uri': {
    fires:
      'mod_sofia puts "sip:" before whatever it is given; freeswitch/proxy-scheme says where that is wrong',
    unknown: 'the same: there is nothing that it might not know',
  },
  'sip/registration-without-credentials': {
    fires: 'mod_sofia drops such a gateway, and freeswitch/gateway-dropped says so',
  },
  'sip/transport-conflict': {
    fires: 'mod_sofia goes by the URI of the next hop alone',
    unknown: 'the same: there is nothing that it might not know',
  },
  'twilio/api-host': {
    fires: 'no request over HTTP is read in files of FreeSWITCH',
    silent: 'the same',
    unknown: 'the same',
  },
  'twilio/caller-id-format': {
    fires: 'freeswitch/from-user-is-username says it, with where the user comes from',
    unknown: 'the same',
  },
  'twilio/drift': {
    fires: 'it compares a registry file with the account, whatever else there is',
    silent: 'the same',
    unknown: 'the same',
  },
  'twilio/identify-ambiguous': {
    fires: 'calls belong to the profile on whose port they arrive, so that no two gateways compete for them',
    unknown: 'the same: there is nothing that it might not know',
  },
  'twilio/identify-missing': {
    fires: 'calls need no gateway to be let in: the profile and its access lists decide',
    unknown: 'the same: there is nothing that it might not know',
  },
  'twilio/missing-lr': {
    fires: 'sofia-sip only sends to the proxy and writes no Route',
    unknown: 'the same: there is nothing that it might not know',
  },
  'twilio/session-timers': {
    fires: 'mod_sofia never sends Require: timer, so that nothing can demand session timers',
    unknown: 'the same: there is nothing that it might not know',
  },
  'twilio/wrong-realm': {
    fires: 'mod_sofia takes the realm of the challenge; its own realm is a destination',
    unknown: 'the same: there is nothing that it might not know',
  },
};

askEveryRule('FreeSWITCH', (path) => path.endsWith('.xml'), NOT_APPLICABLE);
