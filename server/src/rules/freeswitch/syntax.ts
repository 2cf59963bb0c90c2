import { replaceAt } from '../../dialects/freeswitch/edit/text';
import type { XmlChunk } from '../../syntax/xml/chunk';
import type { XmlFault, XmlFaultKind } from '../../syntax/xml/fault';
import type { FileEdit } from '../../text/range';
import type { Fix, FixKind } from '../finding';
import { report } from '../report';
import { rule } from '../rule';
import { gateways } from './example';

const GATEWAY = `<include>
  <gateway name="acme">
    <param name="proxy" value="acme.pstn.dublin.twilio.com"/>
    <param name="register" value="false"/>
    <param name="caller-id-in-from" value="true"/>
  </gateway>
</include>
`;

/** Source: switch_xml_parse_str, switch_xml.c:1091-1240. */
export const syntax = rule({
  id: 'freeswitch/syntax',
  title: 'Markup that FreeSWITCH refuses or reads otherwise',
  severity: 'error',
  on: 'freeswitch.markup',
  docs: {
    why: 'All files together are one document to FreeSWITCH. One element that is not closed, one comment with `--` in it or one quote too few anywhere in it, and it refuses the **whole configuration**: it does not start, and `reloadxml` keeps the old one. Its own message counts lines of a file that it puts together itself, `freeswitch.xml.fsxml`. Some things it takes though they are no XML, and reads them otherwise than they look: a value without quotes is empty, and of two attributes of one name the first counts, and `<include >` with a blank is not the `<include>` around a file, which goes, but an element that hides what it holds.',
    invalid: [
      gateways(GATEWAY.replace('  </gateway>\n', '')),
      gateways(GATEWAY.replace('</include>', '  <!-- moved -- see the wiki -->\n</include>')),
      gateways(GATEWAY.replace('value="false"/>', 'value="false/>')),
      gateways(GATEWAY.replace('value="false"/>', 'value=false/>')),
    ],
    valid: [
      gateways(GATEWAY),
      gateways(GATEWAY.replace('</include>', '  <!-- moved - see the wiki -->\n</include>')),
    ],
  },
  check(fault, context) {
    const words = WORDS[fault.kind];
    if (!words || isTemplate(fault) || isOpen(fault)) return;
    const [what, advice] = words(shown(fault));
    const effect = fault.fatal ? REFUSED : '';
    report(context, syntax, fault.at, `${what}.${effect} ${advice}.`, {
      severity: fault.fatal ? 'error' : 'warning',
      fixes: () => fixes(fault),
    });
  },
});

const REFUSED =
  ' FreeSWITCH refuses the whole configuration for it: it does not start, and a reload keeps the old one.';

/** `subject`: the name of the tag or attribute that it is about. */
type Words = (subject: string) => readonly [what: string, advice: string];

const HIDDEN = '…';

const ATTRIBUTE_FAULTS: ReadonlySet<XmlFaultKind> = new Set<XmlFaultKind>([
  'duplicate-attribute',
  'missing-value',
  'unquoted-value',
  'value-over-tags',
]);

/** The attributes of what the programs of SIP read. */
const ATTRIBUTES: ReadonlySet<string> = new Set(
  (
    'name value cmd data id type direction application field expression break continue inline loop method default ' +
    'cidr host mask domain alias parse number-alias cacheable description'
  ).split(' '),
);

/** Of broken markup anything may be read as a name, a password too: nothing is quoted that is none. */
function shown({ kind, subject }: XmlFault): string {
  if (subject === '') return '';
  // many a password looks like a name
  const isName = ATTRIBUTE_FAULTS.has(kind) ? ATTRIBUTES.has(subject) : /^<?[A-Za-z_][\w.:-]*$/.test(subject);
  return isName ? subject : HIDDEN;
}

/** What FreeSWITCH takes as it was meant is not among them. */
const WORDS: Readonly<Partial<Record<XmlFaultKind, Words>>> = {
  'unexpected-closing-tag': (subject) => [
    `</${subject}> closes nothing that is open here`,
    'Remove it, or open the element that it closes; the case of names counts',
  ],
  'unclosed-tag': (subject) => [
    `Nothing closes <${subject}>`,
    `Write </${subject}> where it ends; the case of names counts`,
  ],
  'second-root': () => [
    'A second element stands behind the end of the first one, and there may be one only',
    'Put both into one element, or remove what closes the first too early',
  ],
  'double-hyphen': () => [
    'There is -- inside this comment, where only a single - may stand',
    'Write a single -, or something else',
  ],
  'unclosed-comment': () => ['Nothing ends this comment', 'Write --> where it ends'],
  'unclosed-cdata': () => ['Nothing ends this CDATA section', 'Write ]]> where it ends'],
  'unclosed-doctype': () => ['Nothing ends this declaration', 'Write > where it ends'],
  'unclosed-instruction': () => ['Nothing ends this instruction', 'Write ?> where it ends'],
  'stray-less-than': () => ['This < begins no element', 'Write &lt; where the sign itself is meant'],
  'unterminated-quote': () => ['Nothing ends the value that this quote begins', 'Write the missing quote'],
  'missing-tag-end': (subject) => [
    subject === '' ? 'This tag has no end' : `The tag <${subject} has no end`,
    'Write > or /> without a blank in it',
  ],
  'no-root': () => ['There is no element in it', 'Write one'],
  'duplicate-attribute': (subject) => [
    `${subject} is given twice in one tag, and FreeSWITCH takes the first one without a word`,
    'Remove one of them',
  ],
  'missing-value': (subject) => [
    `${subject === HIDDEN ? 'This attribute' : subject} has no value, and FreeSWITCH takes it for empty`,
    'Write ="…" behind it',
  ],
  'unquoted-value': (subject) => [
    `The value of ${subject} has no quotes, so FreeSWITCH takes it for empty and the rest for a name`,
    'Put it into straight quotes',
  ],
  'attribute-without-name': () => ['This value has no name, so nobody reads it', 'Write name="…"'],
  'markup-in-tag': (subject) =>
    subject.startsWith('<')
      ? [
          `The tag ahead of ${subject} has no end, so FreeSWITCH takes what follows for attributes of it`,
          'Write > or /> where it ends',
        ]
      : [
          'A tag ends too late: what follows was taken for names in it',
          'Look for a quote or > that is missing, or that is too many',
        ],
  'kept-include': () => [
    'FreeSWITCH takes away the lines of <include> and </include>, but only where they are written so: this one stays in the tree, and what it holds is not found there',
    'Write <include> and </include>, each on a line of its own',
  ],
  'value-over-tags': (subject) => [
    `The value of ${subject} goes on over the next lines and swallows what stands there`,
    'Write the missing quote',
  ],
};

/** What a template engine runs before FreeSWITCH reads the file. */
function isTemplate({ chunk, subject }: XmlFault): boolean {
  return /^[%{]/.test(subject) || isTemplated(chunk);
}

/** Whether a variable whose value is not known stands where the name of an element or attribute should. */
function isOpen({ kind, chunk, end, subject }: XmlFault): boolean {
  if (kind !== 'stray-less-than') return subject.includes('$${');
  return chunk.effective.startsWith('$${', end - chunk.view.base);
}

/** Of chunks that were looked through: one long line may have thousands of faults. */
const templated = new WeakMap<XmlChunk, boolean>();

function isTemplated(chunk: XmlChunk): boolean {
  let found = templated.get(chunk);
  if (found === undefined) {
    found = /\{[{%#]|<%/.test(chunk.source);
    templated.set(chunk, found);
  }
  return found;
}

/** Quotes as text processors write them, which are characters like any other. */
const CURLY = /^[\u2018\u2019\u201a\u201c\u201d\u201e\u00ab]+|[\u2018\u2019\u201c\u201d\u00bb]+$/g;

/** Where one edit surely mends it. */
function fixes({ kind, at, chunk }: XmlFault): Fix[] {
  if (kind === 'double-hyphen') return mend('Write a single -', replaceAt(at, '-'), 'safe');
  if (kind !== 'unquoted-value' || at.line === 0) return [];
  const line = chunk.source.split('\n')[at.line] ?? '';
  const found = /^([\w-]+\s*=\s*)([^\s"'<>/]+)/.exec(line.slice(at.start));
  if (!found) return [];
  const [whole, name, value = ''] = found;
  const bare = value.replace(CURLY, '');
  return mend('Put it into quotes', replaceAt(at.slice(0, whole.length), `${name}"${bare}"`), 'unsafe');
}

function mend(title: string, edit: FileEdit, kind: FixKind): Fix[] {
  return [{ title, kind, edits: [edit], preferred: true }];
}
