import assert from 'node:assert/strict';
import { complete, definition, hover } from '../../server/src/features';
import { itIsConstant } from '../support/work';
import { Scene } from './support';

function account(index: number): string {
  const name = `phone-${index}`;
  return `[${name}]\ntype=endpoint\ncontext=internal\ndisallow=all\nallow=ulaw,alaw\nauth=${name}\naors=${name}
transport=udp\n\n[${name}]\ntype=auth\nauth_type=digest\nusername=${name}\npassword=Example-Passw0rd\n
[${name}]\ntype=aor\nmax_contacts=2\nqualify_frequency=60\nsupport_path=yes\n\n`;
}

describe('a caret in a large file', () => {
  const head = '[udp]\ntype=transport\nbind=0.0.0.0\n\n';
  const own = 100;
  const carets: readonly (readonly [title: string, text: string])[] = [
    ['an option', account(own).replace('max_contacts', 'max_$0contacts')],
    ['a reference', account(own).replace(`auth=phone-${own}`, 'auth=phone-$0')],
    ['an empty line', account(own).replace('type=auth\n', 'type=auth\n$0\n')],
  ];
  for (const [title, text] of carets) {
    itIsConstant(`is answered without a walk over the file, on ${title}`, async (accounts) => {
      const texts = Array.from({ length: accounts }, (_, index) => (index === own ? text : account(index)));
      const { context, uri, position } = await Scene.of(head + texts.join(''));
      const ask = (): void => {
        hover(context, uri, position);
        definition(context, uri, position);
        assert.ok(complete(context, uri, position).items.length > 5);
      };
      // what is known of the file as a whole is made once
      ask();
      return ask;
    });
  }
});
