import type { Sourced } from '../../sip/sourced';
import { isOpen } from '../../text/placeholder';

/** The value as its text says; a placeholder where somebody or something still fills it in. */
export function plain(source: Sourced<string>): Sourced<string> {
  const { text } = source;
  if (isOpen(text) || isBlank(text) || isReference(text)) return placeholder(source);
  return source.value === text ? source : { ...source, value: text };
}

/** What an example leaves to be filled in, as all of a value: `<password>`, `[host]`, `***`, `xxx`, `...`, `TODO`. */
function isBlank(text: string): boolean {
  return BLANK.test(text);
}

const BLANK =
  /^\s*(?:<[^<>:@]+>|\[[a-z][a-z _-]*\]|\*{2,}|x{3}|\.{3}|\u2026|todo|tbd|fixme|placeholder|redacted)\s*$/i;

/**
 * What tells where the value is: `op://vault/sip/password`, `arn:aws:…`, a file of docker's secrets, a value that Spring
 * or Jasypt deciphers, `$(NAME)` of Kubernetes anywhere.
 */
function isReference(text: string): boolean {
  return REFERENCE.test(text) || (text.includes('$(') && /\$\([A-Za-z_][\w.-]*\)/.test(text));
}

const REFERENCE = new RegExp(
  `^\\s*(?:${[
    /(?:arn|vault|bao|op|akv|keyvault|awssm|awsps|aws-sm|ssm|gcpsm|gsm|sm|env|file|secrets?|kms|enc):\S+/,
    /(?:secret)?ref\+[\w+-]+:\/\/\S+/,
    /\{cipher\}\S+/,
    /ENC\(.+\)/,
    /ENV\[\w+\]/,
    /os\.environ\/\w+/,
    /\/run\/secrets\/\S+/,
    /projects\/[^/\s]+\/secrets\/\S+/,
  ]
    .map(({ source }) => source)
    .join('|')})\\s*$`,
  'i',
);

export function placeholder({ text, at }: Sourced<string>): Sourced<string> {
  return { text, origin: 'placeholder', ...(at ? { at } : {}) };
}
