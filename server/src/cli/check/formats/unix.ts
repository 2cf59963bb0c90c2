import type { Format } from './index';

/** One line each, as compilers do: `path:line:column: severity: message [rule]`, both from 1. */
export const unix: Format = ({ files }) =>
  files
    .flatMap(({ path, findings }) =>
      findings.map(({ range: { start }, severity, message, rule }) => {
        const text = message.replace(/\s+/g, ' ').trim();
        return `${path}:${start.line + 1}:${start.character + 1}: ${severity}: ${text} [${rule}]\n`;
      }),
    )
    .join('');
