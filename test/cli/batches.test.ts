import assert from 'node:assert/strict';
import { batchesOf } from '../../server/src/cli/session/discover';
import { briefly, type Files, inFolder, needProgram, sipLens } from './sip-lens';

const SITES = 600;

/** Many sites, each with its own faults; `more` goes into every pjsip.conf. */
function sites(more: string): Record<string, string> {
  const files: Record<string, string> = {};
  for (let index = 0; index < SITES; index++) {
    files[`${index}/pjsip.conf`] =
      `[t](!)\ntype=endpoint\n${more}#include pjsip.d/*.conf\n[x]\ntype=endpoint\nauth=nobody\n`;
    files[`${index}/pjsip.d/a.conf`] = '[a](t)\ncolour=red\n';
  }
  return files;
}

function findings(files: Files): string[] {
  return inFolder(files, (folder) => briefly(sipLens(folder, ['check', '--format', 'unix'])));
}

function counts(found: readonly string[]): Record<string, number> {
  const result: Record<string, number> = {};
  for (const line of found) {
    const rule = line.split(' ').at(-1) ?? '';
    result[rule] = (result[rule] ?? 0) + 1;
  }
  return result;
}

describe('many configuration folders', () => {
  needProgram();

  it('are checked one by one, with what each includes', () => {
    assert.deepEqual(counts(findings(sites(''))), {
      'asterisk/unknown-option': SITES,
      'asterisk/undefined-reference': SITES,
    });
  }).timeout(60_000);

  it('are checked together where they share a file, and its findings are told once', () => {
    const files = {
      ...sites('#include ../common/pjsip_shared.conf\n'),
      'common/pjsip_shared.conf': '[s](t)\nflavour=x\n',
    };
    const found = findings(files);
    assert.deepEqual(counts(found), {
      'asterisk/unknown-option': SITES + 1,
      'asterisk/undefined-reference': SITES,
    });
    assert.equal(found.filter((line) => line.startsWith('common/')).length, 1);
  }).timeout(60_000);
});

describe('batches', () => {
  it('keep a configuration folder whole', () => {
    const candidates = Array.from({ length: 400 }, (_, index) => [
      `f:/${index}/pjsip.conf`,
      `f:/${index}/d/x.conf`,
    ]).flat();
    const configurationFolders = new Set(Array.from({ length: 400 }, (_, index) => `f:/${index}`));
    const batches = batchesOf({ candidates, configurationFolders, registries: [] });
    assert.ok(batches.length > 10);
    assert.deepEqual(batches.flat().sort(), candidates.sort());
    for (const batch of batches)
      for (const uri of batch)
        assert.ok(batch.includes(uri.replace('/pjsip.conf', '/d/x.conf')), `${uri} without its include`);
  });

  it('are one where there are few files', () => {
    const discovered = { candidates: ['a', 'b'], configurationFolders: new Set<string>(), registries: [] };
    assert.deepEqual(batchesOf(discovered), [['a', 'b']]);
  });
});
