import { indexPage } from './index-page.mjs';
import { rulePage } from './rule-page.mjs';

/** @typedef {import('../../server/src/rules/rule').AnyRule} AnyRule */

/** The folder of the pages, from the project's root. */
export const pagesFolder = 'docs/rules';

/**
 * Every generated page by its path below `docs/rules`.
 *
 * @param {readonly AnyRule[]} rules
 * @returns {Map<string, string>}
 */
export function pages(rules) {
  const made = new Map([['README.md', `${indexPage(rules)}\n`]]);
  for (const rule of rules) made.set(`${rule.id}.md`, `${rulePage(rule)}\n`);
  return made;
}

/**
 * The manifest with the ids of the rules as names that the setting `sipLens.rules` knows.
 *
 * @param {string} manifest text of package.json
 * @param {readonly AnyRule[]} rules
 */
export function withRuleNames(manifest, rules) {
  const json = JSON.parse(manifest);
  const settings = [json.contributes.configuration].flat();
  const setting = settings.map(({ properties }) => properties['sipLens.rules']).find(Boolean);
  if (!setting) throw new Error('package.json has no setting sipLens.rules');
  setting.propertyNames = {
    enum: rules.map(({ id }) => id),
    enumDescriptions: rules.map(({ title }) => `${title}.`),
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}
