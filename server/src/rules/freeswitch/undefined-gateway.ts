import { gatewayKey, OPEN_GATEWAYS } from '../../dialects/freeswitch/objects/keys';
import { nearest } from '../../text/nearest';
import { isOpen } from '../../text/placeholder';
import { report } from '../report';
import { rule } from '../rule';
import { configuration, inProfile, profile, profiles, TRUNK } from './example';
import { changeTo, each } from './fixes';

function calling(name: string): string {
  return `  <section name="dialplan">
    <context name="default">
      <extension name="outbound">
        <condition field="destination_number" expression="^(\\+\\d+)$">
          <action application="bridge" data="sofia/gateway/${name}/$1"/>
        </condition>
      </extension>
    </context>
  </section>
`;
}

const GATEWAYS = profiles(profile('external', {}, inProfile('acme', TRUNK)));

/** sofia_reg_find_gateway looks the name up when the call is made, mod_sofia.c. */
export const undefinedGateway = rule({
  id: 'freeswitch/undefined-gateway',
  title: 'A dial string that names a gateway that is not defined',
  severity: 'error',
  on: 'freeswitch.reference',
  docs: {
    why: '`sofia/gateway/NAME/…` calls over the gateway `NAME`. Where there is none, the call ends at once with INVALID_GATEWAY, and only then anybody notices. Names are case-sensitive. Silent where an include that cannot be seen may define more.',
    invalid: [configuration(GATEWAYS + calling('amce'))],
    valid: [
      configuration(GATEWAYS + calling('acme')),
      configuration(GATEWAYS + calling('${default_gateway}')),
    ],
  },
  check({ kind, name, key, at }, context) {
    const { scope } = context;
    if (kind !== 'gateway' || isOpen(name) || !scope.complete || scope.definitions(key).length > 0) return;
    if (scope.definitions(OPEN_GATEWAYS).length > 0) return;
    const message = `There is no gateway ${key.slice(gatewayKey('').length)}, so this call ends at once (INVALID_GATEWAY). Define the gateway, or correct the name.`;
    report(context, undefinedGateway, at, message, {
      fixes: () => {
        const beginning = key.slice(0, key.length - name.length);
        const known = scope.names(beginning).filter((other) => !other.includes('::'));
        return each(nearest(name, known), (text) => changeTo(at, text));
      },
    });
  },
});
