import type { Example } from '../rule';

/** A service of docker compose that calls over a trunk. */
export const COMPOSE = `services:
  pbx:
    image: acme/voice
    environment:
      SIP_HOST: acme.pstn.dublin.twilio.com
      SIP_USERNAME: pbx
      SIP_PASSWORD: \${SIP_PASSWORD:-}
`;

export function compose(text: string, others: Readonly<Record<string, string>> = {}): Example {
  return { files: { 'docker-compose.yml': text, ...others } };
}
