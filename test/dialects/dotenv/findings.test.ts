import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkFixture } from '../../support/fixture/check';
import { parseFixtures } from '../../support/fixture/parse';

const folder = join(__dirname, '../../fixtures/dialects');

describe('variables of .env files', () => {
  for (const fixture of parseFixtures(readFileSync(join(folder, 'variables.txt'), 'utf8')))
    it(fixture.title, () => checkFixture(fixture, folder));
});
