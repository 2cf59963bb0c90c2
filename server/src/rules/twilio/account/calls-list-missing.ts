import { report } from '../../report';
import { rule } from '../../rule';
import { changed, TRUNK } from '../examples';
import { listFixes } from './credential-ways';
import { beside } from './examples';
import { hostPlace } from './service-use';
import { faultsFor } from './verdict';
import { relatedServices, serviceName } from './wording';

/** The trunk's configuration, calling a SIP Domain. */
const CALLS = changed(TRUNK, ['acme.pstn', 'acme.sip'], ['username = pbx', 'username = alice']);

export const callsListMissing = rule({
  id: 'twilio/calls-list-missing',
  title: 'Credentials for calls to a SIP Domain that has a credential list for registrations only',
  severity: 'warning',
  needs: ['account.domains'],
  sipStatus: [403],
  on: 'twilio.service',
  docs: {
    why: 'Credential lists are mapped to a SIP Domain twice: for calls and for registrations. With the list mapped for registrations only the PBX registers without trouble, and its calls are refused with 403 all the same. Where an access control list is mapped for calls instead, Twilio never asks for the credentials and lets in what comes from its addresses.',
    invalid: [beside(CALLS, ['calls: { credentialLists: [phones]', 'calls: { credentialLists: []'])],
    valid: [beside(CALLS)],
  },
  check(use, context) {
    const { service, hosts } = use;
    for (const { accessListMapped } of faultsFor('twilio/calls-list-missing', use, context)) {
      const effect = accessListMapped
        ? 'Twilio never asks for the credentials of this peer, and answers 403 to calls from addresses outside the access control list'
        : 'the PBX can register, but Twilio answers 403 to its calls';
      const advice = accessListMapped
        ? 'Add the address of the PBX to that list, or map the credential list for calls in its place: of two lists both must pass.'
        : 'Map the list for calls as well.';
      const message = `The credential list of ${serviceName(service)} is mapped for registrations, not for calls: ${effect}. ${advice}`;
      report(context, callsListMissing, hostPlace(hosts[0]), message, {
        related: relatedServices(
          context.account,
          service,
          () => 'no credential list is mapped for calls',
          'calls',
        ),
        // beside an access control list both would have to pass, and of the address nothing is known
        fixes: () => (use.use === 'calls' && !accessListMapped ? listFixes(use, context) : []),
      });
    }
  },
});
