import { insertAt, sectionLine } from '../../dialects/asterisk/edit/lines';
import { objectTypes, wizardType } from '../../dialects/asterisk/schema';
import type { ConfSection, Entry } from '../../syntax/conf/tree';
import { Place } from '../../text/place';
import type { Fix } from '../finding';
import { report } from '../report';
import { rule } from '../rule';
import { pjsip } from './example';

/** Options whose value is a SIP URI or its parameters, in any type. */
const URI_OPTIONS: ReadonlySet<string> = new Set(
  [...objectTypes, wizardType].flatMap(({ options }) =>
    [...options].flatMap(([name, { escapeSemicolon, type }]) =>
      escapeSemicolon || type === 'pattern' ? [name] : [],
    ),
  ),
);

/** Parameters right behind the value: `;lr`, `;transport=tls`. A comment has a blank ahead of it or is no parameter. */
const PARAMETERS = /^(?:;(?:lr|ob|[a-z][\w-]*=[^\s;,)"&]*))+/i;

/** An unescaped `;` begins a comment, so the parameters of a URI are lost. */
export const semicolonCutsValue = rule({
  id: 'asterisk/semicolon-cuts-value',
  title: 'A semicolon that cuts the parameters off a SIP URI',
  severity: 'warning',
  on: 'asterisk.section',
  docs: {
    why: 'In Asterisk files `;` begins a comment wherever it stands, in quotes too. `outbound_proxy = sip:proxy.example.com;lr` is the URI **without** `;lr`, and `;transport=tls` vanishes so that the call goes out over UDP. Write `\\;`.',
    invalid: [pjsip('[alice]\ntype = aor\ncontact = sip:alice@sip.example.com;transport=tcp\n')],
    valid: [
      pjsip('[alice]\ntype = aor\ncontact = sip:alice@sip.example.com\\;transport=tcp ; over TCP\n'),
      pjsip('[alice]\ntype = aor\ncontact = sip:alice@sip.example.com;the desk phone\n'),
    ],
  },
  check(section, context) {
    if (!section.text.includes(';')) return;
    for (const entry of section.entries) {
      const cut = mayHoldUri(entry) ? parametersBehind(section, entry) : undefined;
      if (cut === undefined) continue;
      const at = new Place(section, entry.line, entry.valueEnd, entry.valueEnd + cut.length);
      const message = `The ";" begins a comment, so Asterisk never sees "${cut}". Write "\\;" to make it part of the value.`;
      report(context, semicolonCutsValue, at, message, { fixes: () => [escapeAll(section, entry, cut)] });
    }
  },
});

function mayHoldUri({ kind, name, value }: Entry): boolean {
  if (kind !== 'set' && kind !== 'append') return false;
  if (/sips?:[^\s]*$/i.test(value.slice(-300))) return true;
  const option = name.slice(name.indexOf('/') + 1).toLowerCase();
  return value !== '' && URI_OPTIONS.has(option);
}

function parametersBehind(section: ConfSection, { line, valueEnd }: Entry): string | undefined {
  const rest = sectionLine(section, line).slice(valueEnd);
  return PARAMETERS.exec(rest)?.[0];
}

function escapeAll(section: ConfSection, { line, valueEnd }: Entry, cut: string): Fix {
  const edits = [...cut.matchAll(/;/g)].map(({ index }) => insertAt(section, line, valueEnd + index, '\\'));
  return { title: 'Escape the semicolon', kind: 'unsafe', edits, preferred: true };
}
