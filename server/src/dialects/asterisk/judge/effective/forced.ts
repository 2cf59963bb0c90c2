/** Values that Asterisk sets itself when it has read all options; only those that are given appear. */
export function forceValues(type: string, options: Map<string, string[]>): void {
  if (type === 'endpoint') forceEndpoint(options);
  if (type === 'transport') forceTransport(options);
  if (type === 'system') forceTimers(options);
  if (type === 'global') forceAlgorithms(options);
  if (type === 'endpoint') options.delete('stir_shaken');
}

type Options = Map<string, string[]>;

/** `sip_endpoint_apply_handler`, res/res_pjsip/pjsip_configuration.c. */
function forceEndpoint(options: Options): void {
  if (is(options, 'bundle', 'yes') || is(options, 'webrtc', 'yes')) replace(options, 'rtcp_mux', 'yes');
  if (is(options, 'webrtc', 'yes')) forceWebrtc(options);
  if (is(options, 'preferred_codec_only', 'yes')) replace(options, 'incoming_call_offer_pref', 'local_first');
  if (first(options, 'sdp_session')?.trim() === '') replace(options, 'sdp_session', '-');
  const owner = first(options, 'sdp_owner');
  if (owner !== undefined && (owner === '' || /\s/.test(owner.trimStart())))
    replace(options, 'sdp_owner', '-');
}

const WEBRTC: Record<string, string> = {
  bundle: 'yes',
  use_avpf: 'yes',
  ice_support: 'yes',
  media_use_received_transport: 'yes',
  media_encryption: 'dtls',
  dtls_setup: 'actpass',
  dtls_verify: 'fingerprint',
  dtls_rekey: '0',
};

function forceWebrtc(options: Options): void {
  for (const [name, value] of Object.entries(WEBRTC)) replace(options, name, value);
  if ((first(options, 'dtls_cert_file') ?? '') === '') replace(options, 'dtls_auto_generate_cert', 'yes');
}

/** `transport_apply`, res/res_pjsip/config_transport.c: a flow listens nowhere itself. */
function forceTransport(options: Options): void {
  replace(options, 'async_operations', '1');
  if (is(options, 'protocol', 'flow')) replace(options, 'bind', '0.0.0.0');
}

const ALGORITHMS = /^[\s,]*(?:(?:md5|sha-256|sha-512-256|akav[12]-md5)[\s,]*)*$/i;

/** `global_apply`, res/res_pjsip/config_global.c: a list with an unknown algorithm counts as MD5. */
function forceAlgorithms(options: Options): void {
  for (const name of ['default_auth_algorithms_uas', 'default_auth_algorithms_uac']) {
    const value = first(options, name);
    if (value !== undefined && !ALGORITHMS.test(value)) replace(options, name, 'MD5');
  }
}

const LEAST_T1 = 100;

/** `system_apply`, res/res_pjsip/config_system.c. */
function forceTimers(options: Options): void {
  const t1 = Math.max(LEAST_T1, Number(first(options, 'timer_t1') ?? 500));
  replace(options, 'timer_t1', t1.toString());
  const b = Math.max(64 * t1, Number(first(options, 'timer_b') ?? 32_000));
  replace(options, 'timer_b', b.toString());
}

function replace(options: Options, name: string, value: string): void {
  if (options.has(name)) options.set(name, [value]);
}

function first(options: Options, name: string): string | undefined {
  return options.get(name)?.[0];
}

function is(options: Options, name: string, value: string): boolean {
  return first(options, name) === value;
}
