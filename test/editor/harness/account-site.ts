/** What the scenarios of the linked account have in common: the file of the workspace `linked` and what is wrong with it. */
export const file = 'asterisk/pjsip.conf';
export const domain = 'northwind-branches';
export const host = `${domain}.sip.dublin.twilio.com`;
/** Where it stands. */
export const line = 20;
export const disabled = 'has registration switched off';
export const label = 'northwind';
