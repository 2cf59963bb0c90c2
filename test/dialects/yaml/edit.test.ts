import assert from 'node:assert/strict';
import { dotenvEditor } from '../../../server/src/dialects/dotenv/edit';
import { yamlEditor } from '../../../server/src/dialects/yaml/edit';
import type { HostUse } from '../../../server/src/sip/model';
import { YamlTree } from '../../../server/src/syntax/yaml/tree';
import { Place } from '../../../server/src/text/place';

const URI = 'file:///w/compose.yaml';
const ENV = 'file:///w/.env';

function region(at: Place): HostUse {
  const host = { text: 'ie1', value: 'api.ie1.twilio.com', origin: 'derived' } as const;
  return {
    kind: 'host',
    name: 'TWILIO_REGION',
    userAgent: 'other',
    role: 'rest-api',
    behindProxy: false,
    at,
    host,
  };
}

function keyIn(text: string): Place {
  const [block] = YamlTree.of(URI, text).blocks;
  assert.ok(block);
  const start = text.indexOf('TWILIO_REGION');
  return block.place(start, start + 'TWILIO_REGION'.length);
}

describe('settings that are added', () => {
  it('end their line as the others of the file do', () => {
    const text = 'a:\r\n  TWILIO_REGION: ie1\r\n';
    const editor = yamlEditor({ variableFile: ENV, defines: () => false, text: () => undefined });
    const [edit] = editor.add(region(keyIn(text)), 'edge', 'dublin');
    assert.equal(edit?.newText, '  TWILIO_EDGE: dublin\r\n');
  });

  it('do so in a file of variables, whoever reads it', () => {
    const text = 'A=1\r\nTWILIO_REGION=ie1\r\n';
    const at = new Place({ uri: ENV, line: 0 }, 1, 0, 13);
    const editors = [
      dotenvEditor(() => text),
      yamlEditor({
        variableFile: ENV,
        defines: () => false,
        text: (uri) => (uri === ENV ? text : undefined),
      }),
    ];
    for (const editor of editors)
      assert.deepEqual(editor.add(region(at), 'edge', 'dublin'), [
        {
          uri: ENV,
          range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } },
          newText: 'TWILIO_EDGE=dublin\r\n',
        },
      ]);
  });

  it('are none whose name in the program nobody knows', () => {
    const text = 'a:\n  TWILIO_REGION: ie1\n';
    const editor = yamlEditor({ variableFile: ENV, defines: () => false, text: () => undefined });
    for (const property of ['transportName', 'mediaEncryption', 'codecs', 'authentication', 'matches'])
      assert.deepEqual(editor.add(region(keyIn(text)), property, 'tls'), []);
  });
});

describe('a password that is moved to a file of variables', () => {
  const moved = (password: string) => {
    const text = `services:\n  bot:\n    environment:\n      SIP_PASSWORD: ${password}\n`;
    const block = YamlTree.of(URI, text).blockAt(3);
    assert.ok(block);
    const start = text.indexOf(password) - block.offset;
    const at = block.place(start, start + password.length);
    const editor = yamlEditor({ variableFile: ENV, defines: () => false, text: () => undefined });
    return editor.moveOut({ text: password, value: password, at, origin: 'literal' });
  };

  it('keeps a backslash between single quotes', () => {
    assert.equal(moved('Example\\Passw0rd')[1]?.newText, "SIP_PASSWORD='Example\\Passw0rd'\n");
  });

  it('stays where a backslash at its end would take the closing quote away', () => {
    assert.deepEqual(moved('Example-Passw0rd\\'), []);
  });
});
