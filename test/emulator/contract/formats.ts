import type { Ajv } from 'ajv';

/** A departure from the letter of the OpenAPI files, and why. */
interface Exemption {
  readonly what: string;
  readonly why: string;
}

/** Every exemption that the contract makes; the formats below are the code of it. */
export const exemptions: readonly Exemption[] = [
  {
    what: 'format uri takes a path without scheme and host',
    why: 'uri, next_page_uri and their like of the API 2010-04-01 are relative, as the examples of the same files show',
  },
  {
    what: 'format date-time takes a day without a time',
    why: 'the descriptions and examples of StartDate and EndDate of monitor v1 have it',
  },
  {
    what: 'null passes an enumeration that is nullable',
    why: 'the enumerations of the files do not list it',
  },
];

const uri = /^(?:[a-z][a-z0-9+.-]*:\S+|\/\S*)$/i;
const rfc2822 = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} \+0000$/;
const dateTime = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z)?$/;

/** The formats of Twilio's files. One that is not listed here makes Ajv refuse the schema. */
export function addFormats(ajv: Ajv): void {
  ajv.addFormat('uri', uri);
  ajv.addFormat('date-time', dateTime);
  ajv.addFormat('date-time-rfc-2822', rfc2822);
  ajv.addFormat('phone-number', /^\+?[\d*]+$/);
  ajv.addFormat('http-method', /^(?:GET|POST)$/);
  ajv.addFormat('int64', { type: 'number', validate: Number.isSafeInteger });
  ajv.addFormat('uri-map', true);
  ajv.addFormat('phone-number-capabilities', true);
}
