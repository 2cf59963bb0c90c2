import type { SipElement } from '../../../sip/model';
import { ownValue } from '../../../text/own-value';

const CODECS: Readonly<Record<string, string>> = { ulaw: 'PCMU', alaw: 'PCMA' };
const ENCRYPTIONS: Readonly<Record<string, string>> = { no: 'forbidden', sdes: 'mandatory' };

/** What FreeSWITCH writes for a word of the model: rules speak one language to all dialects. */
export function freeswitchWord(property: string | undefined, text: string): string {
  switch (property) {
    case 'codecs':
      return text
        .split(',')
        .map((codec) => ownValue(CODECS, codec.trim()) ?? codec.trim())
        .join(',');
    case 'mediaEncryption':
      return ownValue(ENCRYPTIONS, text) ?? text;
    case 'tlsMethod':
      return text.replace('_', '.');
    case 'transportName':
    case 'transport':
      return text.slice(text.lastIndexOf('/') + 1);
    default:
      return text;
  }
}

/** The property of the element that holds the value. */
export function propertyOf(element: SipElement, value: unknown): string | undefined {
  for (const [name, held] of Object.entries(element)) {
    if (held === value || (Array.isArray(held) && held.includes(value))) return name;
  }
  return undefined;
}
