import assert from 'node:assert/strict';
import {
  declaresFreeSwitch,
  declaresPjsip,
  declaresSipSettings,
  inConfigurationFolder,
  knownNames,
  literalGlob,
  mayBringSigns,
  mayHoldSipSettings,
  selectorPattern,
} from '../../client/src/recognise';
import { possibleFiles } from '../../protocol/file-patterns';
import { matchesSegment } from '../../server/src/workspace/glob';
import { mayHoldSettings } from '../../server/src/workspace/yaml/family';

const texts: [why: string, text: string, ours: boolean][] = [
  ['an endpoint', '[acme]\ntype=endpoint\n', true],
  ['an arrow, blanks and a comment', '[acme]\n  type => aor ; the phones\n', true],
  ['CRLF line ends', '[acme]\r\ntype=registration\r\n', true],
  ['the option name in capitals', '[acme]\nTYPE=auth\n', true],
  ['a wizard', '[acme](phone)\ntype=wizard\n', true],
  ['comments as long as those of the shipped file', `${';x\n'.repeat(20_000)}[a]\ntype=identify\n`, true],
  ['a type with no section', 'type=endpoint\n', false],
  ['a commented type', '[acme]\n;type=endpoint\n', false],
  ['a value in capitals, which is a fault to be shown', '[acme]\ntype=Endpoint\n', true],
  ['another type', '[server]\ntype=peer\n', false],
  ['a longer word', '[server]\ntype=endpoints\n', false],
  ['an INI file', '[mysqld]\nport=3306\n', false],
  ['an nginx file', 'server {\n  listen 80;\n}\n', false],
  ['nothing', '', false],
];

describe('recognising a file by its text', () => {
  for (const [why, text, ours] of texts) {
    it(`${ours ? 'takes' : 'leaves'} ${why}`, () => assert.equal(declaresPjsip(text), ours));
  }

  it('looks at the beginning only', () => {
    assert.equal(declaresPjsip(`${';x\n'.repeat(100_000)}[a]\ntype=auth\n`), false);
  });
});

const xml: [why: string, text: string, ours: boolean][] = [
  ['a gateway', '<include>\n<gateway name="a"><param name="proxy" value="x"/></gateway></include>', true],
  ['a directive', '<X-PRE-PROCESS cmd="set" data="a=b"/>', true],
  ['an access list', '<list name="a"><node type="allow" cidr="192.0.2.0/24"/></list>', true],
  [
    'a dialplan',
    '<extension name="a"><condition><action application="bridge"/></condition></extension>',
    true,
  ],
  ['a build file', '<project><profiles><profile><id>x</id></profile></profiles></project>', false],
  [
    'a gateway of something else',
    '<gateways><gateway name="payment"><url>x</url></gateway></gateways>',
    false,
  ],
  ['nothing', '', false],
];

describe('recognising an XML file by its text', () => {
  for (const [why, text, ours] of xml) {
    it(`${ours ? 'takes' : 'leaves'} ${why}`, () => assert.equal(declaresFreeSwitch(text), ours));
  }
});

describe('recognising a file by its folder', () => {
  const files = new Set(['/ws/site/pjsip.conf', '/etc/asterisk/asterisk.conf']);
  const exists = (path: string) => files.has(path);
  const cases: [path: string, top: string | undefined, ours: boolean][] = [
    ['/ws/site/trunks.conf', '/ws', true],
    ['/ws/site/deep/er/trunks.conf', '/ws', true],
    ['/ws/site/trunks.conf', '/ws/site', true],
    ['/ws/nginx.conf', '/ws', false],
    ['/ws/other/nginx.conf', '/ws', false],
    ['/ws/site/deep/trunks.conf', '/ws/site/deep', false],
    ['/etc/asterisk/rtp.conf', undefined, true],
    ['/etc/asterisk/sub/rtp.conf', undefined, false],
    ['/top.conf', undefined, false],
    ['/top.conf', '/', false],
  ];
  for (const [path, top, ours] of cases) {
    it(`${ours ? 'takes' : 'leaves'} ${path} of ${top ?? 'no workspace folder'}`, () => {
      assert.equal(inConfigurationFolder(path, top, exists), ours);
    });
  }
});

describe('patterns of document selectors', () => {
  it('claims no .conf or .xml of any name', () => {
    for (const pattern of knownNames)
      assert.match(pattern, /sip|extensions|twilio|freeswitch|autoload_configs/);
  });

  const patterns: [setting: string, pattern: string][] = [
    ['twilio.registry.yaml', '**/twilio.registry.yaml'],
    ['./infra/sip.yaml', '**/infra/sip.yaml'],
    ['../shared/sip.yaml', '**/shared/sip.yaml'],
    ['**/*.conf.j2', '**/*.conf.j2'],
    ['/srv/sip.yaml', '/srv/sip.yaml'],
    ['C:\\sip\\twilio.yaml', 'C:/sip/twilio.yaml'],
    [' trunks.txt ', '**/trunks.txt'],
  ];
  for (const [setting, pattern] of patterns) {
    it(`matches ${JSON.stringify(setting)} against whole paths`, () => {
      assert.equal(selectorPattern(setting), pattern);
    });
  }

  it('writes a path with wildcards in its name as a glob for that path alone', () => {
    assert.equal(literalGlob('a[1]/x{y}*?.conf'), 'a[[]1[]]/x[{]y[}][*][?].conf');
  });
});

const settings: [why: string, text: string, ours: boolean][] = [
  ['a variable of a service', 'services:\n  a:\n    environment:\n      SIP_HOST: x\n', true],
  ['a list of variables', '- TWILIO_SIP_DOMAIN=acme\n', true],
  ['a mapping', 'sip:\n  host: x\n', true],
  ['trunks', 'sip_trunks:\n  - name: a\n', true],
  ['words put together', 'sipTrunk: a\n', true],
  ['a SIP URI', 'target: sip:alice@example.com\n', true],
  ['a host at Twilio', 'voice: acme.pstn.dublin.twilio.com\n', true],
  ['a region of the REST API', 'TWILIO_REGION=ie1\n', true],
  ['a database', 'DB_HOST=db\nDB_PASSWORD=x\n', false],
  ['a longer word', 'gossip: true\nsipping: tea\n', false],
  ['a gateway of the web', 'image: nginx-gateway\n', false],
];

describe('recognising YAML and variables by their text', () => {
  for (const [why, text, ours] of settings) {
    it(`${ours ? 'takes' : 'leaves'} ${why}`, () => assert.equal(declaresSipSettings(text), ours));
  }

  it('looks at YAML and .env files', () => {
    const names = [
      '/a/values.yaml',
      '/a/c.yml',
      '/a/.env',
      '/a/.env.local',
      '/a/pbx.env',
      '/a/env.example',
      '/a/env.sample',
      '/a/env.dist',
      '/a/sip.env.template',
      '/a/env',
      '/a/env.tpl',
      '/a/myenv.example',
      '/a/b.json',
    ];
    const ours = names.filter(mayHoldSipSettings);
    assert.deepEqual(ours, names.slice(0, 9));
    // the server takes the same ones, and has all of them watched
    assert.deepEqual(
      names.filter((name) => mayHoldSettings(`file://${name}`)),
      ours,
    );
    const isWatched = (name: string) =>
      possibleFiles.some((pattern) => matchesSegment(name.slice('/a/'.length), pattern.slice('**/'.length)));
    assert.deepEqual(ours.filter(isWatched), ours);
  });
});

/** Types a text letter by letter. @returns what the line that is typed holds when the text becomes ours */
function lineThatTells(text: string, isOurs: (text: string) => boolean): string | undefined {
  for (let end = 1; end <= text.length; end++) {
    const typed = text.slice(0, end);
    if (isOurs(typed)) return typed.slice(typed.lastIndexOf('\n', end - 2) + 1);
  }
  return undefined;
}

describe('recognising a file while it is typed', () => {
  const kinds: [path: string, texts: typeof texts, isOurs: (text: string) => boolean][] = [
    ['/a/phones.conf', texts.filter(([, text]) => text.length < 1000), declaresPjsip],
    ['/a/gateway.xml', xml, declaresFreeSwitch],
    ['/a/compose.yaml', settings, declaresSipSettings],
    ['/a/.env', settings, declaresSipSettings],
  ];
  for (const [path, samples, isOurs] of kinds) {
    for (const [why, text] of samples.filter(([, , ours]) => ours)) {
      it(`looks at ${path} when the line comes that makes it ${why}`, () => {
        const line = lineThatTells(text, isOurs);
        assert.ok(line !== undefined && mayBringSigns(path, line), line);
      });
    }
  }

  const unconcerned: [path: string, lines: string][] = [
    ['/a/compose.yaml', '  image: postgres:17\n'],
    ['/a/.env', 'DB_HOST=db\n'],
    ['/a/pom.xml', '  <artifactId>site</artifactId>\n'],
    ['/a/nginx.conf', 'server {\n  listen 80;\n'],
    ['/a/package.json', '"sip": { "host": "x" }\n'],
  ];
  for (const [path, lines] of unconcerned) {
    it(`passes over ${JSON.stringify(lines)} in ${path}`, () =>
      assert.equal(mayBringSigns(path, lines), false));
  }

  it('knows the keys that the settings give a meaning', () => {
    assert.equal(mayBringSigns('/a/bot.yaml', 'VOICE_PIN: 1\n'), false);
    assert.equal(mayBringSigns('/a/bot.yaml', 'VOICE_PIN: 1\n', ['VOICE_PIN']), true);
    assert.equal(declaresSipSettings('VOICE_PIN: 1\n', ['VOICE_PIN']), true);
    assert.equal(declaresSipSettings('VOICE_PIN: 1\n', ['VOICE_ENDPOINT']), false);
  });
});
