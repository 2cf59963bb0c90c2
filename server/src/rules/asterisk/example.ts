import type { Example } from '../rule';

/** An example that is one pjsip.conf. */
export function pjsip(text: string): Example {
  return { files: { 'pjsip.conf': text } };
}
