/** @typedef {import('../../server/src/rules/finding').Severity} Severity */

/** @type {Record<Severity, string>} */
const WORDS = { error: 'error', warning: 'warning', info: 'information', hint: 'hint' };

/** @param {Severity} severity */
export function severityWord(severity) {
  return WORDS[severity];
}

/** What the rules of an area are about, in the order of the index. */
export const areas = new Map([
  ['asterisk', 'What Asterisk itself will do with its files'],
  ['freeswitch', 'What FreeSWITCH itself will do with its files'],
  ['yaml', 'YAML and `.env` files'],
  ['sip', 'True for any provider'],
  ['twilio', 'What Twilio accepts and refuses'],
  ['registry', 'The registry file'],
  ['internal', 'About SIP Lens itself'],
]);
