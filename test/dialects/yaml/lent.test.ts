import assert from 'node:assert/strict';
import { CheckedWorkspace, uriOf } from '../../support/checked-workspace';

const TRUNK = `- kind: Trunk
  ref: trunk
  spec:
    outbound:
      credentialsRef: pbx
      uris: [{ uri: { host: acme.pstn.dublin.twilio.com } }]
`;
const credentials = (password: string, ref = 'pbx') => `- kind: Credentials
  ref: ${ref}
  spec: { credentials: { username: pbx, password: ${password} } }
`;
const FINDING = 'twilio/password-shape';

async function site(files: Readonly<Record<string, string>>) {
  const checked = await CheckedWorkspace.of(new Map(Object.entries({ '/trunks.yml': TRUNK, ...files })));
  const { workspace, host, checker } = checked;
  const settled = () => {
    checker.settle();
    return checked.all().map(({ at, rule }) => `${at.uri.split('/').at(-1)} ${rule}`);
  };
  return {
    checked,
    settled,
    write(path: string, text: string): string[] {
      const isNew = !host.files.contents.has(uriOf(path));
      host.files.contents.set(uriOf(path), text);
      workspace.changedOnDisk(uriOf(path), isNew);
      return settled();
    },
    take(path: string): string[] {
      host.files.contents.delete(uriOf(path));
      workspace.changedOnDisk(uriOf(path), true);
      return settled();
    },
    type(path: string, before: string, after: string): string[] {
      workspace.open(uriOf(path), before, 1);
      checker.settle();
      const window = { start: 0, oldEnd: before.length, newEnd: after.length };
      workspace.edit(uriOf(path), after, window, 2);
      return settled();
    },
  };
}

describe('resources that YAML files of one folder lend each other', () => {
  it('come and go with their file', async () => {
    const { settled, write, take } = await site({});
    assert.deepEqual(settled(), []);
    assert.deepEqual(write('/credentials.yml', credentials('short')), [`credentials.yml ${FINDING}`]);
    assert.deepEqual(write('/more.yml', credentials('short')), [], 'two of one name');
    assert.deepEqual(take('/more.yml'), [`credentials.yml ${FINDING}`]);
    assert.deepEqual(take('/credentials.yml'), []);
  });

  it('follow what is typed into their file, and into the file that names them', async () => {
    const short = credentials('short');
    const { type } = await site({ '/credentials.yml': short });
    assert.deepEqual(type('/credentials.yml', short, credentials('Example-Passw0rd1')), []);
    assert.deepEqual(type('/credentials.yml', credentials('Example-Passw0rd1'), `# pbx\n${short}`), [
      `credentials.yml ${FINDING}`,
    ]);
    assert.deepEqual(type('/trunks.yml', TRUNK, TRUNK.replace('Ref: pbx', 'Ref: other')), []);
    assert.deepEqual(type('/credentials.yml', short, credentials('short', 'other')), [
      `credentials.yml ${FINDING}`,
    ]);
  });

  it('are found when they are typed into a file that had none', async () => {
    const { type } = await site({ '/others.yml': 'a: 1\n' });
    assert.deepEqual(type('/others.yml', 'a: 1\n', credentials('short')), [`others.yml ${FINDING}`]);
  });

  it('obey the comments of their file', async () => {
    const { settled } = await site({
      '/credentials.yml': credentials('short').replace(
        '  spec',
        `  # sip-lens-disable-next-line ${FINDING}\n  spec`,
      ),
    });
    assert.deepEqual(settled(), []);
  });

  it('cost nothing where no file names one', async () => {
    const { checked, write } = await site({
      '/trunks.yml': TRUNK.replace('      credentialsRef: pbx\n', ''),
      '/credentials.yml': credentials('short'),
    });
    let listed = 0;
    const { files } = checked.host;
    const { list } = files;
    files.list = (uri) => {
      listed++;
      return list.call(files, uri);
    };
    write('/credentials.yml', credentials('shorter'));
    write('/trunks.yml', TRUNK.replace('      credentialsRef: pbx\n', '      sendRegister: false\n'));
    assert.equal(listed, 0);
    const [unit, ...others] = checked.workspace.units;
    assert.deepEqual([unit && [...unit.files], others], [[uriOf('/trunks.yml')], []]);
  });
});
