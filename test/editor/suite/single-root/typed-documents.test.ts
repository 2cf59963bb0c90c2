import assert from 'node:assert/strict';
import { commands, Range, type TextEditor, workspace } from 'vscode';
import { extension, finding, findings, open, revert, serverAnswered, uriOf } from '../workbench';

const gateway = `<include>
<gateway name="twilio">
  <param name="register" value="false"/>
  <param name="proxy" value="acme.pstn.asburn.twilio.com"/>
</gateway>
</include>
`;

/** Files whose names do not tell: what is there, what is typed, and what is then found in which line. */
const cases: [path: string, before: string, after: string, rule: string, line: string][] = [
  [
    'late/late.conf',
    '; later\n',
    '[a]\ntype=endpoint\ncolour=red\n',
    'asterisk/unknown-option',
    'colour=red',
  ],
  ['late/gateway.xml', '<include/>\n', gateway, 'twilio/unknown-edge', '  <param name="proxy"'],
  [
    'late/app.yaml',
    'log: info\n',
    'sip:\n  host: acme.pstn.asburn.twilio.com\n',
    'twilio/unknown-edge',
    '  host',
  ],
  ['late/.env', 'A=1\n', 'SIP_HOST=acme.pstn.asburn.twilio.com\n', 'twilio/unknown-edge', 'SIP_HOST'],
];

async function create(path: string, text: string): Promise<TextEditor> {
  await workspace.fs.writeFile(uriOf(path), Buffer.from(text));
  return open(path);
}

function setText({ document, edit }: TextEditor, text: string): Thenable<boolean> {
  return edit((change) => change.replace(new Range(0, 0, document.lineCount, 0), text));
}

describe('documents that become ours while they are typed', () => {
  before(async () => (await extension()).ready);
  after(() => workspace.fs.delete(uriOf('late'), { recursive: true }));

  for (const [path, before, text, rule, line] of cases) {
    it(`${path} has findings before it is saved, and keeps its language`, async () => {
      const editor = await create(path, before);
      const { document } = editor;
      const language = document.languageId;
      await serverAnswered();
      assert.deepEqual(findings(document.uri), []);
      await setText(editor, text);
      await finding(document, rule, line);
      assert.ok(document.isDirty);
      assert.equal(document.languageId, language);
      await revert(editor);
      await commands.executeCommand('workbench.action.closeActiveEditor');
    });
  }
});
