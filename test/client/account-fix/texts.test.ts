import assert from 'node:assert/strict';
import { fixFrom, nameOf } from '../../../client/src/account-fix/fix-arguments';
import { callList, confirmation, shownCalls } from '../../../client/src/account-fix/preview-text';
import { resultText } from '../../../client/src/account-fix/result-text';
import type { ApplyResult, Preview, PreviewedCall } from '../../../protocol/account';

const call: PreviewedCall = {
  title: 'Enable registration',
  method: 'POST',
  url: 'https://api.twilio.com/2010-04-01/Accounts/AC1/SIP/Domains/SD1.json',
  form: { SipRegistration: 'true' },
};
const preview: Preview = { connection: 'north', account: 'Northwind', region: 'us1', calls: [call] };
const manyCalls = Array.from({ length: shownCalls + 2 }, (_none, index) => ({
  ...call,
  title: `Call ${index}`,
}));

describe('the question before an account is changed', () => {
  it('names account, region and connection, and shows the call as it is sent', () => {
    const text = confirmation(preview);
    for (const part of [
      'Northwind',
      'US1',
      'north',
      call.title,
      `POST ${call.url}`,
      'SipRegistration=true',
    ]) {
      assert.ok(text.includes(part), part);
    }
  });

  it('says where a generated password goes', () => {
    assert.match(confirmation({ ...preview, password: 'clipboard' }), /clipboard.*not show it again/);
    assert.match(confirmation({ ...preview, password: 'configuration' }), /into the configuration/);
    assert.doesNotMatch(confirmation(preview), /password/);
  });

  it('says how many calls are not shown, and lists them all on demand', () => {
    const many = { ...preview, calls: manyCalls };
    assert.match(confirmation(many), /8 requests.*and 2 more/s);
    for (const { title } of manyCalls) assert.ok(callList('Fix', many).includes(title), title);
  });
});

describe('what is said of a change', () => {
  const nothing: ApplyResult = { done: [], notDone: [] };
  const failed = { title: 'Map the list', problem: 'Twilio refused it: 20003.' };
  const clipboard = { key: 'a', iv: 'b', data: 'c' };
  const cases: [why: string, result: ApplyResult, severity: string, text: RegExp][] = [
    ['that it is done', { ...nothing, done: ['A'] }, 'info', /^Fix: done\.$/],
    [
      'that the password is to be pasted now',
      { ...nothing, done: ['A'], clipboard },
      'info',
      /clipboard and cannot be shown again/,
    ],
    ['that nothing was changed', { ...nothing, failed }, 'error', /20003\. Nothing was changed at Twilio\.$/],
    [
      'what was done and what was not',
      { done: ['Make A.'], failed, notDone: ['Make C'] },
      'error',
      /^Map the list: .* Done before: Make A\. Not done: Make C\.$/,
    ],
    [
      'that a password that was set is in the clipboard although the rest failed',
      { done: ['Add the user'], failed, notDone: [], clipboard },
      'error',
      /Done before: Add the user\. The password .*clipboard and cannot be shown again/,
    ],
    [
      'that nobody knows whether it was done',
      { ...nothing, failed: { ...failed, outcomeUnknown: true }, clipboard },
      'error',
      /^Map the list: Twilio refused it: 20003\. The password that was sent .*clipboard.*refresh/,
    ],
    [
      'that only the files were not changed',
      { ...nothing, done: ['A'], editProblem: 'pjsip.conf is read-only.' },
      'warning',
      /Changed at Twilio: A\. The files were not: pjsip\.conf/,
    ],
  ];
  for (const [why, result, severity, text] of cases) {
    it(`tells ${why}`, () => {
      const found = resultText('Fix', result);
      assert.equal(found.severity, severity);
      assert.match(found.text, text);
    });
  }
});

describe('the argument of an account fix', () => {
  it('is taken where it is one', () => {
    const fix = { title: 'Fix', changes: [{}] };
    assert.equal(fixFrom(fix), fix);
    for (const other of [undefined, null, 'Fix', {}, { title: 'Fix' }, { title: 'Fix', changes: [] }]) {
      assert.equal(fixFrom(other), undefined);
    }
  });

  const names: [title: string, name: string][] = [
    ['Enable registration…', 'Enable registration'],
    ['Enable registration...', 'Enable registration'],
    ['Undo: Enable registration…', 'Undo: Enable registration'],
    ['Enable registration', 'Enable registration'],
  ];
  for (const [title, name] of names) {
    it(`is called ${JSON.stringify(name)} for ${JSON.stringify(title)}`, () => {
      assert.equal(nameOf({ title }), name);
    });
  }
});
