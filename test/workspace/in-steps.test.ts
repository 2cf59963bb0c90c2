import assert from 'node:assert/strict';
import { Checker } from '../../server/src/diagnostics/checker';
import type { Unit } from '../../server/src/dialects/unit';
import { allRules } from '../../server/src/rules';
import { atOnce, type Steps } from '../../server/src/text/steps';
import type { Assembler, UnitPlan } from '../../server/src/workspace/family';
import { SourceFile } from '../../server/src/workspace/source-file';
import { UnitBuilder } from '../../server/src/workspace/unit-builder';
import { CheckedWorkspace, uriOf } from '../support/checked-workspace';
import { TODAY } from '../support/memory-host';

const environment = {
  isTracked: () => undefined,
  publicAddresses: [],
  now: () => TODAY,
  registryStaleDays: 30,
  newPassword: () => 'Generated-Passw0rd',
};

/** A checker that reads so many steps of a unit at once, over files that nobody has looked at yet. */
async function stage(files: Readonly<Record<string, string>>, steps: number) {
  const { workspace, accounts, host } = await CheckedWorkspace.of(new Map());
  for (const [path, text] of Object.entries(files)) host.files.contents.set(uriOf(path), text);
  for (const path of Object.keys(files)) workspace.consider(uriOf(path));
  const little = { steps, subjects: 300 };
  const checker = new Checker(workspace, allRules, accounts, environment, () => ({}), little);
  const unitIds = () => [...workspace.units].map(({ id }) => id);
  return { workspace, checker, unitIds };
}

function workOn(checker: Checker): void {
  for (let rounds = 0; rounds < 5; rounds++) {
    checker.begin();
    for (const _step of checker.work());
  }
  assert.equal(checker.isBusy, false);
}

const TREE = `<document type="freeswitch/xml"><section name="directory">
<X-PRE-PROCESS cmd="include" data="directory/*.xml"/>
</section></document>`;

function userFile(id: number): string {
  return `<include><user id="${id}"><params><param name="password" value="s3cret"/></params></user></include>`;
}

function trunks(count: number): string {
  const items = Array.from(
    { length: count },
    (_, index) => `  trunk${index}:\n    host: a.pstn.twilio.com\n`,
  );
  return `sip:\n${items.join('')}`;
}

describe('units that are read in steps', () => {
  it('does not judge a file alone while the tree is read that it most likely belongs to', async () => {
    const users = Array.from({ length: 300 }, (_, id) => [`/directory/${id}.xml`, userFile(id)]);
    const { workspace, checker, unitIds } = await stage(
      { '/freeswitch.xml': TREE, ...Object.fromEntries(users) },
      6,
    );
    checker.begin();
    assert.deepEqual(unitIds(), []);
    assert.equal(checker.isUpToDate(uriOf('/directory/3.xml')), false);
    workOn(checker);
    assert.deepEqual(unitIds(), [uriOf('/freeswitch.xml')]);
    assert.ok(workspace.unitOf(uriOf('/directory/3.xml')));
  });

  it('judges alone what the tree does not read after all', async () => {
    const { checker, unitIds } = await stage(
      { '/freeswitch.xml': TREE, '/other/directory/1.xml': userFile(1) },
      0,
    );
    workOn(checker);
    assert.deepEqual(unitIds(), [uriOf('/freeswitch.xml'), uriOf('/other/directory/1.xml')]);
  });

  it('reads the file that somebody waits for before a larger one of the same kind', async () => {
    const { checker } = await stage({ '/large.yaml': trunks(2000), '/small.yaml': trunks(1) }, 0);
    checker.begin();
    const small = uriOf('/small.yaml');
    let steps = 0;
    for (const _step of checker.work([small])) {
      if (checker.isUpToDate(small)) break;
      steps++;
    }
    assert.ok(steps < 20, `took ${steps} steps`);
    assert.equal(checker.isUpToDate(uriOf('/large.yaml')), false);
  });

  it('comes to an end where one file of a folder reads the others, whichever is read first', async () => {
    const profile =
      '<profile name="external"><gateways><X-PRE-PROCESS cmd="include" data="external/*.xml"/></gateways></profile>';
    const gateway = (name: string) =>
      `<gateway name="${name}"><param name="proxy" value="a.pstn.twilio.com"/></gateway>`;
    const { checker, unitIds } = await stage(
      {
        '/sip_profiles/external.xml': profile,
        '/sip_profiles/external/a.xml': gateway('a'),
        '/sip_profiles/external/b.xml': gateway('b'),
      },
      0,
    );
    checker.begin();
    for (const path of ['/sip_profiles/external/a.xml', '/sip_profiles/external.xml'])
      for (const _step of checker.work([uriOf(path)])) if (checker.isUpToDate(uriOf(path))) break;
    workOn(checker);
    assert.deepEqual(unitIds(), [uriOf('/sip_profiles/external.xml')]);
  });

  it('hears of variables that come while it is read, in a file that it did not read', async () => {
    const app = 'sip:\n  host: ${SIP_HOST}\n';
    const { workspace, checker } = await stage(
      { '/a/app.yaml': app, '/env/prod.env': 'SIP_OTHER=a.pstn.twilio.com\n' },
      0,
    );
    checker.begin();
    for (const _step of workspace.work());
    workspace.open(uriOf('/env/prod.env'), 'SIP_HOST=a.pstn.twilio.com\n', 1);
    workOn(checker);
    assert.deepEqual(
      [...(workspace.unitOf(uriOf('/a/app.yaml'))?.files ?? [])].sort(),
      ['/a/.env', '/a/app.yaml', '/env/prod.env'].map(uriOf),
    );
  });

  it('has one tree of a file that two read at the same time', () => {
    const sections = Array.from({ length: 3000 }, (_, index) => `[s${index}]\ntype=aor\n`);
    const file = new SourceFile(uriOf('/pjsip.conf'), sections.join(''));
    const [one, other] = [file.read(), file.read()];
    for (let count = 0; count < 3; count++) for (const reader of [one, other]) reader.next();
    assert.equal(atOnce(one), atOnce(other));
  });

  it('does not go on with what failed', () => {
    const plan: UnitPlan = { id: 'broken', folder: '', mains: [], main: true };
    const assembler: Assembler = {
      recognise: () => undefined,
      plans: () => [plan],
      planOf: () => plan,
      fragment: () => plan,
      *read(): Steps<Unit> {
        yield;
        throw new Error('a mistake');
      },
    };
    const builder = new UnitBuilder();
    builder.stepsAtOnce = 0;
    builder.build(plan, assembler);
    assert.throws(() => [...builder.work()], /a mistake/);
    assert.equal(builder.isBusy, false);
  });
});
