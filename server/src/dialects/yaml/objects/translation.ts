import type { YamlBlock } from '../../../syntax/yaml/tree';

const LANGUAGE = /^[a-z]{2}(?:[-_][A-Za-z]{2,4})?$/;
const FOLDER = /^(?:locales?|i18n|l10n|lang|langs|languages?|translations?)$/i;

/**
 * Whether the file holds an interface's words in one language: `locales/de.yml`, `translations/de/sip.yaml`, or `de:` as
 * all that is in `de.yml`. What looks like values are labels there.
 */
export function isTranslation({ uri, path, content: { root } }: YamlBlock): boolean {
  const [name = '', parent = '', grandparent = ''] = uri.split('/').reverse();
  const stem = name.replace(/\.ya?ml$/i, '');
  const code = stem.split('.').at(-1) ?? stem;
  if (LANGUAGE.test(code)) {
    if (FOLDER.test(parent) || FOLDER.test(grandparent)) return true;
    const key = path[0] ?? (root?.kind === 'map' ? root.pairs[0]?.key.text : undefined);
    if (key === code) return true;
  }
  return LANGUAGE.test(parent) && FOLDER.test(grandparent);
}
