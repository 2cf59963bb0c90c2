import { report } from '../report';
import { rule } from '../rule';

const START = 'sipLensRegistry: 1\naccounts:\n  - sid: AC00000000000000000000000000000001\n';

export const registryInvalid = rule({
  id: 'registry/invalid',
  title: 'A registry file that does not say what it should',
  severity: 'error',
  on: 'registry.problem',
  docs: {
    why: 'The registry file says what exists in the Twilio accounts, and the rules with account data believe it. A part that cannot be read, or that has a key, a SID, a number or an address that none can be, is left out, and nothing is concluded from its absence: those rules stay silent instead of accusing somebody. The rest of the file still counts.',
    invalid: [
      { files: {}, registry: `${START}    regions:\n      us1:\n        domain: []\n` },
      { files: {}, registry: `${START}    regions: [us1\n` },
    ],
    valid: [{ files: {}, registry: `${START}    regions:\n      us1:\n        domains: []\n` }],
  },
  check({ message, at }, context) {
    report(context, registryInvalid, at, `${message} Nothing is concluded from this part of the registry.`);
  },
});
