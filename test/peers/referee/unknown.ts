import { isIP } from 'node:net';
import type { Setting } from '../../../server/src/dialects/asterisk/judge';
import { patchedCodecNames } from '../../../server/src/dialects/asterisk/schema';
import type { ObjectVerdict } from '../../../server/src/dialects/asterisk/unit-verdict';
import { hasPlaceholder, isTemplateWord, opensTemplate } from '../../../server/src/text/placeholder';
import type { Opinion } from './opinion';

const any = () => true;
/** What only the machine can judge, by type and option: names to resolve, addresses of its own, files. */
const OF_THE_MACHINE: Readonly<Record<string, Readonly<Record<string, (value: string) => boolean>>>> = {
  identify: { match: (value) => value.split(',').some(isName) },
  transport: {
    bind: (value) => !/^(?:127\.|0\.0\.0\.0|\[?::1?\b)/.test(value),
    cert_file: any,
    priv_key_file: any,
    ca_list_file: any,
    ca_list_path: any,
  },
  endpoint: { dtls_cert_file: any, dtls_private_key: any, dtls_ca_file: any, dtls_ca_path: any },
};

/** `300.1.1.1` is one too: an address it is not. */
function isName(item: string): boolean {
  const [host = ''] = item.trim().split('/');
  return isIP(host) === 0 && isIP(host.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1')) === 0;
}

/** Names that stand in another file, geolocation.conf. */
const ELSEWHERE = /^geoloc_\w+_profile$/i;

/** Why a verdict may be open; undefined where nothing explains it. */
export function explanation(verdict: ObjectVerdict, opinion: Opinion): string | undefined {
  const own = ownExplanation(verdict, opinion);
  if (own !== undefined) return own;
  const { type } = verdict.object;
  // it may be a duplicate or have no transport, or bind to what a lost transport leaves behind
  const cause = type === 'registration' ? 'transport' : type;
  const open = opinion.verdicts.filter(({ object, loads }) => object.type === cause && loads !== true);
  const others = open.filter((other) => other !== verdict && ownExplanation(other, opinion) !== undefined);
  return others.length > 0 ? 'another object' : undefined;
}

function ownExplanation({ object, owner }: ObjectVerdict, { report }: Opinion): string | undefined {
  if (!report.units.every(({ complete }) => complete)) return 'incomplete';
  const lines = [...object.settings, ...owner.category.variables];
  const texts = [object.name, ...lines.flatMap(({ name, value }) => [name, value])];
  if (texts.some(isTemplated)) return 'placeholder';
  const decided = OF_THE_MACHINE[object.type];
  if (object.settings.some(({ name, value }) => decided?.[name.toLowerCase()]?.(value))) return 'machine';
  return object.settings.some(isOfTheBuild) ? 'build' : undefined;
}

function isOfTheBuild({ name, value }: Setting): boolean {
  if (ELSEWHERE.test(name)) return true;
  const words = value.toLowerCase().split(/[^\w-]+/);
  return /^(?:dis)?allow$/i.test(name) && words.some((word) => patchedCodecNames.has(word));
}

function isTemplated(text: string): boolean {
  return hasPlaceholder(text) || isTemplateWord(text) || opensTemplate(text);
}
