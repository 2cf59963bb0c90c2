import assert from 'node:assert/strict';
import { complete, definition, hover } from '../../server/src/features';
import { Scene } from './support';

const ACCOUNTS = 3300;

function account(index: number): string {
  const name = `phone-${index}`;
  return `[${name}]\ntype=endpoint\ncontext=internal\ndisallow=all\nallow=ulaw,alaw\nauth=${name}\naors=${name}
transport=udp\n\n[${name}]\ntype=auth\nauth_type=digest\nusername=${name}\npassword=Example-Passw0rd\n
[${name}]\ntype=aor\nmax_contacts=2\nqualify_frequency=60\nsupport_path=yes\n\n`;
}

/** Milliseconds of the middle one of some runs, the first ones left out. */
function median(task: () => unknown): number {
  const times: number[] = [];
  for (let run = 0; run < 25; run++) {
    const start = process.hrtime.bigint();
    task();
    if (run >= 5) times.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  return times.sort((a, b) => a - b)[times.length >> 1] ?? Number.POSITIVE_INFINITY;
}

/** The limits are ten times what is needed: a walk over all sections would break them, a busy machine does not. */
describe('a caret in a file of ten thousand sections', function () {
  this.timeout(60_000);
  const head = '[udp]\ntype=transport\nbind=0.0.0.0\n\n';
  const accounts = Array.from({ length: ACCOUNTS }, (_, index) => account(index));
  const middle = ACCOUNTS / 2;
  const carets: readonly (readonly [title: string, text: string])[] = [
    ['an option', account(middle).replace('max_contacts', 'max_$0contacts')],
    ['a reference', account(middle).replace(`auth=phone-${middle}`, 'auth=phone-$0')],
    ['an empty line', account(middle).replace('type=auth\n', 'type=auth\n$0\n')],
  ];
  for (const [title, text] of carets) {
    it(`is answered at once on ${title}`, async () => {
      const scene = await Scene.of(
        head + accounts.map((each, index) => (index === middle ? text : each)).join(''),
      );
      const { context, uri, position } = scene;
      assert.ok(complete(context, uri, position).items.length > 5);
      assert.ok(median(() => hover(context, uri, position)) < 2);
      assert.ok(median(() => definition(context, uri, position)) < 2);
      assert.ok(median(() => complete(context, uri, position)) < 15);
    });
  }
});
