import { fence } from './markdown.mjs';
import { severityWord } from './words.mjs';

/** @typedef {import('../../server/src/rules/rule').AnyRule} AnyRule */
/** @typedef {import('../../server/src/rules/rule').Example} Example */

/**
 * The page of one rule.
 *
 * @param {AnyRule} rule
 */
export function rulePage(rule) {
  const { id, docs } = rule;
  return [
    `# ${id}`,
    `${rule.title}.`,
    factsOf(rule).join('  \n'),
    docs.why,
    ...examples('Invalid', 'The rule speaks here', docs.invalid),
    ...examples('Valid', 'It is silent here', docs.valid),
    '## Switch it off',
    'For one line, for a file, or in the settings:',
    ...comments(rule),
    fence('json', `"sipLens.rules": { "${id}": "off" }\n`),
    `[All rules](../README.md)`,
  ].join('\n\n');
}

/**
 * How a format begins and ends a comment.
 *
 * @typedef {readonly [language: string, begin: string, end: string]} Format
 */

/** @type {Format} */
const CONF = ['ini', '; ', ''];
/** @type {Format} */
const XML = ['xml', '<!-- ', ' -->'];
/** @type {Format} */
const YAML = ['yaml', '# ', ''];

/** Areas whose rules speak in files of any format. */
const NEUTRAL = new Set(['sip', 'twilio', 'internal']);

/** @param {AnyRule} rule */
function comments({ id, docs, on }) {
  const [example = ''] = Object.keys(docs.invalid[0]?.files ?? {});
  const [language, begin, end] = String(on).startsWith('registry.') ? YAML : formatOf(example);
  const words = ['sip-lens-disable-next-line', 'sip-lens-disable-file'];
  const block = fence(language, words.map((word) => `${begin}${word} ${id}${end}\n`).join(''));
  if (!NEUTRAL.has(id.slice(0, id.indexOf('/')))) return [block];
  return [
    block,
    'The comment is `; …` in files of Asterisk, `<!-- … -->` in those of FreeSWITCH, `# …` in YAML and `.env`.',
  ];
}

/** @param {string} path */
function formatOf(path) {
  if (path.endsWith('.xml')) return XML;
  return /\.(?:ya?ml|env)$/.test(path) ? YAML : CONF;
}

/** @param {AnyRule} rule */
function factsOf({ severity, twilioErrors, sipStatus, needs }) {
  return [
    `**Severity:** ${severityWord(severity)}`,
    ...(twilioErrors ? [`**Twilio errors:** ${twilioErrors.join(', ')}`] : []),
    ...(sipStatus ? [`**SIP status:** ${sipStatus.join(', ')}`] : []),
    ...(needs?.length ? ['**Needs:** data of the Twilio account, such as the registry file'] : []),
  ];
}

/**
 * @param {string} heading
 * @param {string} words
 * @param {readonly Example[]} list
 */
function examples(heading, words, list) {
  if (list.length === 0) return [];
  return [`## ${heading}`, `${words}:`, ...list.flatMap((example, index) => blocksOf(example, index))];
}

/**
 * @param {Example} example
 * @param {number} index
 */
function blocksOf({ files, registry, tracked, live, alerts }, index) {
  const blocks = Object.entries(files).flatMap(([path, text]) => [
    `\`${path}\`${tracked?.includes(path) ? ', tracked by git' : ''}`,
    fence(languageOf(path), text),
  ]);
  const account = registry === undefined ? [] : ['`twilio.registry.yaml`', fence('yaml', registry)];
  const linked = live === undefined ? [] : ['The linked account has', fence('yaml', live)];
  const log = alerts
    ? ['and Twilio has logged there', fence('text', alerts.map((line) => `${line}\n`).join(''))]
    : [];
  return [...(index > 0 ? ['or'] : []), ...blocks, ...account, ...linked, ...log];
}

/** @param {string} path */
function languageOf(path) {
  if (path.endsWith('.xml')) return 'xml';
  return /\.ya?ml$/.test(path) ? 'yaml' : 'ini';
}
