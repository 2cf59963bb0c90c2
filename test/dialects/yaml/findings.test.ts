import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkFixture } from '../../support/fixture/check';
import { parseFixtures } from '../../support/fixture/parse';

const folder = join(__dirname, '../../fixtures/dialects');

describe('SIP settings in the shapes of YAML', () => {
  for (const fixture of parseFixtures(readFileSync(join(folder, 'yaml-shapes.txt'), 'utf8')))
    it(fixture.title, () => checkFixture(fixture, folder));
});
