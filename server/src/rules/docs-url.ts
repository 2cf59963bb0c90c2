/** Where the pages of docs/rules are published. */
const BASE = 'https://github.com/sip-lens/sip-lens/blob/main/docs/rules';

/** The page that explains a rule: `twilio/no-edge` has docs/rules/twilio/no-edge.md. */
export function docsUrl(rule: string): string {
  return `${BASE}/${rule}.md`;
}
