import assert from 'node:assert/strict';
import { leaks } from '../../scripts/lib/planted.mjs';
import {
  assertNoLeak,
  assertNoLeakInMessages,
  basicAuthorization,
  messagesOf,
  planted,
  plantedSecrets,
} from '../support/planted';

describe('the search for planted secrets', () => {
  for (const secret of plantedSecrets) {
    const forms: [string, string][] = [
      ['as it is', secret],
      ['in JSON', JSON.stringify({ secret })],
      ['in a URL', encodeURIComponent(secret)],
      ['as Basic authorization', basicAuthorization('SK1', secret)],
      ['behind another user', basicAuthorization('SK12', secret)],
      ['behind a third', basicAuthorization('SK123', secret)],
      ['in hex', Buffer.from(secret).toString('hex')],
      ['cut short', secret.slice(0, 10)],
    ];
    it(`finds entry ${plantedSecrets.indexOf(secret)} of the list however it is written`, () => {
      for (const [form, text] of forms.slice(0, secret.includes('Passw0rd') ? -1 : undefined)) {
        assert.deepEqual(
          leaks(`one\ntwo ${text}`)
            .slice(0, 1)
            .map(({ line }) => line),
          [2],
          form,
        );
        assert.throws(
          () => assertNoLeak(text, 'a text'),
          (error: Error) => leaks(error.message).length === 0,
        );
      }
    });
  }

  it('says where', () => {
    assert.deepEqual(leaks(`a\nbc ${planted.authToken}\n`), [{ line: 2, column: 4 }]);
  });

  it('finds nothing where nothing is', () => {
    assert.deepEqual(leaks('password=•••••••• Passw0r d Basic QUJDREVGRw== facade5af'), []);
  });

  const frame = (message: object) => {
    const text = JSON.stringify(message);
    return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
  };
  const secret = planted.sipPassword;
  const aside = [
    { method: 'textDocument/didOpen', params: { textDocument: { text: secret } } },
    { method: 'textDocument/didChange', params: { contentChanges: [{ text: 'a' }, { text: secret }] } },
    { method: 'workspace/applyEdit', params: { edit: { changes: { a: [{ newText: secret }] } } } },
  ];
  const told = [
    { method: 'window/logMessage', params: { message: secret } },
    { id: 7, error: { message: 'ö', data: { config: { headers: [secret] } } } },
    { id: 8, result: { [secret]: 1 } },
    { id: 9, result: { text: secret } },
  ];
  it('sets the text of documents aside', () => {
    const messages = messagesOf(aside.map(frame).join(''));
    assert.equal(messages.length, aside.length);
    assertNoLeakInMessages(messages, 'messages');
  });
  for (const message of told) {
    it(`finds it in ${JSON.stringify(Object.keys(message))} (${told.indexOf(message)}), and says where but not what`, () => {
      const all = messagesOf([...aside, message].map(frame).join(''));
      assert.throws(
        () => assertNoLeakInMessages(all, 'messages'),
        (error: Error) => /logMessage|the answer to/.test(error.message) && leaks(error.message).length === 0,
      );
    });
  }

  it('looks into a message that was cut off', () => {
    const all = messagesOf(frame({ method: 'x', params: secret }).slice(0, -1));
    assert.throws(() => assertNoLeakInMessages(all, 'messages'));
  });
});
