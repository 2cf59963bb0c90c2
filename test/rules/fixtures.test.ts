import { checkFixture } from '../support/fixture/check';
import { ruleFixtures } from '../support/fixture/folders';

for (const { rule, name, folder, cases } of ruleFixtures()) {
  describe(`${rule}, ${name}`, () => {
    for (const fixture of cases) it(fixture.title || name, () => checkFixture(fixture, folder));
  });
}
