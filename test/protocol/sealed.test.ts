import assert from 'node:assert/strict';
import { createReceiver, type Sealed, seal } from '../../protocol/sealed';

const TEXT = '{"username":"SK00000000000000000000000000000001","secret":"Example-Ap1-Secret"}';

describe('sealed text', () => {
  const texts: [string, string][] = [
    ['a key', TEXT],
    ['nothing', ''],
    ['letters of all kinds', 'pä$$wörd 密码 🔑\n'],
    ['a long text', 'Example-Passw0rd '.repeat(10_000)],
  ];
  for (const [name, text] of texts) {
    it(`is opened by its receiver: ${name}`, async () => {
      const receiver = await createReceiver();
      assert.equal(await receiver.open(overTheWire(await seal(receiver.publicKey, text))), text);
    });
  }

  it('is closed to another receiver', async () => {
    const [receiver, other] = [await createReceiver(), await createReceiver()];
    assert.equal(await other.open(await seal(receiver.publicKey, TEXT)), undefined);
  });

  it('shows nothing of the text, and never looks the same twice', async () => {
    const receiver = await createReceiver();
    const [first, second] = [await seal(receiver.publicKey, TEXT), await seal(receiver.publicKey, TEXT)];
    const json = JSON.stringify([receiver, first, second]);
    for (let at = 0; at + 6 <= TEXT.length; at++) {
      const piece = TEXT.slice(at, at + 6);
      for (const form of [piece, Buffer.from(piece).toString('hex')]) assert.ok(!json.includes(form), form);
    }
    for (let shift = 0; shift < 3; shift++) {
      assert.ok(!json.includes(Buffer.from(TEXT.slice(shift)).toString('base64').slice(0, 12)));
    }
    assert.deepEqual(Object.keys(first), ['key', 'iv', 'data']);
    for (const field of ['key', 'iv', 'data'] as const) assert.notEqual(first[field], second[field]);
  });

  for (const field of ['key', 'iv', 'data'] as const) {
    it(`is not opened when its ${field} was changed, anywhere`, async () => {
      const receiver = await createReceiver();
      const sealed = await seal(receiver.publicKey, TEXT);
      for (const changed of changesOf(sealed[field]))
        assert.equal(await receiver.open({ ...sealed, [field]: changed }), undefined, changed);
    });
  }

  it('is not opened with the data of another message to the same receiver', async () => {
    const receiver = await createReceiver();
    const [first, second] = [await seal(receiver.publicKey, TEXT), await seal(receiver.publicKey, TEXT)];
    assert.equal(await receiver.open({ ...first, data: second.data }), undefined);
    assert.equal(await receiver.open({ ...first, key: second.key }), undefined);
  });

  it('is refused, without repeating the text, for what is no public key', async () => {
    for (const key of ['', 'no key', btoa('no key'), btoa('\x04'.padEnd(65, '\x01'))]) {
      await assert.rejects(seal(key, TEXT), (error: unknown) => {
        assert.ok(error instanceof Error);
        return !`${error.message}${error.stack}${JSON.stringify(error)}`.includes('Example-Ap1-Secret');
      });
    }
  });
});

function overTheWire(sealed: Sealed): Sealed {
  return JSON.parse(JSON.stringify(sealed));
}

/** Each byte changed by one bit, the end cut off, and what is no base64. */
function changesOf(field: string): string[] {
  const bytes = Buffer.from(field, 'base64');
  const flipped = [...bytes.keys()].map((at) => {
    const copy = Buffer.from(bytes);
    copy[at] = (copy[at] ?? 0) ^ 1;
    return copy.toString('base64');
  });
  return [...flipped, bytes.subarray(0, -1).toString('base64'), '', '%%%'];
}
