/** What every file with SIP settings has somewhere. One look at a text, as fast as memory. */
const SIGN = /sip|trunk|twil|gateway_/i;

/** Whether a text may hold SIP settings; most YAML of the world does not. */
export function maySpeakOfSip(text: string): boolean {
  return SIGN.test(text);
}
