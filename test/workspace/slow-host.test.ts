import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Checker } from '../../server/src/diagnostics/checker';
import { allRules } from '../../server/src/rules';
import { Workspace } from '../../server/src/workspace/workspace';
import { accountsOf } from '../support/accounts';
import { MemoryHost, TODAY } from '../support/memory-host';

const SAMPLES = join(__dirname, '../../samples');
const FOLDER = 'file:///samples';

function filesOf(): Map<string, string> {
  const entries = readdirSync(SAMPLES, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => {
        const path = join(parentPath, name);
        return [FOLDER + path.slice(SAMPLES.length), readFileSync(path, 'utf8')];
      }),
  );
}

/** A workspace on the samples, and what is found in it. */
function site(host: MemoryHost, arrived?: () => void) {
  const workspace = new Workspace(host, {
    folders: [FOLDER],
    sizeLimit: 1_000_000,
    ...(arrived ? { arrived } : {}),
  });
  const accounts = accountsOf(workspace);
  const outside = {
    isTracked: () => undefined,
    publicAddresses: [],
    now: () => TODAY,
    registryStaleDays: 30,
    newPassword: () => '',
  };
  const checker = new Checker(workspace, allRules, accounts, outside);
  return {
    workspace,
    checker,
    accounts,
    found: () =>
      [...checker.knownFiles]
        .sort()
        .flatMap((uri) =>
          checker.findings(uri).map(({ at, rule }) => `${at.uri}:${at.range.start.line} ${rule}`),
        ),
  };
}

describe('a host that cannot answer at once', () => {
  it('leads to the same findings, of every program', async () => {
    const host = new MemoryHost();
    for (const [uri, text] of filesOf()) host.files.contents.set(uri, text);
    const fast = site(host);
    await fast.workspace.scan(FOLDER);
    await fast.accounts.load();
    fast.checker.settle();
    assert.ok(fast.found().length > 20);

    const slowHost = new MemoryHost();
    const { files } = host;
    Object.assign(slowHost.files, {
      list: async (uri: string) => files.list(uri),
      read: async (uri: string, limit: number) => files.read(uri, limit),
    });
    let arrivals = 0;
    const slow = site(slowHost, () => {
      arrivals++;
    });
    await slow.workspace.scan(FOLDER);
    await slow.accounts.load();
    slow.checker.settle();
    while (await slow.workspace.store.arrive()) slow.checker.settle();
    assert.deepEqual(slow.found(), fast.found());
    assert.ok(arrivals > 10);
  });
});
