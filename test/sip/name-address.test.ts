import assert from 'node:assert/strict';
import { parseNameAddress } from '../../server/src/sip/name-address';

interface Parts {
  name?: string;
  address: string;
  host?: string;
  parameters?: string[];
  faults?: string[];
}

const table: readonly [text: string, parts: Parts][] = [
  ['sip:alice@example.com', { address: 'sip:alice@example.com', host: 'example.com' }],
  ['sip:example.com;lr', { address: 'sip:example.com;lr', host: 'example.com' }],
  ['<sip:alice@example.com>', { address: 'sip:alice@example.com', host: 'example.com' }],
  [
    '"Alice" <sip:alice@example.com>',
    { name: 'Alice', address: 'sip:alice@example.com', host: 'example.com' },
  ],
  ['Alice Smith <sip:example.com>', { name: 'Alice Smith', address: 'sip:example.com', host: 'example.com' }],
  [
    '"A \\"B\\" <C>" <sip:d@example.com>',
    {
      name: 'A \\"B\\" <C>',
      address: 'sip:d@example.com',
      host: 'example.com',
    },
  ],
  ['"" <sip:example.com>', { name: '', address: 'sip:example.com', host: 'example.com' }],
  [
    '<sip:example.com;lr>;q=0.5;expires=600',
    {
      address: 'sip:example.com;lr',
      host: 'example.com',
      parameters: ['q=0.5', 'expires=600'],
    },
  ],
  [
    '<sip:example.com> ; tag = "a;b" ; x',
    {
      address: 'sip:example.com',
      host: 'example.com',
      parameters: ['tag="a;b"', 'x'],
    },
  ],
  ['"Acme" <+15550100>', { name: 'Acme', address: '+15550100' }],
  ['<tel:+15550100>', { address: 'tel:+15550100' }],
  ['+15550100', { address: '+15550100' }],
  ['', { address: '' }],
  ['<sip:example.com', { address: 'sip:example.com', host: 'example.com', faults: ['the "<" has no ">"'] }],
  [
    '"Alice <sip:example.com>',
    {
      name: '"Alice',
      address: 'sip:example.com',
      host: 'example.com',
      faults: ['the quote is not closed'],
    },
  ],
  [
    '<sip:example.com> x',
    {
      address: 'sip:example.com',
      host: 'example.com',
      faults: ['only parameters may follow the ">"'],
    },
  ],
  ['<>', { address: '' }],
  ['<', { address: '', faults: ['the "<" has no ">"'] }],
];

describe('parseNameAddress', () => {
  for (const [text, parts] of table) {
    it(`of ${text || 'nothing'}`, () => {
      const read = parseNameAddress(text);
      const pieces = [read.displayName, read.address, read.uri?.host];
      for (const each of pieces) {
        if (each) assert.equal(text.slice(each.offset, each.offset + each.text.length), each.text);
      }
      assert.deepEqual(
        {
          ...(read.displayName && { name: read.displayName.text }),
          address: read.address.text,
          ...(read.uri && { host: read.uri.host.text }),
          ...(read.parameters.length > 0 && {
            parameters: read.parameters.map(({ name, value }) =>
              value ? `${name.text}=${value.text}` : name.text,
            ),
          }),
          ...(read.faults.length > 0 && { faults: read.faults.map(({ reason }) => reason) }),
        },
        parts,
      );
    });
  }
});
