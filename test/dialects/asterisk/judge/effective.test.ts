import assert from 'node:assert/strict';
import { effectiveOptions } from '../../../../server/src/dialects/asterisk/judge';
import { settingsOf } from './settings';

/** type, lines, and what is in force then. */
const CASES: readonly [type: string, lines: string, options: Record<string, string[]>][] = [
  ['endpoint', 'type = endpoint', {}],
  ['endpoint', 'context = a\nContext = b', { context: ['b'] }],
  ['endpoint', 'rtp_symmetric = on\nforce_rport = maybe', { rtp_symmetric: ['yes'], force_rport: ['no'] }],
  [
    'endpoint',
    'dtmf_mode = INFO\ntimers = forced\n100rel = true',
    { dtmf_mode: ['info'], timers: ['always'], '100rel': ['yes'] },
  ],
  ['endpoint', 'rtp_timeout = 0x10\nrtp_keepalive = 010', { rtp_timeout: ['16'], rtp_keepalive: ['8'] }],
  [
    'endpoint',
    'disallow = all\nallow = ulaw, alaw\nallow = g722\ndisallow = alaw',
    { allow: ['ulaw', 'g722'] },
  ],
  ['endpoint', 'allow = ulaw\nallow = !all,opus:20', { allow: ['opus'] }],
  ['endpoint', 'allow = all\nallow = (gsm|ulaw)', { allow: ['gsm', 'ulaw'] }],
  ['endpoint', 'allow = ulaw\ndisallow = all', { allow: [] }],
  ['endpoint', 'set_var = A=1\nset_var = B=2\nset_var = A=3', { set_var: ['A=3', 'B=2'] }],
  ['endpoint', 'identify_by = IP, username ,ip', { identify_by: ['ip,username'] }],
  ['endpoint', 'auth = a\nauth = b', { auth: ['b'] }],
  ['endpoint', 'dtls_setup = passive\ndtls_setup = sideways', { dtls_setup: ['passive'] }],
  [
    'endpoint',
    'security_mechanisms = none\nsecurity_mechanisms = SDES-SRTP,foo',
    { security_mechanisms: ['sdes-srtp'] },
  ],
  [
    'endpoint',
    'webrtc = yes\nuse_avpf = no\nmedia_encryption = sdes',
    { webrtc: ['yes'], use_avpf: ['yes'], media_encryption: ['dtls'] },
  ],
  ['endpoint', 'bundle = yes\nrtcp_mux = no', { bundle: ['yes'], rtcp_mux: ['yes'] }],
  ['endpoint', 'sdp_owner = a b\nsdp_session =', { sdp_owner: ['-'], sdp_session: ['-'] }],
  ['endpoint', 'stir_shaken = yes\n@note = x', { '@note': ['x'] }],
  [
    'endpoint',
    'preferred_codec_only = yes\nincoming_call_offer_pref = local',
    { preferred_codec_only: ['yes'], incoming_call_offer_pref: ['local_first'] },
  ],
  ['endpoint', 'OUTGOING_CALL_OFFER_PREF = remote', { incoming_call_offer_pref: ['remote'] }],
  ['endpoint', 'dtls_rekey = 0x10', { dtls_rekey: ['0'] }],
  ['aor', 'contact = sip:a@h,sip:b@h\ncontact = sip:a@h', { contact: ['sip:a@h', 'sip:b@h'] }],
  [
    'auth',
    'supported_algorithms_uac = md5\nsupported_algorithms_uac = SHA-256',
    { supported_algorithms_uac: ['MD5', 'SHA-256'] },
  ],
  ['auth', 'supported_algorithms_uac =', {}],
  [
    'transport',
    'local_net = 10.0.0.0/8\nlocal_net =\nlocal_net = 192.0.2.0/24,192.0.2.1',
    { local_net: ['192.0.2.0/24', '192.0.2.1'] },
  ],
  [
    'transport',
    'async_operations = 4\nca_list_file = /a\nca_list_file =',
    { async_operations: ['1'], ca_list_file: ['/a'] },
  ],
  [
    'identify',
    'match = 192.0.2.1, 192.0.2.2\nmatch = 192.0.2.3',
    { match: ['192.0.2.1', '192.0.2.2', '192.0.2.3'] },
  ],
  [
    'system',
    'taskpool_max_size = 600\nthreadpool_max_size = 5\nthreadpool_initial_size = 4',
    { taskpool_max_size: ['5'], threadpool_max_size: ['5'], threadpool_initial_size: ['4'] },
  ],
  ['system', 'timer_t1 = 50\ntimer_b = 100', { timer_t1: ['100'], timer_b: ['6400'] }],
  ['global', 'default_auth_algorithms_uas = foo', { default_auth_algorithms_uas: ['MD5'] }],
  ['resource_list', 'list_item = a,b\nlist_item = a', { list_item: ['a', 'b'] }],
  ['phoneprov', 'MAC = 1\nMAC = 2\nwhatever = x', { MAC: ['1', '2'], whatever: ['x'] }],
  ['nothing', 'a = b', {}],
];

describe('the options in force', () => {
  for (const [type, lines, options] of CASES) {
    it(`${type}: ${lines.replaceAll('\n', '; ')}`, () => {
      assert.deepEqual(Object.fromEntries(effectiveOptions(type, settingsOf(lines))), options);
    });
  }
});
