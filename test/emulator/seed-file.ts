import { readFileSync } from 'node:fs';

/** The registry file of the samples: what is served where nobody says otherwise. */
const sampleRegistry = new URL('../../samples/twilio.registry.yaml', import.meta.url);

export function readSampleRegistry(): string {
  return readFileSync(sampleRegistry, 'utf8');
}
