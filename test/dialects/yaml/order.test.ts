import assert from 'node:assert/strict';
import { CheckedWorkspace, uriOf } from '../../support/checked-workspace';

const SETTINGS = '/sip.yaml';
const VARIABLES = {
  '/env/a.env': 'SECRET_WORD=secret\n',
  '/env/b.env': 'SECRET_WORD=secret\nLISTEN=5060\n',
};

const WITH_BOTH = `one:
  sip_trunk_host: acme.sip.twilio.com
  sip_trunk_username: alice
  sip_trunk_password: \${SECRET_WORD}
`;
const WITH_SECOND = `two:
  sip_trunk_host: trunk.example.com
  sip_trunk_port: \${LISTEN}
`;

const edits: [name: string, before: string, after: string][] = [
  ['that the second file was needed first', WITH_SECOND, WITH_BOTH + WITH_SECOND],
  ['that both were needed at once', 'three:\n', WITH_BOTH + WITH_SECOND],
  ['that the second file is needed for more', WITH_BOTH, WITH_SECOND + WITH_BOTH],
];

async function checked(text: string): Promise<CheckedWorkspace> {
  return await CheckedWorkspace.of(new Map(Object.entries({ ...VARIABLES, [SETTINGS]: text })));
}

function shown(workspace: CheckedWorkspace): string[] {
  return workspace
    .all()
    .map(({ rule, at: { uri, range } }) => `${uri} ${range.start.line}:${range.start.character} ${rule}`);
}

describe('where several files of variables give one value', () => {
  for (const [name, before, after] of edits) {
    it(`the finding stands in the first file, and it does not matter ${name}`, async () => {
      const workspace = await checked(before);
      workspace.workspace.open(uriOf(SETTINGS), before, 0);
      workspace.checker.settle();
      const window = { start: 0, oldEnd: before.length, newEnd: after.length };
      workspace.workspace.edit(uriOf(SETTINGS), after, window, 1);
      workspace.checker.settle();
      const expected = shown(await checked(after));
      assert.ok(expected.some((line) => line.includes('/a.env') && line.includes('twilio/password-shape')));
      assert.deepEqual(shown(workspace), expected);
    });
  }
});
