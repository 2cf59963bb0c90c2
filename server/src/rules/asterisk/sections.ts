import type { ConfSection } from '../../syntax/conf/tree';
import type { Anchor, Place } from '../../text/place';

function isSection(anchor: Anchor): anchor is ConfSection {
  return 'entries' in anchor && 'text' in anchor;
}

/** The section that a place of an Asterisk file hangs on. */
export function sectionOf({ anchor }: Place): ConfSection | undefined {
  return isSection(anchor) ? anchor : undefined;
}

/** The text that was asked for last: rules ask once for each line of it. */
let latest = { text: '', isTemplated: false };

/** Lines of a template engine (`{% if … %}`, `<% … %>`, `{{ … }}`): what the PBX will read is not known then. */
export function isTemplated({ text }: ConfSection): boolean {
  if (latest.text !== text) latest = { text, isTemplated: /\{[{%#]|<%/.test(text) };
  return latest.isTemplated;
}
