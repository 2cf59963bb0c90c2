import assert from 'node:assert/strict';
import { complete, definition, hover } from '../../server/src/features';
import { itIsConstant, itIsLinear } from '../support/work';
import type { Task } from '../support/work/tasks';
import { Scene } from './support';

const HEAD = '[udp]\ntype=transport\nbind=0.0.0.0\n\n';

function account(index: number): string {
  const name = `phone-${index}`;
  return `[${name}]\ntype=endpoint\ncontext=internal\ndisallow=all\nallow=ulaw,alaw\nauth=${name}\naors=${name}
transport=udp\n\n[${name}]\ntype=auth\nauth_type=digest\nusername=${name}\npassword=Example-Passw0rd\n
[${name}]\ntype=aor\nmax_contacts=2\nqualify_frequency=60\nsupport_path=yes\n\n`;
}

const OWN = 50;
const option = account(OWN).replace('max_contacts', 'max_$0contacts');
const reference = account(OWN).replace('auth=phone', 'auth=$0phone');
const emptyLine = account(OWN).replace('type=auth\n', 'type=auth\n$0\n');

type Feature = (...at: Parameters<typeof hover>) => unknown;

const features: readonly [title: string, text: string, feature: Feature, grows: typeof itIsLinear][] = [
  ['hover over an option', option, hover, itIsConstant],
  ['completion of an option', option, complete, itIsConstant],
  ['hover over a reference', reference, hover, itIsConstant],
  ['definition of a reference', reference, definition, itIsConstant],
  // among the names of the whole file
  ['completion of a reference', reference, complete, itIsLinear],
  ['completion on an empty line', emptyLine, complete, itIsLinear],
];

describe('in a large file', () => {
  for (const [title, text, feature, grows] of features) {
    const task: Task = async (accounts) => {
      const texts = Array.from({ length: accounts }, (_, index) => (index === OWN ? text : account(index)));
      const { context, uri, position } = await Scene.of(HEAD + texts.join(''));
      const ask = () => assert.ok(feature(context, uri, position));
      // what is known of the file as a whole is made once
      ask();
      return ask;
    };
    const most = grows === itIsConstant ? 'no more work than in a small one' : 'work in proportion';
    grows(`${title} takes ${most}`, task, 200);
  }
});
