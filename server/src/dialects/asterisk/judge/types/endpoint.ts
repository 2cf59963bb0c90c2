import {
  type Constraint,
  dropping,
  harmless,
  type JudgedObject,
  lastSetting,
  lastValue,
  type Placed,
} from '../object';
import { readUnsigned } from '../values/number';
import { isTrue } from '../values/words';
import type { Fault } from '../verdict';

/** What `sip_endpoint_apply_handler` checks (res/res_pjsip/pjsip_configuration.c). */
export const constrainEndpoint: Constraint = (object) => [
  ...sessionTimers(object),
  ...rtpPorts(object),
  ...certificates(object),
  ...preferredCodec(object),
  ...geolocation(object),
  ...sdpTexts(object),
  ...webrtcRekey(object),
];

const LEAST_SESSION = 90;

function sessionTimers(object: JudgedObject): Fault[] {
  const least = lastSetting(object.settings, 'timers_min_se');
  const offered = lastSetting(object.settings, 'timers_sess_expires');
  const minimum = numberOf(least, LEAST_SESSION);
  if (minimum !== undefined && least && minimum < LEAST_SESSION) {
    const what = `timers_min_se = ${least.value} is below ${LEAST_SESSION} seconds`;
    const advice = `Use ${LEAST_SESSION} or more`;
    return [
      dropping(object, {
        rule: 'asterisk/invalid-value',
        setting: least.index,
        option: least.name,
        what,
        advice,
      }),
    ];
  }
  const expires = numberOf(offered, 1800);
  if (minimum === undefined || expires === undefined || expires >= minimum) return [];
  const what = `timers_sess_expires (${expires}) is less than timers_min_se (${minimum})`;
  const advice = 'Make timers_sess_expires the larger one';
  return [dropping(object, { ...pair(offered, least), option: 'timers_sess_expires', what, advice })];
}

/** The number given, the default where nothing is, undefined where it cannot be read. */
function numberOf(setting: Placed | undefined, otherwise: number): number | undefined {
  return setting ? readUnsigned(setting.value) : otherwise;
}

/** Conflict of two settings, at the first one that is there. */
function pair(
  first: Placed | undefined,
  second: Placed | undefined,
): Pick<Fault, 'rule' | 'setting' | 'others'> {
  const indexes = [first, second].flatMap((setting) => setting?.index ?? []);
  const [setting, ...others] = indexes;
  return { rule: 'asterisk/conflicting-options', ...(setting === undefined ? {} : { setting }), others };
}

function rtpPorts(object: JudgedObject): Fault[] {
  const start = lastSetting(object.settings, 'rtp_port_start');
  const end = lastSetting(object.settings, 'rtp_port_end');
  const first = numberOf(start, 0);
  const last = numberOf(end, 0);
  if (first === undefined || last === undefined || (first === 0 && last === 0)) return [];
  const problem = portProblem(first, last);
  if (!problem) return [];
  return [
    dropping(object, {
      ...pair(first === 0 ? end : start, first === 0 ? start : end),
      option: 'rtp_port_start',
      ...problem,
    }),
  ];
}

function portProblem(first: number, last: number): { what: string; advice: string } | undefined {
  if (first === 0 || last === 0) {
    return { what: 'rtp_port_start and rtp_port_end are not both set', advice: 'Set both, or remove both' };
  }
  if (first < 1024 || last < 1024) {
    return { what: 'rtp_port_start or rtp_port_end is below 1024', advice: 'Use ports from 1024 to 65535' };
  }
  if (last > first) return undefined;
  return {
    what: `rtp_port_end (${last}) is not above rtp_port_start (${first})`,
    advice: 'Make rtp_port_end the larger one',
  };
}

function certificates(object: JudgedObject): Fault[] {
  const automatic = lastSetting(object.settings, 'dtls_auto_generate_cert');
  const file = lastSetting(object.settings, 'dtls_cert_file');
  if (!automatic || !isTrue(automatic.value) || !file || file.value === '') return [];
  const what = 'dtls_auto_generate_cert = yes and dtls_cert_file exclude each other';
  const advice = 'Remove one of them';
  return [dropping(object, { ...pair(automatic, file), option: 'dtls_auto_generate_cert', what, advice })];
}

/** Names in another case than the handler knows set the incoming preference (see checkOfferPreference). */
function incomingPreference({ settings }: JudgedObject): Placed | undefined {
  const outgoing = settings.findLastIndex(
    ({ name }) => name !== 'outgoing_call_offer_pref' && name.toLowerCase() === 'outgoing_call_offer_pref',
  );
  const incoming = lastSetting(settings, 'incoming_call_offer_pref');
  const misread = settings[outgoing];
  return misread && outgoing > (incoming?.index ?? -1) ? { ...misread, index: outgoing } : incoming;
}

function preferredCodec(object: JudgedObject): Fault[] {
  const preferred = lastSetting(object.settings, 'preferred_codec_only');
  const incoming = incomingPreference(object);
  if (!preferred || !isTrue(preferred.value) || !incoming || incoming.value === 'local') return [];
  const what = 'preferred_codec_only = yes and incoming_call_offer_pref exclude each other';
  const advice = 'Remove preferred_codec_only, which is deprecated';
  return [dropping(object, { ...pair(preferred, incoming), option: 'preferred_codec_only', what, advice })];
}

/** Profiles that are always there. */
const BUILT_IN_PROFILES = ['<prefer_incoming>', '<prefer_config>', '<discard_incoming>', '<discard_config>'];

function geolocation(object: JudgedObject): Fault[] {
  const faults: Fault[] = [];
  for (const option of ['geoloc_incoming_call_profile', 'geoloc_outgoing_call_profile']) {
    const setting = lastSetting(object.settings, option);
    if (!setting || setting.value === '' || BUILT_IN_PROFILES.includes(setting.value)) continue;
    const profiles = object.context.geolocationProfiles;
    if (profiles?.has(setting.value)) continue;
    faults.push(profileFault(object, option, setting, profiles !== undefined));
  }
  return faults;
}

function profileFault(object: JudgedObject, option: string, { index, value }: Placed, known: boolean): Fault {
  const advice = 'Define the profile in geolocation.conf, or remove the line';
  const place = { rule: 'asterisk/invalid-value', setting: index, option } as const;
  if (known)
    return dropping(object, { ...place, what: `${option} names "${value}", which is no profile`, advice });
  const consequence = 'Asterisk drops the endpoint if geolocation.conf has no such profile';
  return harmless('unknown', {
    ...place,
    what: `${option} names the profile "${value}"`,
    consequence,
    advice,
  });
}

function sdpTexts(object: JudgedObject): Fault[] {
  const session = lastSetting(object.settings, 'sdp_session');
  const owner = lastSetting(object.settings, 'sdp_owner');
  const faults: Fault[] = [];
  if (session && session.value.trim() === '') faults.push(dash(session, 'sdp_session is empty'));
  if (owner && (owner.value === '' || /\s/.test(owner.value.trimStart()))) {
    faults.push(dash(owner, 'sdp_owner is empty or has blanks'));
  }
  return faults;
}

function dash({ index, name }: Placed, what: string): Fault {
  const advice = 'Remove the line, or give a text that SDP allows';
  return harmless('changed', {
    setting: index,
    option: name.toLowerCase(),
    what,
    consequence: 'Asterisk takes "-" instead',
    advice,
  });
}

function webrtcRekey(object: JudgedObject): Fault[] {
  const rekey = lastSetting(object.settings, 'dtls_rekey');
  if (!rekey || !isTrue(lastValue(object.settings, 'webrtc')) || Number.parseInt(rekey.value, 10) === 0)
    return [];
  const what = 'WebRTC allows no DTLS renegotiation';
  const consequence = 'Asterisk takes dtls_rekey as 0';
  return [
    harmless('changed', {
      setting: rekey.index,
      option: 'dtls_rekey',
      what,
      consequence,
      advice: 'Remove dtls_rekey',
    }),
  ];
}
