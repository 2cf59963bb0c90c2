import assert from 'node:assert/strict';
import { allRules } from '../../../server/src/rules';
import type { Fixture } from '../../support/fixture/fixture';
import { ruleFixtures } from '../../support/fixture/folders';

type Kind = 'fires' | 'silent' | 'unknown';
const KINDS: readonly Kind[] = ['fires', 'silent', 'unknown'];

/** Why a rule has no fixture of a kind on files of FreeSWITCH. */
const NOT_APPLICABLE: Readonly<Record<string, Readonly<Partial<Record<Kind, string>>>>> = {
  'sip/invalid-uri': {
    fires:
      'mod_sofia puts "sip:" before whatever it is given; freeswitch/proxy-scheme says where that is wrong',
    unknown: 'the same: there is nothing that it might not know',
  },
  'sip/registration-without-credentials': {
    fires: 'mod_sofia drops such a gateway, and freeswitch/gateway-dropped says so',
  },
  'sip/transport-conflict': {
    fires: 'mod_sofia goes by the URI of the next hop alone',
    unknown: 'the same: there is nothing that it might not know',
  },
  'twilio/api-host': {
    fires: 'no request over HTTP is read in files of FreeSWITCH',
    silent: 'the same',
    unknown: 'the same',
  },
  'twilio/caller-id-format': {
    fires: 'freeswitch/from-user-is-username says it, with where the user comes from',
    unknown: 'the same',
  },
  'twilio/drift': {
    fires: 'it compares a registry file with the account, whatever else there is',
    silent: 'the same',
    unknown: 'the same',
  },
  'twilio/identify-ambiguous': {
    fires: 'calls belong to the profile on whose port they arrive, so that no two gateways compete for them',
    unknown: 'the same: there is nothing that it might not know',
  },
  'twilio/identify-missing': {
    fires: 'calls need no gateway to be let in: the profile and its access lists decide',
    unknown: 'the same: there is nothing that it might not know',
  },
  'twilio/missing-lr': {
    fires: 'sofia-sip only sends to the proxy and writes no Route',
    unknown: 'the same: there is nothing that it might not know',
  },
  'twilio/session-timers': {
    fires: 'mod_sofia never sends Require: timer, so that nothing can demand session timers',
    unknown: 'the same: there is nothing that it might not know',
  },
  'twilio/wrong-realm': {
    fires: 'mod_sofia takes the realm of the challenge; its own realm is a destination',
    unknown: 'the same: there is nothing that it might not know',
  },
};

function isFreeSwitch(path: string): boolean {
  return path.endsWith('.xml');
}

const texts = ruleFixtures();

function casesOf(rule: string, kind: Kind): Fixture[] {
  return texts
    .filter((text) => text.rule === rule && (text.name === kind || text.name.startsWith(`${kind}-`)))
    .flatMap(({ cases }) => cases.filter(({ files }) => files.some(({ path }) => isFreeSwitch(path))));
}

/** Fires in a file of FreeSWITCH, or is asked about one. */
function isThere(rule: string, kind: Kind): boolean {
  const cases = casesOf(rule, kind);
  if (kind !== 'fires') return cases.length > 0;
  return cases.some(({ files }) =>
    files.some(({ path, marks }) => isFreeSwitch(path) && marks.some((mark) => mark.rule === rule)),
  );
}

describe('rules that hold for every program, on FreeSWITCH', () => {
  const rules = allRules.filter(({ id }) => /^(?:sip|twilio)\//.test(id)).map(({ id }) => id);

  for (const rule of rules) {
    for (const kind of KINDS) {
      const reason = NOT_APPLICABLE[rule]?.[kind];
      if (reason === undefined)
        it(`${rule}: ${kind}`, () =>
          assert.ok(isThere(rule, kind), `no file of FreeSWITCH in ${kind}*.txt of ${rule}`));
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
