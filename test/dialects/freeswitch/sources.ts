import type { FileRead } from '../../../server/src/host/host';

type Params = Readonly<Record<string, string>>;

function lines(params: Params, indent: string): string {
  return Object.entries(params)
    .map(([name, value]) => `${indent}<param name="${name}" value="${value}"/>\n`)
    .join('');
}

/** One gateway, four lines and more. */
export function gateway(name: string, params: Params): string {
  return `<gateway name="${name}">\n${lines(params, '  ')}</gateway>\n`;
}

/** One profile: its gateways stand from its third line on. */
export function profile(name: string, settings: Params, gateways = ''): string {
  return `<profile name="${name}">\n<gateways>\n${gateways}</gateways>\n<settings>\n${lines(settings, '  ')}</settings>\n</profile>\n`;
}

/** A whole tree in one file: what stands in the profiles begins in its fourth line. */
export function tree(
  profiles: string,
  others = '',
  configurations = '',
): ReadonlyMap<string, string | FileRead> {
  const text = `<document type="freeswitch/xml">
<section name="configuration">
<configuration name="sofia.conf"><profiles>
${profiles}</profiles></configuration>
${configurations}</section>
${others}</document>
`;
  return new Map([['/freeswitch.xml', text]]);
}

export const REGISTERING: Params = {
  username: 'alice',
  password: 'Example-Passw0rd',
  proxy: 'sip.example.net',
};
