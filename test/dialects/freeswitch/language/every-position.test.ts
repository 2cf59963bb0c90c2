import assert from 'node:assert/strict';
import {
  complete,
  definition,
  documentSymbols,
  type FeatureContext,
  hover,
  prepareRename,
} from '../../../../server/src/features';
import { REGISTRY, Scene } from '../../../features/support';
import { uriOf } from '../../../support/checked-workspace';
import { SITE } from './site';

const GATEWAYS = '/sip_profiles/external/twilio.xml';

/** Asks everything at a position; every answer lies around it, on its line. */
function ask(context: FeatureContext, uri: string, line: number, character: number): void {
  const position = { line, character };
  const { range } = hover(context, uri, position) ?? {};
  if (range && range.start.line === range.end.line)
    assert.ok(
      range.start.line === line && range.start.character <= character && character <= range.end.character,
    );
  for (const { textEdit } of complete(context, uri, position).items.slice(0, 1)) {
    assert.ok(textEdit && 'range' in textEdit && textEdit.range.start.line === line);
    assert.ok(textEdit.range.start.character <= character && character <= textEdit.range.end.character);
  }
  definition(context, uri, position);
  prepareRename(context, uri, position);
}

describe('a FreeSWITCH file at every position', () => {
  for (const path of [GATEWAYS, '/vars.xml', '/dialplan/public.xml', '/freeswitch.xml']) {
    it(`is answered: ${path}`, async () => {
      const scene = await Scene.of(SITE + REGISTRY);
      const text = scene.texts.get(path) ?? '';
      for (const [line, content] of text.split('\n').entries())
        for (let character = 0; character <= content.length; character++)
          ask(scene.context, uriOf(path), line, character);
    });
  }

  it('is answered while it is typed', async () => {
    const whole = (await Scene.of(SITE)).texts.get(GATEWAYS) ?? '';
    const rest = SITE.replace(`//- ${GATEWAYS}\n${whole}`, '');
    for (let length = 12; length < whole.length; length += 7) {
      const scene = await Scene.of(`${rest}//- ${GATEWAYS}\n${whole.slice(0, length)}$0\n`);
      ask(scene.context, scene.uri, scene.position.line, scene.position.character);
      documentSymbols(scene.context, scene.uri);
    }
  });
});
