import { linePlace } from '../../dialects/asterisk/objects/setting';
import { report } from '../report';
import { rule } from '../rule';
import { pjsip } from './example';
import { faultsOfTransport } from './transports';

const FIRST = '[udp]\ntype = transport\nprotocol = udp\nbind = 0.0.0.0\n\n';

/** The second socket on one address cannot be opened. */
export const addressInUse = rule({
  id: 'asterisk/address-in-use',
  title: 'Two transports on one address and port',
  severity: 'error',
  on: 'asterisk.object',
  docs: {
    why: 'Only one transport can listen on an address and a port: the later one is dropped with "Address already in use", and what names it fails. `0.0.0.0` takes the port on every IPv4 address. UDP does not stand in the way of TCP and TLS, but these two share their ports.',
    invalid: [pjsip(`${FIRST}[lan]\ntype = transport\nprotocol = udp\nbind = 192.0.2.1\n`)],
    valid: [pjsip(`${FIRST}[lan]\ntype = transport\nprotocol = udp\nbind = 192.0.2.1:5070\n`)],
  },
  check(object, context) {
    if (object.type !== 'transport') return;
    for (const { fault, cause } of faultsOfTransport(object, context.scope)) {
      if (fault.rule !== addressInUse.id || fault.effect === 'unknown') continue;
      const entry = fault.setting === undefined ? undefined : object.setting(fault.setting)?.entry;
      report(context, addressInUse, entry && linePlace(entry), fault.message, {
        ...(fault.effect === 'dropped' ? {} : { severity: 'warning' }),
        ...(cause
          ? { related: [{ at: cause.at, message: `[${cause.category.name}] has the address.` }] }
          : {}),
      });
    }
  },
});
