import assert from 'node:assert/strict';
import { allRules } from '../../../server/src/rules';
import type { Fixture } from '../../support/fixture/fixture';
import { ruleFixtures } from '../../support/fixture/folders';

type Kind = 'fires' | 'silent' | 'unknown';
const KINDS: readonly Kind[] = ['fires', 'silent', 'unknown'];

/** Why a rule has no fixture of a kind on files of YAML and variables. */
const NOT_APPLICABLE: Readonly<Record<string, Readonly<Partial<Record<Kind, string>>>>> = {
  'sip/invalid-uri': {
    fires: 'what a program takes for an address nobody knows',
  },
  'sip/registration-without-credentials': {
    fires: 'a program may have its credentials anywhere else',
  },
  'sip/retry-storm': {
    fires: 'no key tells when a program tries again',
    unknown: 'the same: there is nothing that it might not know',
  },
  'sip/transport-conflict': {
    fires: 'which of two protocols a program goes by nobody knows',
  },
  'sip/weak-tls': {
    fires: 'no key names a version of TLS',
    unknown: 'the same: there is nothing that it might not know',
  },
  'twilio/credentials-missing': {
    fires: 'a program may have its credentials anywhere else',
  },
  'twilio/drift': {
    fires: 'it compares a registry file with the account, whatever else there is',
    silent: 'the same',
    unknown: 'the same',
  },
  'twilio/identify-ambiguous': {
    fires: 'a program may tell two trunks apart by the number that is called',
  },
  'twilio/identify-incomplete': {
    fires: 'another list of the program may hold the other addresses',
  },
  'twilio/identify-missing': {
    fires: 'how a program lets calls in is its own',
    unknown: 'the same: there is nothing that it might not know',
  },
  'twilio/inbound-auth': {
    fires: 'whether a program demands credentials of those who call no key tells',
    unknown: 'the same: there is nothing that it might not know',
  },
  'twilio/keepalive-too-fast': {
    fires: 'no key tells how often a program asks for a sign of life',
    unknown: 'the same: there is nothing that it might not know',
  },
  'twilio/localized-dial': {
    fires: 'no dialplan is read in settings',
    unknown: 'the same: there is nothing that it might not know',
  },
  'twilio/missing-lr': {
    fires: 'what a program does with its outbound proxy nobody knows',
  },
  'twilio/nat-address': {
    fires: 'no key tells where a program binds',
    unknown: 'the same: there is nothing that it might not know',
  },
  'twilio/no-g711': {
    fires: 'a program may offer other codecs than those of its settings',
  },
  'twilio/not-e164': {
    fires: 'no dialplan is read in settings',
    unknown: 'the same: there is nothing that it might not know',
  },
  'twilio/secure-refused': {
    fires: 'no key tells whether media are encrypted',
    silent: 'the same',
    unknown: 'the same',
  },
  'twilio/session-timers': {
    fires: 'no key demands session timers',
    unknown: 'the same: there is nothing that it might not know',
  },
  'twilio/srtp-method': {
    fires: 'no key tells how media are encrypted',
    unknown: 'the same: there is nothing that it might not know',
  },
  'twilio/tls-mismatch': {
    fires: 'no key tells whether media are encrypted',
  },
  'twilio/wrong-realm': {
    fires: 'what a program takes its realm for nobody knows',
    unknown: 'the same: there is nothing that it might not know',
  },
};

function isSettings(path: string): boolean {
  return /\.ya?ml$|(?:^|\/)[\w.-]*\.env(?:\.[\w-]+)*$/.test(path) && !path.endsWith('twilio.registry.yaml');
}

const texts = ruleFixtures();

function casesOf(rule: string, kind: Kind): Fixture[] {
  return texts
    .filter((text) => text.rule === rule && (text.name === kind || text.name.startsWith(`${kind}-`)))
    .flatMap(({ cases }) => cases.filter(({ files }) => files.some(({ path }) => isSettings(path))));
}

/** Fires in YAML or .env, or is asked about one. */
function isThere(rule: string, kind: Kind): boolean {
  const cases = casesOf(rule, kind);
  if (kind !== 'fires') return cases.length > 0;
  return cases.some(({ files }) =>
    files.some(({ path, marks }) => isSettings(path) && marks.some((mark) => mark.rule === rule)),
  );
}

describe('rules that hold for every program, on settings in YAML and .env', () => {
  const rules = allRules.filter(({ id }) => /^(?:sip|twilio)\//.test(id)).map(({ id }) => id);

  for (const rule of rules) {
    for (const kind of KINDS) {
      const reason = NOT_APPLICABLE[rule]?.[kind];
      if (reason === undefined)
        it(`${rule}: ${kind}`, () =>
          assert.ok(isThere(rule, kind), `no YAML or .env in ${kind}*.txt of ${rule}`));
      else
        it(`${rule}: ${kind} is not applicable, ${reason}`, () =>
          assert.ok(!isThere(rule, kind), `${rule} has such a fixture: take the reason away`));
    }
  }

  it('gives reasons for rules that there are', () => {
    assert.deepEqual(
      Object.keys(NOT_APPLICABLE).filter((rule) => !rules.includes(rule)),
      [],
    );
  });
});
