import { rule } from '../rule';

/** The finding is made where comments are applied, diagnostics/unused-suppression.ts. */
export const unusedSuppression = rule({
  id: 'internal/unused-suppression',
  title: 'A comment that switches off a rule that finds nothing there',
  severity: 'info',
  on: [],
  docs: {
    why: 'A `sip-lens-disable-…` comment without effect hides the next fault of that kind, or does not do what it seems to do for its rule is misspelled. Comments that name a rule about Twilio accounts are left alone, for that rule may be silent only because no account data is at hand.',
    invalid: [
      {
        files: {
          'pjsip.conf':
            '[alice]\ntype = endpoint\n; sip-lens-disable-next-line asterisk/unknown-option\ncontext = office\n',
        },
      },
      {
        files: {
          'pjsip.conf':
            '[alice]\ntype = endpoint\ncolour = red ; sip-lens-disable-line asterisk/unkown-option\n',
        },
      },
    ],
    valid: [
      {
        files: {
          'pjsip.conf':
            '[alice]\ntype = endpoint\n; sip-lens-disable-next-line asterisk/unknown-option -- read by our patch\ncolour = red\n',
        },
      },
    ],
  },
  check() {
    // whoever applies the comments reports it
  },
});
