import assert from 'node:assert/strict';
import { references, rename } from '../../server/src/features';
import { allRules } from '../../server/src/rules';
import { pathOf } from '../support/checked-workspace';
import { asterisk } from './dialects/asterisk';
import { type DialectColumn, withCaret } from './dialects/cell';
import { dotenv } from './dialects/dotenv';
import { embedded } from './dialects/embedded';
import { freeswitch } from './dialects/freeswitch';
import { FEATURES, mustHave, rows } from './dialects/rows';
import { yaml } from './dialects/yaml';
import { REGISTRY, Scene } from './support';

const columns: readonly DialectColumn[] = [asterisk, freeswitch, yaml, embedded, dotenv];

function sceneOf(site: string, mark: string): Promise<Scene> {
  return Scene.of(withCaret(site, mark) + REGISTRY, allRules);
}

describe('every feature in every dialect', () => {
  for (const feature of FEATURES) {
    const row = rows[feature];
    describe(feature, () => {
      for (const { name, site, cells } of columns) {
        const cell = cells[feature];
        if ('notApplicable' in cell) {
          it(`${name}: not applicable, ${cell.notApplicable}`, async () => {
            assert.deepEqual(await row(await sceneOf(site, cell.at)), []);
          });
          continue;
        }
        it(name, async () => {
          const lines = await row(await sceneOf(site, cell.at));
          mustHave(lines, cell.says);
          assert.deepEqual(
            lines.filter((line) => line.startsWith('finding ')),
            [],
          );
        });
      }
    });
  }
});

describe('all dialects in one workspace', () => {
  /** Each site in a folder of its own, the registry above them. */
  function together(caretIn: DialectColumn): string {
    const parts = columns.map(({ name, site }) => {
      const text =
        name === caretIn.name
          ? withCaret(site, 'host')
          : withCaret(`${site}⟦none⟧`, 'none').replace('$0', '');
      return text.replace(/^\/\/- \//gm, `//- /${name}/`);
    });
    return parts.join('') + REGISTRY;
  }

  for (const column of columns) {
    it(`finds a SIP Domain everywhere from ${column.name}`, async () => {
      const scene = await Scene.of(together(column), allRules);
      const found = references(scene.context, scene.uri, scene.position, false);
      const folders = new Set(found.map(({ uri }) => pathOf(uri).split('/')[1]));
      assert.deepEqual([...folders].sort(), columns.map(({ name }) => name).sort());
    });

    it(`renames a SIP Domain everywhere from ${column.name}`, async () => {
      const scene = await Scene.of(together(column), allRules);
      const edits = rename(scene.context, scene.uri, scene.position, 'new-name');
      assert.ok(edits && !('problem' in edits));
      const uris = [...new Set(edits.map(({ uri }) => uri))];
      for (const uri of uris) {
        const after = scene.applied(
          edits.filter((edit) => edit.uri === uri),
          uri,
        );
        assert.doesNotMatch(after.replace(/^.*\b(?:#|<!--|;).*$/gm, ''), /acme-pbx\.(?:sip|pstn)/);
      }
      const folders = new Set(uris.map((uri) => pathOf(uri).split('/')[1]));
      assert.deepEqual(
        [...folders].sort(),
        [...columns.map(({ name }) => name), 'twilio.registry.yaml'].sort(),
      );
    });
  }
});
