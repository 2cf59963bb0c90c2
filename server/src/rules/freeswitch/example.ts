import type { Example } from '../rule';

/** An example that is one file of gateways, as people edit it. */
export function gateways(text: string): Example {
  return { files: { 'sip_profiles/external/acme.xml': text } };
}

/** The same with one gateway that has these params. */
export function gateway(name: string, params: Readonly<Record<string, string>>): Example {
  return gateways(`<include>\n${gatewayText(name, params, '  ')}</include>\n`);
}

function gatewayText(name: string, params: Readonly<Record<string, string>>, indent: string): string {
  const lines = Object.entries(params).map(
    ([param, value]) => `${indent}  <param name="${param}" value="${value}"/>\n`,
  );
  return `${indent}<gateway name="${name}">\n${lines.join('')}${indent}</gateway>\n`;
}

/** A whole configuration: what is in the sections of `freeswitch.xml`. */
export function configuration(sections: string, others: Readonly<Record<string, string>> = {}): Example {
  const text = `<document type="freeswitch/xml">\n${sections}</document>\n`;
  return { files: { 'freeswitch.xml': text, ...others } };
}

/** The section of a configuration that holds mod_sofia's profiles. */
export function profiles(text: string): string {
  return `  <section name="configuration">
    <configuration name="sofia.conf">
      <profiles>
${text}      </profiles>
    </configuration>
  </section>
`;
}

/** One profile with these settings and gateways. */
export function profile(name: string, settings: Readonly<Record<string, string>>, inside = ''): string {
  const lines = Object.entries(settings).map(
    ([param, value]) => `            <param name="${param}" value="${value}"/>\n`,
  );
  const held = inside === '' ? '' : `          <gateways>\n${inside}          </gateways>\n`;
  return `        <profile name="${name}">\n${held}          <settings>\n${lines.join('')}          </settings>\n        </profile>\n`;
}

/** A gateway inside a profile. */
export function inProfile(name: string, params: Readonly<Record<string, string>>): string {
  return gatewayText(name, params, '            ');
}

/** A gateway that places calls over a Twilio trunk. */
export const TRUNK: Readonly<Record<string, string>> = {
  proxy: 'acme.pstn.dublin.twilio.com',
  register: 'false',
  username: 'pbx',
  password: 'Example-Passw0rd',
  'caller-id-in-from': 'true',
};

/** A gateway that registers with a SIP Domain of Twilio. */
export const REGISTRATION: Readonly<Record<string, string>> = {
  username: 'alice',
  password: 'Example-Passw0rd',
  proxy: 'acme.sip.dublin.twilio.com',
  'from-domain': 'acme.sip.twilio.com',
};

/** The params without these. */
export function without(
  params: Readonly<Record<string, string>>,
  ...names: readonly string[]
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(params).filter(([name]) => !names.includes(name)));
}
