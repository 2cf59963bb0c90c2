import assert from 'node:assert/strict';
import { decodeText, encodeText } from '../../server/src/host/node-text';

const files: [name: string, bytes: Buffer, text: string][] = [
  ['UTF-8', Buffer.from('; Büro €\n'), '; Büro €\n'],
  ['UTF-8 with a byte order mark', Buffer.from('\ufeff[dock]\n'), '[dock]\n'],
  ['a second mark, which is text', Buffer.from('\ufeff\ufeff[dock]\n'), '\ufeff[dock]\n'],
  ['Latin-1', Buffer.from('; B\u00fcro\n', 'latin1'), '; B\u00fcro\n'],
  [
    'UTF-16, which no PBX reads',
    Buffer.from('\ufeff[dock]\n', 'utf16le'),
    '\u00ff\u00fe[\0d\0o\0c\0k\0]\0\n\0',
  ],
  ['nothing', Buffer.from(''), ''],
];

describe('the text of a file', () => {
  for (const [name, bytes, text] of files) {
    it(`is read and written byte by byte: ${name}`, () => {
      const decoded = decodeText(bytes);
      assert.equal(decoded.text, text);
      assert.deepEqual(encodeText(decoded), bytes);
    });
  }
});
