import { attributeAt } from '../../dialects/freeswitch/edit/locate';
import { variableKey } from '../../dialects/freeswitch/objects/keys';
import { nearest } from '../../text/nearest';
import type { Place } from '../../text/place';
import { isOpen } from '../../text/placeholder';
import { report } from '../report';
import { rule } from '../rule';
import { configuration, profile, profiles } from './example';
import { rewriteSpan } from './fixes';

function site(directive: string) {
  return configuration(`${directive}${profiles(profile('external', { 'sip-ip': '$${bind_address}' }))}`);
}

/** switch_xml.c:1307: what no `set` above has made is replaced by nothing, without a word. */
export const undefinedVariable = rule({
  id: 'freeswitch/undefined-variable',
  title: 'A variable that nothing sets above',
  severity: 'warning',
  on: 'freeswitch.problem',
  docs: {
    why: 'FreeSWITCH fills in `$${name}` while it reads the files, and only a `set` that stands **above it in the order of reading** counts: includes are read in place, those of one pattern in the order of the alphabet. Any other name becomes the empty text, and nothing is logged. A variable that `exec-set`, `stun-set` or `env-set` makes is there, though its value is not known here. Silent in comments, in a file that others include, and where an include cannot be seen.',
    invalid: [site('  <X-PRE-PROCESS cmd="set" data="bind_adress=203.0.113.10"/>\n'), site('')],
    valid: [
      site('  <X-PRE-PROCESS cmd="set" data="bind_address=203.0.113.10"/>\n'),
      site('  <X-PRE-PROCESS cmd="env-set" data="bind_address=$BIND_ADDRESS"/>\n'),
    ],
  },
  check(problem, context) {
    const { kind, at, subject: name, definition, text } = problem;
    if (kind !== 'undefined-variable' || problem.inComment || isReasonOfAnother(at)) return;
    const isNested = name.includes('$${');
    if (isOpen(name) && !isNested) return;
    const what = definition
      ? `${name} is set further down only, and FreeSWITCH fills it in as it reads`
      : isNested
        ? 'FreeSWITCH fills in no variable within the name of another'
        : `Nothing sets ${name}`;
    const advice = definition
      ? 'Set it above'
      : isNested
        ? 'Write the whole name'
        : 'Set it above, or correct the name';
    const message = `${what}, so $\${${name}} becomes the empty text here, without a word in the log. ${advice}.`;
    report(context, undefinedVariable, at, message, {
      ...(definition ? { related: [{ at: definition.nameAt, message: 'It is set here.' }] } : {}),
      fixes: () =>
        nearest(name, context.scope.names(variableKey(''))).flatMap((known) =>
          rewriteSpan(
            problem,
            text.replace(name, () => known),
            `Change to ${known}`,
          ),
        ),
    });
  },
});

/** freeswitch/ext-ip-unset and freeswitch/invalid-value say what an empty one brings about. */
function isReasonOfAnother(at: Place): boolean {
  const attribute = attributeAt(at);
  const { element } = attribute ?? {};
  return (
    attribute?.value === '' &&
    element?.name === 'param' &&
    /^ext-(?:sip|rtp)-ip$/i.test(element.value('name') ?? '') &&
    element.parent?.name === 'settings'
  );
}
