import { rule } from '../rule';

/** The finding is made by the runner, see `ruleFailed`. */
export const ruleFailedRule = rule({
  id: 'internal/rule-failed',
  title: 'A rule that failed',
  severity: 'info',
  on: [],
  docs: {
    why: 'A rule stopped with an error of its own on this object, so nothing is known of what it looks for. The other rules ran. That is a mistake in SIP Lens and not in your file: please report it with the text that makes it fail, passwords taken out.',
    invalid: [],
    valid: [],
  },
  check() {
    // whoever runs the rules reports it
  },
});
