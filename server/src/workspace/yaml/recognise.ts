import { holdsSipVariables } from '../../dialects/dotenv/recognise';
import { EXAMPLE_WORDS } from '../../dialects/settings/example-files';
import type { OwnKeys } from '../../dialects/settings/groups';
import { maySpeakOfSip } from '../../dialects/settings/sip-signs';
import { holdsSipSettings } from '../../dialects/yaml/recognise';
import type { Steps } from '../../text/steps';
import { REGISTRY_NAME, type Recognised } from '../recognise';
import { nameOf } from '../uri';

/** `docker-compose.yml`, `values.yaml`: any file of YAML, but the registry. */
export function isYamlName(uri: string): boolean {
  return /\.ya?ml$/i.test(uri) && nameOf(uri) !== REGISTRY_NAME;
}

const EXAMPLE = new RegExp(`^(?:[\\w.-]+\\.)?env\\.(?:${EXAMPLE_WORDS.join('|')})$`);

/** `.env`, `.env.production`, `sip.env`, `env.example`. */
export function isVariablesName(uri: string): boolean {
  const name = nameOf(uri);
  return /^\.env(?:\.[\w-]+)*$/.test(name) || /^[\w.-]+\.env$/.test(name) || EXAMPLE.test(name);
}

/** What is in a file decides, never its name alone. */
export function* recogniseText(uri: string, text: string, ownKeys: OwnKeys): Steps<Recognised | undefined> {
  const hasOwnKey = Object.keys(ownKeys).some((key) => text.includes(key));
  if (!hasOwnKey && !maySpeakOfSip(text)) return undefined;
  if (isVariablesName(uri))
    return (yield* holdsSipVariables(uri, text, ownKeys)) ? { dialect: 'dotenv', main: true } : undefined;
  return (yield* holdsSipSettings(uri, text, ownKeys)) ? { dialect: 'yaml', main: true } : undefined;
}
