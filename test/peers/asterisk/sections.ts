import { type Setting, sectionTypes, type UnitObject } from '../../../server/src/dialects/asterisk/judge';
import { objectTypes } from '../../../server/src/dialects/asterisk/schema';
import { Random } from '../../support/random';
import { PROBE } from './collect';
import { optionsOf, randomValue } from './value-pools';

type Pair = readonly [name: string, value: string];

/** What most sections of a type start from, so that a single bad line shows. */
const BASE: Record<string, readonly Pair[]> = {
  auth: [
    ['username', 'alice'],
    ['password', 'Example-Passw0rd'],
  ],
  transport: [['bind', '127.0.0.1:{port}']],
  registration: [
    ['server_uri', 'sip:127.0.0.1'],
    ['client_uri', 'sip:alice@127.0.0.1'],
  ],
  identify: [
    ['endpoint', 'x1'],
    ['match', '192.0.2.1'],
  ],
  domain_alias: [['domain', 'example.com']],
  'outbound-publish': [
    ['server_uri', 'sip:127.0.0.1'],
    ['event', 'presence'],
  ],
  resource_list: [
    ['event', 'presence'],
    ['list_item', 'x1'],
  ],
  'inbound-publication': [['event_presence', 'x1']],
};

/** Types by how often they come: the ones with the most options most often. */
const TYPES = objectTypes
  .filter(({ single }) => !single)
  .flatMap(({ name, options }) =>
    new Array<string>(Math.min(8, 1 + Math.ceil(options.size / 12))).fill(name),
  );

/** A section as it stands in the file; what objects it is, its settings tell. */
export interface RandomSection {
  readonly id: string;
  readonly settings: readonly Setting[];
}

/**
 * A small pjsip.conf whose sections meet: names that come twice, few transports or none, several globals, sections
 * that are global by their name alone.
 */
export function randomUnit(seed: number): RandomSection[] {
  const random = new Random(seed);
  const sections: RandomSection[] = [];
  for (let count = 2 + random.below(12); count > 0; count--) {
    const type = chance(random, 12) ? random.pick(['global', 'system']) : random.pick(MEETING);
    const id = chance(random, 60) && (type === 'global' || type === 'system') ? type : `x${random.below(6)}`;
    const { settings } = randomSection(random, type, id);
    const named = id === type && chance(random, 50);
    sections.push({ id, settings: named ? settings.filter(({ name }) => name !== 'type') : settings });
  }
  return sections;
}

/** Types whose objects depend on each other. */
const MEETING = [
  'transport',
  'transport',
  'transport',
  'registration',
  'registration',
  'auth',
  'aor',
  'identify',
];

/** The objects that Asterisk makes of the sections, each type in their order. */
export function unitObjects(sections: readonly RandomSection[]): UnitObject[] {
  return sections.flatMap(({ id, settings }) =>
    sectionTypes(id, settings).map((type) => ({ type, id, settings })),
  );
}

/** Sections of all types with random lines, good and bad, to be put into one pjsip.conf. */
export function randomSections(seed: number, count: number): UnitObject[] {
  const random = new Random(seed);
  const sections: UnitObject[] = [];
  if (chance(random, 50)) sections.push(randomSection(random, 'global', 'global'));
  if (chance(random, 50)) sections.push(randomSection(random, 'system', 'system'));
  for (let index = sections.length; index < count; index++) {
    sections.push(randomSection(random, random.pick(TYPES), `x${index}`));
  }
  return sections;
}

function randomSection(random: Random, type: string, id: string): UnitObject {
  const pairs: Pair[] = [
    ['type', type],
    [PROBE, '1'],
  ];
  if (chance(random, 90)) pairs.push(...(BASE[type] ?? []));
  for (let lines = random.below(5); lines > 0; lines--) pairs.push(randomLine(random, type));
  const port = String(20_000 + random.below(3_000));
  return {
    type,
    id,
    settings: pairs.map(([name, value]) => ({ name, value: value.replace('{port}', port).trim() })),
  };
}

function randomLine(random: Random, type: string): Pair {
  if (chance(random, 2))
    return [random.pick(['colour', 'event_', 'event_dialog', '@note']), random.pick(['1', ''])];
  const spec = random.pick(optionsOf(type));
  return [randomCase(random, spec.name), randomValue(random, type, spec)];
}

function randomCase(random: Random, name: string): string {
  if (!chance(random, 5)) return name;
  return chance(random, 50) ? name.toUpperCase() : name.charAt(0).toUpperCase() + name.slice(1);
}

/** True that often in a hundred. */
function chance(random: Random, percent: number): boolean {
  return random.below(100) < percent;
}

/** The text of a pjsip.conf with these sections. */
export function sectionsText(sections: readonly RandomSection[]): string {
  const text = sections.map(({ id, settings }) => `[${id}]\n${settings.map(lineText).join('')}`);
  return `${text.join('\n')}\n`;
}

function lineText({ name, value }: { name: string; value: string }): string {
  return `${name} = ${value.replaceAll(';', '\\;')}\n`;
}
