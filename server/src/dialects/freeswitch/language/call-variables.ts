export interface CallVariable {
  readonly what: string;
  readonly values?: readonly string[];
  /** The caller's number, as those who are called see it. */
  readonly isNumber?: boolean;
}

const CODECS = ['PCMU,PCMA', 'PCMU', 'PCMA'];
const YES = ['true', 'false'];

/** Variables of calls that have to do with a provider; there are hundreds, and any may be made up. */
export const CALL_VARIABLES: ReadonlyMap<string, CallVariable> = new Map([
  [
    'rtp_secure_media',
    { what: 'whether media is encrypted with SRTP', values: ['mandatory', 'optional', 'forbidden'] },
  ],
  ['absolute_codec_string', { what: 'the codecs that are offered, and no others', values: CODECS }],
  ['codec_string', { what: 'the codecs that are offered', values: CODECS }],
  ['effective_caller_id_number', { what: 'the number that those who are called see', isNumber: true }],
  ['effective_caller_id_name', { what: 'the name that those who are called see' }],
  ['origination_caller_id_number', { what: 'the number that those who are called see', isNumber: true }],
  ['origination_caller_id_name', { what: 'the name that those who are called see' }],
  ['sip_cid_type', { what: 'which header says who calls', values: ['pid', 'rpid', 'none'] }],
  ['sip_invite_domain', { what: 'the host of From' }],
  ['dtmf_type', { what: 'how DTMF digits are sent', values: ['rfc2833', 'info', 'none'] }],
  ['ignore_early_media', { what: 'whether sounds ahead of the answer are kept back', values: YES }],
  ['bypass_media', { what: 'whether media goes past FreeSWITCH', values: YES }],
  ['hangup_after_bridge', { what: 'whether the call ends with the one that was placed', values: YES }],
  ['continue_on_fail', { what: 'whether the dialplan goes on where nobody answers', values: YES }],
  ['call_timeout', { what: 'for how many seconds it rings' }],
  ['media_timeout', { what: 'after how many seconds without media a call is ended' }],
  ['media_hold_timeout', { what: 'after how many seconds on hold a call is ended' }],
]);
