import assert from 'node:assert/strict';
import { asteriskUnits } from '../../server/src/dialects/asterisk/unit';
import { Workspace } from '../../server/src/workspace/workspace';
import { pathOf, uriOf } from '../support/checked-workspace';
import { MemoryHost } from '../support/memory-host';
import { Random } from '../support/random';

const FOLDER = uriOf('').replace(/\/$/, '');
const AOR = '[a]\ntype=aor\n';

/** Folders in which files include each other up, down and across. */
const PATHS = [
  '/pjsip.conf',
  '/pjsip_wizard.conf',
  '/extensions.conf',
  '/common.conf',
  '/pjsip.d/a.conf',
  '/pjsip.d/b.conf',
  '/site/pjsip.conf',
  '/site/extensions.conf',
  '/site/pjsip_trunks.conf',
  '/site/deep/pjsip.conf',
  '/site/deep/pjsip_phones.conf',
  '/other/phones.conf',
  '/other/pjsip_phones.conf',
];
const INCLUDES = [
  '#include pjsip.d/*.conf',
  '#tryinclude pjsip_trunks.conf',
  '#tryinclude site/pjsip.conf',
  '#tryinclude deep/*.conf',
  '#tryinclude ../common.conf',
  '#tryinclude pjsip_phones.conf',
  '#tryinclude phones.conf',
];

function randomFiles(random: Random): Map<string, string> {
  const files = new Map<string, string>();
  for (const path of PATHS) {
    if (random.next() < 0.3) continue;
    const lines = INCLUDES.filter(() => random.next() < 0.15);
    files.set(path, `${lines.join('\n')}\n${AOR}`);
  }
  return files;
}

/** Each unit as `main files: all files`, sorted. */
function unitsOf(workspace: Workspace): string[] {
  return [...workspace.units]
    .map((unit) => {
      const mains = unit.mains.map(({ uri }) => pathOf(uri)).join(' ');
      return `${mains}: ${[...unit.files].map(pathOf).sort().join(' ')} ${unit.complete}`;
    })
    .sort();
}

function hasCycle(workspace: Workspace): boolean {
  return asteriskUnits(workspace.units).some(({ programs }) =>
    programs.some(({ load }) => load.problems.some(({ kind }) => kind === 'include-cycle')),
  );
}

function shuffled(items: readonly string[], random: Random): string[] {
  const left = [...items];
  return items.flatMap(() => left.splice(random.below(left.length), 1));
}

function workspaceOf(files: ReadonlyMap<string, string>): Workspace {
  const host = new MemoryHost();
  for (const [path, text] of files) host.files.contents.set(uriOf(path), text);
  return new Workspace(host, { folders: [FOLDER], sizeLimit: 1_000_000 });
}

describe('load units of a folder that is looked through piece by piece', () => {
  it('are those of a folder that is looked through at once', () => {
    const random = new Random(4711);
    for (let round = 0; round < 300; round++) {
      const files = randomFiles(random);
      const paths = [...files.keys()];
      const [whole, parts] = [workspaceOf(files), workspaceOf(files)];
      for (const path of paths) whole.consider(uriOf(path));
      whole.settle();
      // of files that include each other any one may stand for all
      if (hasCycle(whole)) continue;
      const known = new Set<unknown>();
      for (const path of shuffled(paths, random)) {
        parts.consider(uriOf(path));
        if (random.next() < 0.3) continue;
        const { added, removed } = parts.settle();
        for (const unit of removed) assert.ok(known.delete(unit), 'a unit goes that never came');
        for (const unit of added) known.add(unit);
        const units = [...parts.units];
        assert.ok(
          units.length === known.size && units.every((unit) => known.has(unit)),
          'a unit was not told of',
        );
      }
      parts.settle();
      assert.deepEqual(unitsOf(parts), unitsOf(whole), JSON.stringify([...files]));
    }
  });
});
