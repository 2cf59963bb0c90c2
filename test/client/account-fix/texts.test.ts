import assert from 'node:assert/strict';
import { fixFrom, nameOf } from '../../../client/src/account-fix/fix-arguments';
import { textOfOneEdit } from '../../../client/src/account-fix/one-edit';
import { type Piece, pieceThatDiffers } from '../../../client/src/account-fix/piece';
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

  it('says of an undo which files go back, and which do not', () => {
    const text = confirmation(preview, { setBack: ['pjsip.conf'], kept: ['.env'] });
    assert.match(text, /the text of before is put back into pjsip\.conf/);
    assert.match(text, /Edited since, and therefore left as it is: \.env\./);
    assert.doesNotMatch(confirmation(preview, { setBack: [], kept: [] }), /put back|Edited/);
  });

  it('says how many calls are not shown, and lists them all on demand', () => {
    const many = { ...preview, calls: manyCalls };
    assert.match(confirmation(many), /8 requests.*and 2 more/s);
    for (const { title } of manyCalls) assert.ok(callList('Fix', many).includes(title), title);
  });
});

describe('what is said of an undo', () => {
  const result: ApplyResult = { done: ['A'], notDone: [] };
  const cases: [setBack: string[], kept: string[], severity: string, text: string][] = [
    [[], [], 'info', 'Fix: done.'],
    [['a.conf'], [], 'info', 'Fix: done. The text of before is back in a.conf.'],
    [
      ['a.conf'],
      ['.env'],
      'warning',
      'Fix: done at Twilio. Edited since, and therefore left as it is: .env. Take the change back there by hand.',
    ],
  ];
  for (const [setBack, kept, severity, text] of cases)
    it(text, () => assert.deepEqual(resultText('Fix', result, { setBack, kept }), { severity, text }));
});

describe('the piece in which two texts differ', () => {
  const cases: [now: string, wanted: string, piece: Piece][] = [
    ['p=new1\n', 'p=old\n', { start: 2, end: 6, text: 'old' }],
    ['aaa', 'aa', { start: 2, end: 3, text: '' }],
    ['aa', 'aaa', { start: 2, end: 2, text: 'a' }],
    ['', 'x', { start: 0, end: 0, text: 'x' }],
    ['same', 'same', { start: 4, end: 4, text: '' }],
    ['abXcdYef', 'ab1cd2ef', { start: 2, end: 6, text: '1cd2' }],
  ];
  for (const [now, wanted, piece] of cases) {
    it(`${JSON.stringify(now)} is made ${JSON.stringify(wanted)}`, () => {
      assert.deepEqual(pieceThatDiffers(now, wanted), piece);
      assert.equal(now.slice(0, piece.start) + piece.text + now.slice(piece.end), wanted);
    });
  }
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

describe('what a fix wrote into a file', () => {
  const before = { text: 'password=old', version: 3 };

  it('is known where nobody else wrote into it', () => {
    assert.equal(textOfOneEdit(before, { text: 'password=new', version: 4 }), 'password=new');
  });

  it('is not known where somebody typed at the same time, or closed the document', () => {
    for (const version of [5, 1])
      assert.equal(textOfOneEdit(before, { text: '; mine\npassword=new', version }), undefined);
  });
});
