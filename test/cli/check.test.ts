import assert from 'node:assert/strict';
import { join } from 'node:path';
import { briefly, type Files, inFolder, needProgram, runWith, sipLens } from './sip-lens';

/** A misspelled option, which drops its object. */
const BAD = '[alice]\ntype=endpoint\ncolour=red\n';
const BAD_FINDING = '3:1 error asterisk/unknown-option';
/** A target without an edge, which is a hint; and no more than that. */
const HINT = '[trunk]\ntype=aor\ncontact=sip:acme.pstn.twilio.com\n';
/** The trunk as an endpoint. */
const TRUNK = `[trunk]\ntype=endpoint\naors=trunk\n${HINT}`.replace('pstn', 'pstn.ashburn');
const ABOUT_THE_TRUNK = ['--rule', 'twilio/identify-missing=off'];
const REGISTRY = `sipLensRegistry: 1
accounts:
  - sid: AC00000000000000000000000000000001
    regions:
      us1:
        fetchedAt: 2026-11-01T09:00:00Z
        domains: []
        trunks: [{ name: other, sid: TK00000000000000000000000000000001 }]
`;

interface Case {
  readonly title: string;
  readonly files: Files;
  readonly args: readonly string[];
  readonly code: number;
  /** \`briefly\`, those of the rules in question. */
  readonly findings: readonly string[];
  readonly errors?: RegExp;
}

const CASES: readonly Case[] = [
  {
    title: 'checks the folder one stands in',
    files: { 'pjsip.conf': BAD },
    args: [],
    code: 1,
    findings: [`pjsip.conf:${BAD_FINDING}`],
  },
  { title: 'is content with an empty folder', files: {}, args: [], code: 0, findings: [] },
  {
    title: 'names paths from where one stands',
    files: { 'a/b/pjsip.conf': BAD },
    args: ['a'],
    code: 1,
    findings: [`a/b/pjsip.conf:${BAD_FINDING}`],
  },
  {
    title: 'takes several paths, and each once',
    files: { 'a/pjsip.conf': BAD, 'b/pjsip.conf': BAD, 'c/pjsip.conf': BAD },
    args: ['b', 'a', 'a/pjsip.conf'],
    code: 1,
    findings: [`a/pjsip.conf:${BAD_FINDING}`, `b/pjsip.conf:${BAD_FINDING}`],
  },
  {
    title: 'reports on the named file and reads the others',
    files: {
      'pjsip.conf': `${BAD}#include more.conf\n`,
      'more.conf': `[t](!)\n[bob](t)\ntype=endpoint\ncolor=x\n`,
    },
    args: ['more.conf'],
    code: 1,
    findings: ['more.conf:4:1 error asterisk/unknown-option'],
  },
  {
    title: 'judges an include as its includer reads it',
    files: {
      'pjsip.conf': '[t](!)\ntype=endpoint\n#include pjsip.d/*.conf\n',
      'pjsip.d/a.conf': '[bob](t)\ncolor=x\n',
    },
    args: ['pjsip.d/a.conf'],
    code: 1,
    findings: ['pjsip.d/a.conf:2:1 error asterisk/unknown-option'],
  },
  {
    title: 'the same for a folder of includes',
    files: {
      'pjsip.conf': '[t](!)\ntype=endpoint\n#include pjsip.d/*.conf\n',
      'pjsip.d/a.conf': '[bob](t)\ncolor=x\n',
    },
    args: ['pjsip.d'],
    code: 1,
    findings: ['pjsip.d/a.conf:2:1 error asterisk/unknown-option'],
  },
  {
    title: 'takes a named file of an unknown name for a pjsip.conf',
    files: { 'trunk.txt': BAD, 'other.txt': BAD },
    args: ['trunk.txt'],
    code: 1,
    findings: [`trunk.txt:${BAD_FINDING}`],
  },
  {
    title: 'unless a main file includes it',
    files: { 'pjsip.conf': '[t]\ntype=aor\n#include odd.inc\n', 'odd.inc': 'max_contcts=1\n' },
    args: ['odd.inc'],
    code: 1,
    findings: ['odd.inc:1:1 error asterisk/unknown-option'],
  },
  {
    title: 'passes by files of others',
    files: { 'nginx.conf': 'colour=red\n', 'notes.txt': BAD, 'pjsip.conf': '' },
    args: [],
    code: 0,
    findings: [],
  },
  {
    title: '--pjsip declares a name',
    files: { 'site.j2': BAD },
    args: ['--pjsip', '*.j2'],
    code: 1,
    findings: [`site.j2:${BAD_FINDING}`],
  },
  {
    title: '--wizard declares a name',
    files: { 'site.j2': '[a]\ntype=wizard\nremote_hosts=192.0.2.1\nendpoint/colour=x\n' },
    args: ['--wizard', '*.j2'],
    code: 1,
    findings: ['site.j2:4:1 error asterisk/unknown-option'],
  },
  {
    title: 'a YAML file without SIP settings is no pjsip.conf, though somebody names it',
    files: { 'values.yaml': 'colour: red\n', '.env': 'COLOUR=red\n' },
    args: ['values.yaml', '.env'],
    code: 0,
    findings: [],
  },
  {
    title: '--yaml-key says what a key of the project means, several times',
    files: {
      'app.yaml': 'provider:\n  fqdn: edge.example\n  wire: udp\n  pt: 5061\n',
      '.env': 'CARRIER_FQDN=acme\nCARRIER_WIRE=udp\nCARRIER_PT=5061\n',
    },
    args: [
      'fqdn=host',
      'wire=transport',
      'pt=port',
      'CARRIER_FQDN=host',
      'CARRIER_WIRE=transport',
      'CARRIER_PT=port',
    ].flatMap((key) => ['--yaml-key', key]),
    code: 1,
    findings: [
      '.env:3:12 warning sip/port-transport-mismatch',
      'app.yaml:4:7 warning sip/port-transport-mismatch',
    ],
  },
  {
    title: 'and without it nobody knows',
    files: { 'app.yaml': 'provider:\n  fqdn: edge.example\n  wire: udp\n  pt: 5061\n' },
    args: [],
    code: 0,
    findings: [],
  },
  {
    title: '--level error leaves warnings out of the list and of the exit code',
    files: { 'pjsip.conf': '[a]\ntype=aor\nremove_existing=maybe\n' },
    args: ['--level', 'error'],
    code: 0,
    findings: [],
  },
  {
    title: 'warnings count otherwise',
    files: { 'pjsip.conf': '[a]\ntype=aor\nremove_existing=maybe\n' },
    args: [],
    code: 1,
    findings: ['pjsip.conf:3:17 warning asterisk/silent-boolean'],
  },
  {
    title: 'hints do not',
    files: { 'pjsip.conf': HINT },
    args: [],
    code: 0,
    findings: [],
  },
  {
    title: '--level hint lists them',
    files: { 'pjsip.conf': HINT },
    args: ['--level', 'hint', '--rule', 'asterisk/unused-object=off'],
    code: 1,
    findings: ['pjsip.conf:3:13 hint twilio/no-edge'],
  },
  {
    title: '--rule switches off',
    files: { 'pjsip.conf': BAD },
    args: ['--rule', 'asterisk/unknown-option=off'],
    code: 0,
    findings: [],
  },
  {
    title: '--rule changes severities, several times',
    files: { 'pjsip.conf': BAD + HINT },
    args: ['--rule', 'asterisk/unknown-option=warning', '--rule=twilio/no-edge=error'],
    code: 1,
    findings: ['pjsip.conf:3:1 warning asterisk/unknown-option', 'pjsip.conf:6:13 error twilio/no-edge'],
  },
  {
    title: '--registry says what exists',
    files: { 'pjsip.conf': TRUNK, 'infra/acme.yaml': REGISTRY },
    args: ['--registry', 'infra/acme.yaml', ...ABOUT_THE_TRUNK],
    code: 1,
    findings: ['pjsip.conf:6:13 error twilio/trunk-not-found'],
  },
  {
    title: 'the nearest registry upwards does without being named',
    files: { 'etc/pjsip.conf': TRUNK, 'twilio.registry.yaml': REGISTRY },
    args: ['etc', ...ABOUT_THE_TRUNK],
    code: 1,
    findings: ['etc/pjsip.conf:6:13 error twilio/trunk-not-found'],
  },
  {
    title: 'a broken registry is told even where it was not named',
    files: { 'etc/pjsip.conf': '', 'twilio.registry.yaml': 'sipLensRegistry: 7\n' },
    args: ['etc'],
    code: 1,
    findings: ['twilio.registry.yaml:1:18 error registry/invalid'],
  },
  {
    title: '--asterisk-root is where includes are read from',
    files: { 'etc/sites/a.j2': '#include common.conf\n', 'etc/common.conf': BAD },
    args: ['--asterisk-root', 'etc', '--pjsip', '*.j2'],
    code: 1,
    findings: [`etc/common.conf:${BAD_FINDING}`],
  },
  {
    title: '--public-address is compared with the access control lists',
    files: {
      'pjsip.conf': `[trunk]
type=endpoint
aors=trunk
[trunk]
type=aor
contact=sip:other.pstn.ashburn.twilio.com
`,
      'twilio.registry.yaml': `${REGISTRY.replace('TK00000000000000000000000000000001', 'TK00000000000000000000000000000001, credentialLists: [], ipAccessControlLists: [hq]')}        ipAccessControlLists: [{ name: hq, sid: AL00000000000000000000000000000001, addresses: [203.0.113.1/32] }]
`,
    },
    args: ['pjsip.conf', '--public-address', '203.0.113.99', '--rule', 'twilio/identify-missing=off'],
    code: 1,
    findings: ['pjsip.conf:6:13 error twilio/ip-not-allowed'],
  },
  {
    title: '--max-file-size leaves larger files out and says so',
    files: { 'pjsip.conf': BAD, 'b/pjsip.conf': BAD + '; '.padEnd(5000) },
    args: ['--max-file-size', '2K'],
    code: 1,
    findings: [`pjsip.conf:${BAD_FINDING}`],
    errors: /note: b\/pjsip\.conf: The file has 4\.9 KiB, and the limit is 2 KiB/,
  },
  {
    title: 'a path that is not there does not keep the others from being checked',
    files: { 'pjsip.conf': BAD },
    args: ['nowhere', 'pjsip.conf'],
    code: 2,
    findings: [`pjsip.conf:${BAD_FINDING}`],
    errors: /There is no file or folder nowhere\./,
  },
];

describe('sip-lens check', () => {
  needProgram();

  for (const { title, files, args, code, findings, errors = /^$/ } of CASES) {
    it(title, () => {
      const run = runWith(files, ['check', '--format', 'unix', ...args]);
      assert.deepEqual(briefly(run), findings);
      assert.equal(run.code, code, run.errors);
      assert.match(run.errors, errors);
    });
  }

  it('takes files for what they are called, and otherwise for what they are declared', () => {
    const files = {
      'pjsip.conf': '',
      'pjsip_wizard.conf': '',
      'extensions.conf': '',
      'a.j2': '',
      'b.tmpl': '',
      'c.erb': '',
      'twilio.registry.yaml': REGISTRY,
    };
    const declared = ['--pjsip', '*.j2', '--wizard', '*.tmpl', '--dialplan', '*.erb'];
    const { output } = runWith(files, ['check', '--format', 'json', ...declared]);
    const report: { files: { path: string; dialect: string }[] } = JSON.parse(output);
    assert.deepEqual(Object.fromEntries(report.files.map(({ path, dialect }) => [path, dialect])), {
      'a.j2': 'asterisk-pjsip',
      'b.tmpl': 'asterisk-wizard',
      'c.erb': 'asterisk-dialplan',
      'extensions.conf': 'asterisk-dialplan',
      'pjsip.conf': 'asterisk-pjsip',
      'pjsip_wizard.conf': 'asterisk-wizard',
      'twilio.registry.yaml': 'registry',
    });
  });

  it('finds the includer above the folder one stands in', () => {
    inFolder(
      {
        'pjsip.conf': '[t](!)\ntype=endpoint\n#include pjsip.d/*.conf\n',
        'pjsip.d/a.conf': '[bob](t)\ncolor=x\n',
      },
      (folder) => {
        const run = sipLens(join(folder, 'pjsip.d'), ['check', '--format', 'unix']);
        assert.deepEqual(briefly(run), ['a.conf:2:1 error asterisk/unknown-option']);
      },
    );
  });

  it('checks a folder that lies elsewhere', () => {
    inFolder({ 'etc/pjsip.conf': BAD, 'here/nothing.txt': '' }, (folder) => {
      const run = sipLens(join(folder, 'here'), ['check', '--format', 'unix', join(folder, 'etc')]);
      assert.deepEqual(briefly(run), [`../etc/pjsip.conf:${BAD_FINDING}`]);
    });
  });

  it('ends quietly when nobody reads on', () => {
    const many = Array.from({ length: 2000 }, (_, index) => `[a${index}]\ntype=endpoint\ncolour=red\n`).join(
      '',
    );
    inFolder({ 'pjsip.conf': many }, (folder) => {
      const { code, errors } = sipLens(folder, ['check', '--format', 'json']);
      assert.equal(code, 1, errors);
      assert.equal(errors, '');
    });
  });
});

describe('sip-lens check --shard', () => {
  needProgram();

  it('splits what is reported, not what is read', () => {
    const files = Object.fromEntries(
      Array.from({ length: 7 }, (_, index) => [
        `${index}/pjsip.conf`,
        `[a]\ntype=endpoint\nauth=nobody${index}\n`,
      ]),
    );
    inFolder(files, (folder) => {
      const all = briefly(sipLens(folder, ['check', '--format', 'unix']));
      assert.equal(all.length, 7);
      const shards = [1, 2, 3].map((index) =>
        briefly(sipLens(folder, ['check', '--format', 'unix', '--shard', `${index}/3`])),
      );
      assert.deepEqual(shards.map((shard) => shard.length).sort(), [2, 2, 3]);
      assert.deepEqual(shards.flat().sort(), all.sort());
    });
  });

  it('still resolves references into files of other shards', () => {
    inFolder(
      {
        'pjsip.conf': '[a]\ntype=endpoint\nauth=b\n#include z.conf\n',
        'z.conf': '[b]\ntype=auth\nusername=b\npassword=Example-Passw0rd\n',
      },
      (folder) => {
        for (const shard of ['1/2', '2/2'])
          assert.deepEqual(
            briefly(sipLens(folder, ['check', '--format', 'unix', '--shard', shard])),
            [],
            shard,
          );
      },
    );
  });
});
