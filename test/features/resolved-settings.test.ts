import assert from 'node:assert/strict';
import { hover, migrationServices, prepareRename, references, rename } from '../../server/src/features';
import { pathOf } from '../support/checked-workspace';
import { REGISTRY, Scene } from './support';

/** Hosts that variables give: the name alone, as a whole, by a default, beside another variable. */
const SITE = `//- /compose.yaml
services:
  bot:
    environment:
      SIP_DOMAIN: "sip:\${NAME}.sip.dublin.twilio.com;transport=tls"
      SIP_USERNAME: \${WHO}
      SIP_PROXY: \${HOST:-acme-pbx.sip.twilio.com}
      LAB_SIP_URI: sip:\${WHO}@acme-lab.sip.twilio.com:5061
//- /app.yaml
sip:
  domain: \${TWILIO_HOST}
//- /.env
NAME=acme-pbx
WHO=alice
TWILIO_HOST=\${NAME}.sip.twilio.com
`;

function at(piece: string, site = SITE): string {
  const text = site + REGISTRY;
  const index = text.indexOf(piece);
  assert.ok(index >= 0, piece);
  return `${text.slice(0, index + piece.length)}$0${text.slice(index + piece.length)}`;
}

/** `/path:line text` of each line that is another one after the rename, or why there is none. */
function renamed(scene: Scene): string[] {
  const edits = rename(scene.context, scene.uri, scene.position, 'new');
  if (!edits || 'problem' in edits) return [edits?.problem ?? 'nothing'];
  return [...scene.texts].flatMap(([path, before]) => {
    const own = edits.filter(({ uri }) => pathOf(uri) === path);
    const after = scene.applied(own, own[0]?.uri ?? scene.uri).split('\n');
    const isSame = own.length === 0;
    return before.split('\n').flatMap((line, index) => {
      const now = isSame ? line : (after[index] ?? '');
      return now === line ? [] : [`${path}:${index + 1} ${now.trim()}`];
    });
  });
}

const RENAMED = [
  '/compose.yaml:6 SIP_PROXY: ${HOST:-new.sip.twilio.com}',
  '/.env:1 NAME=new',
  '/twilio.registry.yaml:11 - name: new',
];

describe('hosts that variables of YAML and .env files give', () => {
  it('are uses of the SIP Domain', async () => {
    const scene = await Scene.of(at('- name: acme-'));
    const found = references(scene.context, scene.uri, scene.position, false);
    assert.deepEqual(
      found.map((place) => scene.show(place)),
      [
        '/.env:3 ${NAME}.sip.twilio.com',
        '/app.yaml:2 ${TWILIO_HOST}',
        '/compose.yaml:4 ${NAME}.sip.dublin.twilio.com',
        '/compose.yaml:6 ${HOST:-acme-pbx.sip.twilio.com}',
      ],
    );
  });

  const starts = [
    'sip:${NA',
    '.sip.dub',
    '${HOST:-acme-pbx.s',
    'TWILIO_HOST=${NAME}.si',
    'domain: ${TWI',
    '- name: acme-',
  ];
  for (const piece of starts) {
    it(`are renamed where they are written, from ${piece}`, async () => {
      assert.deepEqual(renamed(await Scene.of(at(piece))), RENAMED);
    });
  }

  it('are renamed beside a user that a variable gives', async () => {
    assert.deepEqual(renamed(await Scene.of(at('@acme-l'))), [
      '/compose.yaml:7 LAB_SIP_URI: sip:${WHO}@new.sip.twilio.com:5061',
      '/twilio.registry.yaml:18 - name: new',
    ]);
  });

  it('are not renamed where their name is a user name as well', async () => {
    const [problem = ''] = renamed(await Scene.of(at('sip:${NA', SITE.replace('${WHO}\n', '${NAME}\n'))));
    assert.match(
      problem,
      /^Line 1 of \.env holds the name of the SIP Domain acme-pbx, and line 5 of compose\.yaml/,
    );
  });

  it('are not renamed where a text over lines has the variable', async () => {
    const site = SITE.replace(
      '//- /app.yaml',
      '    command: |\n      run\n      --name ${NAME}\n//- /app.yaml',
    );
    const [problem = ''] = renamed(await Scene.of(at('sip:${NA', site)));
    assert.match(problem, /line 8 of compose\.yaml uses it for something else/);
  });

  it('are renamed where they stand in YAML in a block of text', async () => {
    const site = `${SITE}//- /map.yaml\nkind: ConfigMap\ndata:\n  config.yaml: |\n    sip:\n      domain: \${NAME}.sip.twilio.com\n`;
    assert.deepEqual(renamed(await Scene.of(at('sip:${NA', site))), RENAMED);
  });

  it('are uses of the variable where they stand, once, also in lists', async () => {
    const list =
      '//- /compose.yaml\nservices:\n  a:\n    environment:\n      - OTHER=1\n      - SIP_HOST=${HO';
    const scene = await Scene.of(`${list}$0ST}\n//- /.env\nHOST=acme-pbx.sip.twilio.com\n`);
    const found = references(scene.context, scene.uri, scene.position, true);
    assert.deepEqual(
      found.map((place) => scene.show(place)),
      ['/.env:1 HOST', '/compose.yaml:5 HOST'],
    );
  });

  it('are counted by who migrates', async () => {
    const { context } = await Scene.of(at('NAME=acme'));
    const found = migrationServices(context).map(({ name, places }) => `${name} ${places}`);
    assert.deepEqual(found.sort(), ['acme-lab 1', 'acme-pbx 2']);
  });

  for (const [piece, text] of [
    ['sip:${NA', /^\*\*NAME\*\* · variable[\s\S]*\*\*acme-pbx\.sip\.dublin\.twilio\.com\*\*/],
    ['domain: ${TWI', /^\*\*TWILIO_HOST\*\* · variable[\s\S]*\*\*acme-pbx\.sip\.twilio\.com\*\*/],
    ['SIP_USERNAME: ${WH', /^\*\*WHO\*\* · variable[\s\S]*`alice`[\s\S]*\*\*alice\*\* · user name at Twilio/],
  ] as const) {
    it(`are told of in a hover: ${piece}`, async () => {
      const scene = await Scene.of(at(piece));
      const { contents } = hover(scene.context, scene.uri, scene.position) ?? {};
      assert.match(
        contents && typeof contents === 'object' && 'value' in contents ? contents.value : '',
        text,
      );
    });
  }

  it('are no hosts where a variable is not known', async () => {
    const scene = await Scene.of(at('sip:${NA', SITE.replace('NAME=acme-pbx\n', '')));
    const found = prepareRename(scene.context, scene.uri, scene.position);
    assert.ok(found && 'problem' in found);
  });
});
