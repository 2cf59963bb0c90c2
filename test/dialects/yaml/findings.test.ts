import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkFixture } from '../../support/fixture/check';
import { parseFixtures } from '../../support/fixture/parse';

const folder = join(__dirname, '../../fixtures/dialects');

for (const [title, name] of [
  ['SIP settings in the shapes of YAML', 'yaml-shapes.txt'],
  ['what docker compose and YAML make of values', 'compose.txt'],
  ['YAML that only looks like SIP settings', 'yaml-others.txt'],
  ['SIP settings of YAML files that are read in blocks', 'yaml-blocks.txt'],
] as const)
  describe(title, () => {
    for (const fixture of parseFixtures(readFileSync(join(folder, name), 'utf8')))
      it(fixture.title, () => checkFixture(fixture, folder));
  });
