import assert from 'node:assert/strict';
import { YamlUnit } from '../../../server/src/dialects/yaml/unit';
import { atOnce, type Steps } from '../../../server/src/text/steps';
import { FileStore } from '../../../server/src/workspace/file-store';
import { FilesAround } from '../../../server/src/workspace/yaml/source';
import { VariableFiles } from '../../../server/src/workspace/yaml/variable-files';
import { MemoryFiles } from '../../support/memory-host';

const URI = 'file:///site/sip.yaml';
const TRUNKS = 300;
const trunk = (index: number) =>
  `trunk_${index}:\n  sip:\n    host: sip${index}.example.com\n    port: 5060\n`;
const TEXT = Array.from({ length: TRUNKS }, (_, index) => trunk(index)).join('');
const EDITED = TEXT.replace('trunk_0:', 'trunk_first:').replace(trunk(7), '') + trunk(TRUNKS);

function newStore(text: string): FileStore {
  const store = new FileStore(new MemoryFiles(), () => Number.MAX_SAFE_INTEGER);
  store.open(URI, text, 1);
  return store;
}

function read(store: FileStore): Steps<YamlUnit> {
  return YamlUnit.read(
    URI,
    'file:///site',
    new FilesAround(store, URI, [], new VariableFiles(store), new Set(), {}),
  );
}

function shown(unit: YamlUnit): unknown[] {
  return unit
    .subjects()
    .map(({ at, order, defines, mentions }) => ({ at: at.range, order, defines, mentions }));
}

describe('a YAML file that is read in steps', () => {
  it('lets others have their turn after each block with settings', () => {
    let steps = 0;
    for (const reading = read(newStore(TEXT)); !reading.next().done; ) steps++;
    assert.ok(steps >= TRUNKS, `${steps}`);
  });

  for (const after of [0, 1, TRUNKS / 2, TRUNKS - 1])
    it(`takes an edit that came after step ${after}`, () => {
      const store = newStore(TEXT);
      const reading = read(store);
      for (let step = 0; step <= after; step++) reading.next();
      store.document(URI)?.edit(EDITED, { start: 0, oldEnd: TEXT.length, newEnd: EDITED.length }, 2);
      const unit = atOnce(reading);
      unit.update([{ uri: URI }]);
      assert.deepEqual(shown(unit), shown(atOnce(read(newStore(EDITED)))));
    });
});
