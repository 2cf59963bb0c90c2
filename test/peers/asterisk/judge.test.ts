import assert from 'node:assert/strict';
import { judgeUnit, type UnitContext, type UnitObject } from '../../../server/src/dialects/asterisk/judge';
import { objectType } from '../../../server/src/dialects/asterisk/schema';
import { caseObjects, readCaseFiles } from '../../dialects/asterisk/judge/case-files';
import { PROBE } from './collect';
import { compareOptions } from './compare';
import { type Loaded, needReferee, runAsterisk } from './index';
import { refereeEnvironment } from './machine';
import { randomSections, randomUnit, sectionsText, unitObjects } from './sections';
import { wizardUnit } from './wizard-unit';
import { randomWizards } from './wizards';

const context: UnitContext = { environment: refereeEnvironment, geolocationProfiles: new Set() };

/** Where our verdict on an object, or the options we take to be in force, differ from the referee's. */
function differences(objects: readonly UnitObject[], loaded: Loaded): string[] {
  const verdicts = judgeUnit(objects, context);
  const found = objects.flatMap((object, index) => {
    const ours = verdicts[index]?.loads ?? null;
    const real = actual(object, loaded);
    // Of two sections with one name, or two globals, at most one can be looked at.
    const twin = objects.some(
      (other, at) => at !== index && other.type === object.type && isOne(other, object),
    );
    if (ours === null || (twin && real !== undefined && !ours)) return [];
    if (ours !== (real !== undefined)) return [`${named(object)}: ours ${ours}, Asterisk ${!ours}`];
    return real && !twin ? compareOptions(object, real).map((line) => `${named(object)}: ${line}`) : [];
  });
  return [...found, ...unforeseen(objects, loaded)];
}

function isOne(a: UnitObject, b: UnitObject): boolean {
  return a.id === b.id || objectType(a.type)?.single === true;
}

function named({ type, id, settings }: UnitObject): string {
  const lines = settings.filter(({ name }) => name !== 'type' && name !== PROBE);
  return `${type} ${id} { ${lines.map(({ name, value }) => `${name} = ${value}`).join('; ')} }`;
}

/** What Asterisk says of the object. Types that it cannot list are there unless the log says otherwise. */
function actual({ type, id, settings }: UnitObject, loaded: Loaded): Map<string, string[]> | undefined {
  const listed = loaded.objects.get(type)?.get(id);
  const probed = type !== 'acl' && type !== 'inbound-publication';
  if (listed || probed || settings.some(({ name }) => name === PROBE)) return listed;
  return loaded.dropped.get(type)?.has(id) ? undefined : new Map();
}

function unforeseen(objects: readonly UnitObject[], loaded: Loaded): string[] {
  const known = new Set(objects.map(({ type, id }) => `${type} ${id}`));
  const names = [...loaded.objects].flatMap(([type, found]) =>
    [...found.keys()].map((id) => `${type} ${id}`),
  );
  return names.filter((name) => !known.has(name)).map((name) => `${name}: only Asterisk has it`);
}

function seeds(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => from + index);
}

async function compareAll<T>(items: readonly T[], compare: (item: T) => Promise<string[]>): Promise<void> {
  const found = await Promise.all(items.map(compare));
  assert.deepEqual(found.flat(), []);
}

describe('our verdicts are those of a real Asterisk', function () {
  this.timeout(300_000);
  before(function () {
    needReferee(this);
  });

  for (const file of readCaseFiles()) {
    it(`on ${file.name}`, async () => {
      const objects = caseObjects(file).map(({ object }) => object);
      assert.deepEqual(differences(objects, await runAsterisk({ 'pjsip.conf': file.text })), []);
    });
  }

  it('on sections with random lines, and on the options in force', () =>
    compareAll(seeds(1, 20), async (seed) => {
      const sections = randomSections(seed, 250);
      const loaded = await runAsterisk({ 'pjsip.conf': sectionsText(sections) });
      return differences(sections, loaded).map((line) => `seed ${seed}: ${line}`);
    }));

  it('on small files whose sections meet', () =>
    compareAll(seeds(1, 40), async (seed) => {
      const sections = randomUnit(seed);
      const loaded = await runAsterisk({ 'pjsip.conf': sectionsText(sections) });
      return differences(unitObjects(sections), loaded).map((line) => `seed ${seed}: ${line}`);
    }));

  it('on the objects of random wizards', () =>
    compareAll(seeds(1, 6), async (seed) => {
      const wizards = randomWizards(seed, 60);
      const { objects, files } = wizardUnit(wizards);
      return differences(objects, await runAsterisk(files)).map((line) => `seed ${seed}: ${line}`);
    }));
});
