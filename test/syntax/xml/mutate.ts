import type { RandomEdit } from '../../support/mutate';
import type { Random } from '../../support/random';

/** Pieces that mean something to FreeSWITCH's preprocessor or parser, so that a mutation hits their special cases. */
const PIECES = [
  '<',
  '>',
  '/',
  '/>',
  '</',
  '"',
  "'",
  '=',
  '&',
  '&amp;',
  '&#65;',
  '-',
  '--',
  '-->',
  '<!--',
  '<!-- a -->',
  '<!--#set "a=1"-->',
  '<!--#include "b.xml"-->\n',
  '<!--#',
  '<![CDATA[',
  ']]>',
  '<?xml version="1.0"?>',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '<include>',
  '</include>\n',
  '<param name="a" value="b"/>\n',
  '<param name="a" value="b">',
  '<gateway name="x">\n',
  '</gateway>\n',
  '</param>',
  '$${domain}',
  '$${none}',
  '$${local_ip_v4}',
  '$${',
  '$',
  '{',
  '}',
  '<X-PRE-PROCESS cmd="set" data="domain=other"/>\n',
  '<X-PRE-PROCESS cmd="set" data="none=$${domain}"/>\n',
  '<X-PRE-PROCESS cmd="set" data="domain="/>\n',
  '<X-PRE-PROCESS cmd="include" data="b.xml"/>\n',
  '<X-PRE-PROCESS cmd="include" data="main.xml"/>\n',
  '<X-PRE-PROCESS cmd="exec" data="date"/>\n',
  '<X-PRE-PROCESS ',
  '\n',
  '\r\n',
  '\r',
  '\0',
  '\t',
  ' ',
  '\ufeff',
  'é',
  '\ud83d\ude00',
  '\ud800',
  'x'.repeat(300),
] as const;

/** One edit of a text that may be FreeSWITCH's XML. Offsets are UTF-16. */
export function randomXmlEdit(random: Random, text: string): RandomEdit {
  const start = random.below(text.length + 1);
  const span = random.below(5) === 0 ? random.below(120) : random.below(4);
  const end = Math.min(text.length, start + (random.below(2) === 0 ? 0 : span));
  const kind = random.below(8);
  if (kind === 0) return { start, end: Math.max(end, Math.min(text.length, start + 1)), newText: '' };
  if (kind === 1) {
    const from = random.below(text.length + 1);
    return { start, end, newText: text.slice(from, from + random.below(120)) };
  }
  // what people type most of the time
  if (kind <= 4) return { start, end, newText: String.fromCharCode(97 + random.below(26)) };
  return { start, end, newText: random.pick(PIECES) };
}
