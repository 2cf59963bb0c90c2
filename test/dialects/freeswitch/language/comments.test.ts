import assert from 'node:assert/strict';
import { codeActions } from '../../../../server/src/features';
import { allRules } from '../../../../server/src/rules';
import { Scene } from '../../../features/support';
import { CheckedWorkspace, pathOf } from '../../../support/checked-workspace';

/** The titles of what disables the rules at the caret, and the texts that they make. */
async function disables(text: string): Promise<{ title: string; after: string; left: readonly string[] }[]> {
  const scene = await Scene.of(text, allRules);
  const range = { start: scene.position, end: scene.position };
  const actions = codeActions(scene.context, scene.uri, range).filter(({ title }) =>
    title.startsWith('Disable'),
  );
  return Promise.all(
    actions.map(async ({ title, edit }) => {
      const after = scene.applied(edit?.changes?.[scene.uri] ?? []);
      const texts = new Map(scene.texts).set(pathOf(scene.uri), after);
      const checked = await CheckedWorkspace.of(texts);
      return { title, after, left: checked.findings(pathOf(scene.uri)).map(({ rule }) => rule) };
    }),
  );
}

const GATEWAY = `//- /sip_profiles/external/x.xml
<?xml version="1.0"?>
<include>
  <gateway name="a">
    <param name="register" value="false"/>
    <param name="proxy" value="sip.example.com"/>
    <param name="caller-id-in-from"
           value="Ture"/>
    <!-- off for now:
    <X-PRE-PROCESS cmd="set" data="a=b"/>
    -->
  </gateway>
</include>
`;

function moved(to: string): string {
  assert.ok(GATEWAY.includes(to));
  return GATEWAY.replace(to, `${to}$0`);
}

describe('comments that switch rules off in FreeSWITCH files', () => {
  it('stand above the line, and behind the declaration for the whole file', async () => {
    const text = GATEWAY.replace('name="caller-id-in-from"\n          ', 'name="caller-id-in-from"');
    const [line, file] = await disables(text.replace('Ture', 'Tu$0re'));
    assert.equal(line?.title, 'Disable freeswitch/silent-boolean for this line');
    assert.match(
      line?.after ?? '',
      /\n {4}<!-- sip-lens-disable-next-line freeswitch\/silent-boolean -->\n {4}<param name="caller/,
    );
    assert.match(
      file?.after ?? '',
      /^<\?xml version="1\.0"\?>\n<!-- sip-lens-disable-file freeswitch\/silent-boolean -->\n/,
    );
    for (const each of [line, file])
      assert.ok(
        each && !each.left.includes('freeswitch/silent-boolean') && !each.left.includes('freeswitch/syntax'),
      );
  });

  it('are not put into a tag, nor into a comment', async () => {
    const inTag = await disables(moved('value="Tu'));
    assert.deepEqual(
      inTag.map(({ title }) => title),
      ['Disable freeswitch/silent-boolean for this file'],
    );
    const inComment = await disables(moved('<X-PRE-PROCESS cm'));
    assert.deepEqual(
      inComment.map(({ title }) => title),
      ['Disable freeswitch/directive-in-comment for this file'],
    );
  });
});
