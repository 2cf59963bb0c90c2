/** The modules of Asterisk that read pjsip.conf and pjsip_wizard.conf, and what they need. */
const MODULES = [
  'res_sorcery_config',
  'res_sorcery_memory',
  'res_sorcery_astdb',
  'res_pjproject',
  'res_crypto',
  'res_geolocation',
  'res_http_websocket',
  'res_pjsip',
  'res_pjsip_session',
  'res_pjsip_pubsub',
  'res_pjsip_outbound_publish',
  'res_pjsip_publish_asterisk',
  'res_pjsip_endpoint_identifier_ip',
  'res_pjsip_authenticator_digest',
  'res_pjsip_outbound_authenticator_digest',
  'res_pjsip_outbound_registration',
  'res_pjsip_registrar',
  'res_pjsip_transport_websocket',
  'res_pjsip_acl',
  'res_pjsip_config_wizard',
  'res_phoneprov',
  'res_pjsip_phoneprov_provider',
  'res_rtp_asterisk',
  'res_srtp',
  'codec_ulaw',
  'codec_alaw',
  'func_sorcery',
  'chan_pjsip',
  'pbx_config',
];

/** Written when a run does not bring its own file: each keeps one module from declining to load. */
const DEFAULTS: Record<string, string> = {
  'extensions.conf': '[default]\nexten => s,1,NoOp()\n',
  'phoneprov.conf':
    '[general]\ndefault_profile=phone\n\n[phone]\nstaticdir => configs/\nmime_type => text/xml\n',
  'logger.conf': '[general]\n[logfiles]\nreferee.json => [json]notice,warning,error\n',
  'modules.conf': `[modules]\nautoload=no\n${MODULES.map((name) => `load=${name}.so\n`).join('')}`,
};

/**
 * The configuration folder of one run: the caller's files and what Asterisk needs besides.
 * @param home path of the run's folder as the referee sees it, inside its root
 */
export function configurationFiles(files: Record<string, string>, home: string): Record<string, string> {
  return { ...DEFAULTS, 'asterisk.conf': asteriskConf(home), ...files };
}

/** Folders under the run's home that Asterisk expects to exist. */
export const RUN_FOLDERS = ['etc', 'run', 'log', 'lib', 'db', 'spool', 'keys', 'data/documentation'];

function asteriskConf(home: string): string {
  const folders = {
    astetcdir: `${home}/etc`,
    astmoddir: '/usr/lib/x86_64-linux-gnu/asterisk/modules',
    astvarlibdir: `${home}/lib`,
    astdbdir: `${home}/db`,
    astkeydir: `${home}/keys`,
    astdatadir: `${home}/data`,
    astagidir: `${home}/lib`,
    astspooldir: `${home}/spool`,
    astrundir: `${home}/run`,
    astlogdir: `${home}/log`,
    astsbindir: '/usr/sbin',
  };
  const lines = Object.entries(folders).map(([name, path]) => `${name} => ${path}\n`);
  // Without an entity id res_pjsip_publish_asterisk declines to load: the network namespace has no card.
  return `[directories]\n${lines.join('')}[options]\nentityid = 02:00:00:00:00:01\n`;
}
