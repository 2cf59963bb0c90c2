import assert from 'node:assert/strict';
import type { InspectReport } from '../../server/src/cli/inspect/report';
import { inFolder, needProgram, sipLens } from '../cli/sip-lens';
import { opinionsOn } from './referee/opinion';
import { generatedSites } from './referee/site';

const SITES = 40;

/** What the referee is given is what the program prints, from a disk and for many folders at once. */
describe('sip-lens inspect says of files on a disk what is compared with Asterisk', () => {
  needProgram();

  it('for every object of many sites', async function () {
    this.timeout(60_000);
    const sites = generatedSites(1, SITES);
    const files = sites.flatMap((site, index) =>
      Object.entries(site.files).map(([path, text]): [string, string] => [`${index}/${path}`, text]),
    );
    const { output } = inFolder(Object.fromEntries(files), (folder) =>
      sipLens(folder, ['inspect', '--format', 'json']),
    );
    const printed: InspectReport = JSON.parse(output);
    for (const [index, site] of sites.entries()) {
      const [opinion] = await opinionsOn(site, [{}]);
      const roots = opinion?.report.units.map(({ root }) => `${index}/${root}`) ?? [];
      const units = printed.units.filter(({ root }) => roots.includes(root));
      assert.deepEqual(units.map(told), opinion?.report.units.map(told), site.title);
      assert.ok(roots.length > 0);
    }
  });
});

function told({ rejected, complete, objects }: InspectReport['units'][number]): unknown {
  return {
    reason: rejected?.reason,
    complete,
    objects: objects.map(({ path, reasons, ...rest }) => ({
      ...rest,
      reasons: reasons.map(({ rule, line, message }) => ({ rule, line, message })),
    })),
  };
}
