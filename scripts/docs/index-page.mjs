import { cell } from './markdown.mjs';
import { areas, severityWord } from './words.mjs';

/** @typedef {import('../../server/src/rules/rule').AnyRule} AnyRule */

/**
 * The table of all rules, by area.
 *
 * @param {readonly AnyRule[]} rules
 */
export function indexPage(rules) {
  const parts = [...areas].flatMap(([area, heading]) => {
    const own = rules.filter(({ id }) => id.startsWith(`${area}/`));
    return own.length === 0 ? [] : [`## ${heading}`, table(own)];
  });
  return [
    '# Rules',
    'Made from the rules by `npm run docs`. The severity is the usual one; a finding may carry another where the page says so. Each rule can be switched off for a line, a file or a workspace.',
    ...parts,
  ].join('\n\n');
}

/** @param {readonly AnyRule[]} rules */
function table(rules) {
  const rows = rules.map(({ id, severity, title, twilioErrors }) => {
    const cells = [`[${id}](${id}.md)`, severityWord(severity), cell(title), twilioErrors?.join(', ') ?? ''];
    return `| ${cells.join(' | ')} |`;
  });
  return ['| Rule | Severity | Finds | Twilio errors |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
