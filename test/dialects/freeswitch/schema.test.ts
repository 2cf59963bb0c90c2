import assert from 'node:assert/strict';
import {
  type ParamOwner,
  type ParamSpec,
  paramSpec,
  paramsOf,
  schemaMeta,
} from '../../../server/src/dialects/freeswitch/schema';

const OWNERS: readonly ParamOwner[] = ['gateway', 'subscription', 'profile', 'global', 'directory'];
const all = OWNERS.flatMap((owner) => paramsOf(owner).map((spec) => [owner, spec] as const));

function names(of: (spec: ParamSpec, owner: ParamOwner) => boolean): string[] {
  return all.flatMap(([owner, spec]) => (of(spec, owner) ? `${owner} ${spec.name}` : []));
}

/** Words that can be written as they are; `host:` and the like begin one. */
const WORD = /^[\w.-]+:?$/;

describe('the schema of FreeSWITCH', () => {
  it('offers values that can be written as they are', () => {
    assert.deepEqual(
      names(({ values = [] }) => !values.every((value) => WORD.test(value))),
      [],
    );
  });

  it('has no default that is the name of another param: its value counts', () => {
    assert.deepEqual(
      names(({ default: usual }, owner) => usual !== undefined && paramSpec(owner, usual) !== undefined),
      [],
    );
  });

  it('has the default of a word among the words', () => {
    assert.deepEqual(
      names(
        ({ type, values = [], default: usual, references }) =>
          type === 'enum' && references === undefined && usual !== undefined && !values.includes(usual),
      ),
      [],
    );
  });

  it('says in a clause what becomes of other values', () => {
    assert.deepEqual(
      names(({ invalid }) => invalid !== undefined && !/^[a-z0-9].*[^.]$/.test(invalid.text)),
      [],
    );
  });

  it('says it in the words of people, without the lines of a log alone', () => {
    assert.deepEqual(
      names(({ invalid, note, deprecated }) =>
        [invalid?.text, note, deprecated].some(
          (text) => text !== undefined && /^(?:ERROR|WARNING|CRIT|INFO)\b|\bno-op\b|sofia.*\.c/.test(text),
        ),
      ),
      [],
    );
  });

  it('compares the names of a gateway by case, and no others', () => {
    assert.equal(paramSpec('gateway', 'Proxy'), undefined);
    assert.equal(paramSpec('profile', 'SIP-IP')?.name, 'sip-ip');
    assert.equal(paramSpec('directory', 'Password')?.name, 'password');
  });

  it('says where it comes from', () => {
    assert.match(schemaMeta.freeswitch ?? '', /^1\.10\./);
    assert.match(schemaMeta.date ?? '', /^\d{4}-\d\d-\d\d$/);
  });
});
