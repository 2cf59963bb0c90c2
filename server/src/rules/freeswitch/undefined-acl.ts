import { accessListKey, OPEN_ACCESS_LISTS } from '../../dialects/freeswitch/objects/keys';
import { builtinAccessLists } from '../../dialects/freeswitch/schema';
import { nearest } from '../../text/nearest';
import { isOpen } from '../../text/placeholder';
import { report } from '../report';
import { rule } from '../rule';
import { configuration, profile } from './example';
import { changeTo, each } from './fixes';

function site(list: string): string {
  return `  <section name="configuration">
    <configuration name="acl.conf">
      <network-lists>
        <list name="twilio" default="deny">
          <node type="allow" cidr="54.172.60.0/30"/>
        </list>
      </network-lists>
    </configuration>
    <configuration name="sofia.conf">
      <profiles>
${profile('external', { 'apply-inbound-acl': list })}      </profiles>
    </configuration>
  </section>
`;
}

/** switch_check_network_list_ip_port_token answers "no" for a name that it does not know, without a word. */
export const undefinedAcl = rule({
  id: 'freeswitch/undefined-acl',
  title: 'The name of an access list that is not defined',
  severity: 'error',
  on: 'freeswitch.reference',
  docs: {
    why: 'FreeSWITCH never says that it does not know a list: every address is denied then, so that `apply-inbound-acl="twillio"` makes it ask Twilio for a password that Twilio does not have, and each inbound call ends. Lists stand in `acl.conf.xml`; some, such as `rfc1918.auto`, FreeSWITCH makes itself. A value with a `/` is taken for networks.',
    invalid: [configuration(site('twillio'))],
    valid: [
      configuration(site('twilio')),
      configuration(site('rfc1918.auto')),
      configuration(site('54.172.60.0/30')),
    ],
  },
  check({ kind, name, key, at }, context) {
    const { scope } = context;
    if (kind !== 'acl' || isOpen(name) || builtinAccessLists.has(name)) return;
    if (!scope.complete || scope.definitions(key).length > 0) return;
    if (scope.definitions(OPEN_ACCESS_LISTS).length > 0) return;
    const message = `There is no access list ${name}. FreeSWITCH does not say so and denies every address. Define the list in acl.conf.xml, or correct the name.`;
    report(context, undefinedAcl, at, message, {
      fixes: () => {
        const known = [...scope.names(accessListKey('')), ...builtinAccessLists];
        return each(nearest(name, known), (text) => changeTo(at, text));
      },
    });
  },
});
