import { formatIpNetwork } from '../../../sip/ip-network';
import { report } from '../../report';
import { rule } from '../../rule';
import { TRUNK } from '../examples';
import { beside } from './examples';
import { hostPlace } from './service-use';
import { faultsFor } from './verdict';
import { listed, related } from './wording';

export const originationMismatch = rule({
  id: 'twilio/origination-mismatch',
  title: 'A trunk whose origination URLs all lead past this PBX',
  severity: 'warning',
  needs: ['account.trunks'],
  twilioErrors: [32011],
  on: 'twilio.service',
  docs: {
    why: 'Calls to the numbers of a trunk go to its origination URLs. Where each of them is an address and none is the public address of this PBX, the calls arrive somewhere else or nowhere (32011). The address of the PBX is `external_signaling_address` of the transport, or what the setting `sipLens.pbx.publicAddresses` names. A URL with a host name may lead anywhere, so it keeps this rule silent.',
    invalid: [beside(TRUNK, ['sip:203.0.113.10', 'sip:198.51.100.7'])],
    valid: [beside(TRUNK), beside(TRUNK, ['sip:203.0.113.10', 'sip:pbx.acme.example'])],
  },
  check(use, context) {
    const { service, hosts } = use;
    for (const { urls, address } of faultsFor('twilio/origination-mismatch', use, context)) {
      const targets = listed(
        urls.map(({ url }) => url),
        'and',
      );
      const own = listed(address.networks.map(formatIpNetwork));
      const message = `Calls to the numbers of the trunk ${service.name} go to ${targets}, but this PBX is at ${own}: they do not arrive here (32011). Correct the origination URLs, or the address of the PBX.`;
      report(context, originationMismatch, hostPlace(hosts[0]), message, {
        related: [
          ...urls.flatMap(({ url, at }) => related(at, `calls go to ${url}`)),
          ...related(address.source?.at, `the PBX is at ${own}`),
        ],
      });
    }
  },
});
