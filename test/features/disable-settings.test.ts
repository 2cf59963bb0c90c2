import assert from 'node:assert/strict';
import { codeActions } from '../../server/src/features';
import { allRules } from '../../server/src/rules';
import { CheckedWorkspace, pathOf } from '../support/checked-workspace';
import { Scene } from './support';

const RULE = 'twilio/unknown-edge';
const HOST = 'acme.sip.lon$0don.twilio.com';

async function disable(scope: 'line' | 'file', text: string) {
  const scene = await Scene.of(text, allRules);
  const range = { start: scene.position, end: scene.position };
  const found = codeActions(scene.context, scene.uri, range).find(
    ({ title }) => title === `Disable ${RULE} for this ${scope}`,
  );
  if (!found) return undefined;
  const after = scene.applied(found.edit?.changes?.[scene.uri] ?? []);
  const checked = await CheckedWorkspace.of(new Map(scene.texts).set(pathOf(scene.uri), after));
  return { after, rules: checked.findings(pathOf(scene.uri)).map(({ rule }) => rule) };
}

const lines: readonly (readonly [title: string, text: string])[] = [
  ['a value', `//- /app.yaml\nsip:\n  domain: ${HOST}\n`],
  ['a value below its key', `//- /app.yaml\nsip:\n  domain:\n    ${HOST}\n`],
  ['a value below its key and its anchor', `//- /app.yaml\nsip:\n  domain: &host\n    ${HOST}\n`],
  ['an item of a list', `//- /app.yaml\nsip:\n  - uri: sip:a@b.example\n  - uri: sip:a@${HOST}\n`],
  ['a value between braces over lines', `//- /app.yaml\nsip: {\n  domain: ${HOST},\n  user: a }\n`],
  [
    'a variable of Kubernetes',
    `//- /pod.yaml\nkind: Pod\nspec:\n  containers:\n  - env:\n    - name: SIP_HOST\n      value: ${HOST}\n`,
  ],
  [
    'YAML in a block of text',
    `//- /map.yaml\nkind: ConfigMap\ndata:\n  config.yaml: |\n    sip:\n      domain: ${HOST}\n`,
  ],
  ['a .env file', `//- /.env\nSIP_DOMAIN=${HOST}\n`],
];

const texts: readonly (readonly [title: string, text: string])[] = [
  [
    'a text of Kubernetes',
    `//- /pod.yaml\nkind: Pod\nspec:\n  containers:\n  - env:\n    - name: SIP_HOST\n      value: |\n        ${HOST}\n`,
  ],
  [
    'a text with the name of its variable',
    `//- /compose.yaml\nservices:\n  bot:\n    environment:\n      - |-\n        SIP_HOST=${HOST}\n      - SIP_PORT=5060\n`,
  ],
  ['a text that begins below its key', `//- /app.yaml\nsip:\n  domain:\n    |-\n    ${HOST}\n`],
  ['a folded text', `//- /app.yaml\nsip:\n  domain: >-\n    ${HOST}\n`],
  ['a block of text', `//- /app.yaml\nsip:\n  user: a\n  domain: &host |- # where to\n    ${HOST}\n`],
];

describe('comments that switch rules off in YAML and .env files', () => {
  for (const [title, text] of lines) {
    it(`stand above the line of ${title}`, async () => {
      const made = await disable('line', text);
      assert.ok(made && !made.rules.includes(RULE), made?.after);
      assert.ok(!made.rules.includes('internal/unused-suppression'));
    });
  }

  for (const [title, text] of texts) {
    it(`stand above the file alone where they would be a part of ${title}`, async () => {
      assert.equal(await disable('line', text), undefined);
      const made = await disable('file', text);
      assert.ok(made && !made.rules.includes(RULE), made?.after);
    });
  }
});
