import assert from 'node:assert/strict';
import { Checker } from '../../server/src/diagnostics/checker';
import { allRules } from '../../server/src/rules';
import { CheckedWorkspace, uriOf } from '../support/checked-workspace';
import { applyEdit, type RandomEdit, randomEdit } from '../support/mutate';
import { Random } from '../support/random';
import { randomXmlEdit } from '../syntax/xml/mutate';
import { asteriskSite } from './asterisk-site';
import { describeAll } from './edit-script';
import { freeswitchSite } from './freeswitch-site';
import { randomSettingsEdit, settingsSite } from './settings-site';

type Edit = (random: Random, text: string, path: string) => RandomEdit;
type Site = Readonly<Record<string, string>>;

const sites: readonly [name: string, site: (seed: number) => Site, edit: Edit][] = [
  ['Asterisk', () => asteriskSite, randomEdit],
  ['FreeSWITCH', freeswitchSite, randomXmlEdit],
  ['YAML and .env', (seed) => settingsSite(new Random(seed)), randomSettingsEdit],
];

/** Does some of the work that waits and leaves the rest. */
function workALittle(checker: Checker, random: Random, paths: readonly string[]): void {
  let left = random.below(12);
  for (const _step of checker.work([uriOf(random.pick(paths))])) if (left-- <= 0) return;
}

function finish(checker: Checker, told: Set<string>): void {
  const begin = () => {
    for (const uri of checker.begin()) told.add(uri);
  };
  begin();
  for (let rounds = 0; checker.isBusy; rounds++) {
    assert.ok(rounds < 50, 'the work does not end');
    for (const _step of checker.work());
    begin();
  }
}

/** Nothing is read or looked at before somebody works, and everything may happen between two steps. */
async function checkSteps(name: string, start: Site, edit: Edit, seed: number): Promise<void> {
  const random = new Random(seed * 104_729);
  const texts = new Map(Object.entries(start));
  const { workspace, accounts, host } = await CheckedWorkspace.of(new Map());
  const checker = new Checker(workspace, allRules, accounts, environment, () => ({}), {
    steps: 0,
    subjects: 0,
  });
  const told = new Set<string>();
  for (const [path, text] of texts) host.files.contents.set(uriOf(path), text);
  for (const [path, text] of texts) workspace.open(uriOf(path), text, 0);
  for (let step = 1; step <= 25; step++) {
    const path = random.pick([...texts.keys()]);
    const before = texts.get(path) ?? '';
    if (random.below(3) === 0) {
      const made = edit(random, before, path);
      const after = applyEdit(before, made);
      const window = { start: made.start, oldEnd: made.end, newEnd: made.start + made.newText.length };
      texts.set(path, after);
      workspace.edit(uriOf(path), after, window, step);
    } else if (random.below(8) === 0) {
      host.files.contents.set(uriOf(path), before);
      workspace.close(uriOf(path));
      for (const uri of checker.begin()) told.add(uri);
      workspace.open(uriOf(path), before, step);
    }
    if (random.below(8) === 0) checker.noteAccountChange();
    if (random.below(2) === 0) for (const uri of checker.begin()) told.add(uri);
    workALittle(checker, random, [...texts.keys()]);
    if (random.below(6) !== 0) continue;
    finish(checker, told);
    const fresh = await CheckedWorkspace.of(new Map(texts));
    const found = [...texts.keys()].flatMap((each) => [...checker.findings(uriOf(each))]);
    assert.deepEqual(describeAll(found), describeAll(fresh.all()), `${name}, step ${step}`);
    for (const { at } of found) assert.ok(told.has(at.uri), `nobody was told of ${at.uri}`);
  }
}

const environment = {
  isTracked: () => undefined,
  publicAddresses: [],
  now: () => Date.parse('2026-11-22T12:00:00Z'),
  registryStaleDays: 30,
  newPassword: () => 'Generated-Passw0rd',
};

describe('a first look in steps, with edits between them', () => {
  for (const [name, site, edit] of sites)
    for (let seed = 1; seed <= 40; seed++)
      it(`finds what a look at once finds: ${name}, seed ${seed}`, () =>
        checkSteps(name, site(seed), edit, seed)).timeout(60_000);
});
