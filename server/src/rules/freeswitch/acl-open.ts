import { placeOf } from '../../dialects/freeswitch/load/element';
import { isOpen } from '../../text/placeholder';
import { report } from '../report';
import { rule } from '../rule';
import { configuration } from './example';
import { withAttribute } from './fixes';

function acl(attributes: string, nodes: string): string {
  return `  <section name="configuration">
    <configuration name="acl.conf">
      <network-lists>
        <list name="twilio"${attributes}>
${nodes}        </list>
      </network-lists>
    </configuration>
  </section>
`;
}

const TWILIO = '          <node type="allow" cidr="54.172.60.0/30"/>\n';

/** switch_core.c:1486: only a `default` attribute can make it deny. */
export const aclOpen = rule({
  id: 'freeswitch/acl-open',
  title: 'An access list that lets everybody in',
  severity: 'warning',
  on: 'freeswitch.object',
  docs: {
    why: 'A list without a `default` **allows** every address that no node speaks of. Whoever sends a call to a profile with such an `apply-inbound-acl` is let in without a password, and with it the trunk is open to toll fraud. A list that names who may call needs `default="deny"`. Nodes without `type` do what the default says, so beside it they need `type="allow"`.',
    invalid: [configuration(acl('', TWILIO))],
    valid: [
      configuration(acl(' default="deny"', TWILIO)),
      configuration(acl('', '          <node type="deny" cidr="198.51.100.0/24"/>\n')),
    ],
  },
  check(object, context) {
    if (object.kind !== 'acl' || object.default || object.name === '' || isOpen(object.name)) return;
    // who only shuts some out means to let in the others
    if (object.nodes.length > 0 && object.nodes.every(({ allows, isOpen: open }) => allows === false || open))
      return;
    const at = placeOf(object.element, 'name');
    const message = `The list ${object.name} has no default, so FreeSWITCH allows every address that no node denies: with it anybody may call without a password. Write default="deny", and type="allow" on the nodes that are let in.`;
    report(context, aclOpen, at, message, {
      fixes: () => [withAttribute(object.element, 'default', 'deny', 'Deny all others (default="deny")')],
    });
  },
});
