import assert from 'node:assert/strict';
import type { Environment } from '../../../server/src/dialects/asterisk/judge';
import { asteriskUnits } from '../../../server/src/dialects/asterisk/unit';
import { objectVerdicts, rejectionOf } from '../../../server/src/dialects/asterisk/unit-verdict';
import { CheckedWorkspace } from '../../support/checked-workspace';

interface Case {
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  /** `type name loads`, and of what does not load the rule and the line (from 1) of each reason. */
  readonly verdicts: readonly string[];
  readonly environment?: Environment;
}

async function verdictsOf({ files, environment }: Case): Promise<string[]> {
  const checked = await CheckedWorkspace.of(new Map(Object.entries(files)));
  return asteriskUnits(checked.workspace.units).flatMap((unit) =>
    objectVerdicts(unit, environment).map(({ object, loads, reasons }) => {
      const why = reasons.map(({ rule, at }) => ` ${rule}:${at.range.start.line + 1}`);
      return `${object.type} ${object.name} ${loads}${why.join('')}`;
    }),
  );
}

const AOR = '[a]\ntype=aor\n';
const AUTH = 'type=auth\nusername=u\npassword=Example-Passw0rd\n';

const CASES: readonly Case[] = [
  { title: 'a good object loads', files: { '/pjsip.conf': AOR }, verdicts: ['aor a true'] },
  {
    title: 'an unknown option drops its object',
    files: { '/pjsip.conf': `${AOR}x=1\n` },
    verdicts: ['aor a false asterisk/unknown-option:3'],
  },
  {
    title: 'twins drop every object of their type and no other',
    files: { '/pjsip.conf': `${AOR}[b]\ntype=aor\n${AOR}[a]\n${AUTH}` },
    verdicts: [
      'aor a false asterisk/duplicate-object:5',
      'aor b false asterisk/duplicate-object:5',
      'aor a false asterisk/duplicate-object:1',
      'auth a true',
    ],
  },
  {
    title: 'a fatal line drops everything of its file',
    files: {
      '/pjsip.conf': `${AOR}[b](nobody)\ntype=aor\n[c]\ntype=aor\n`,
      '/pjsip_wizard.conf': '[w]\ntype=wizard\n',
    },
    verdicts: [
      'aor a false asterisk/file-rejected:3',
      'aor b false asterisk/file-rejected:3',
      'aor c false asterisk/file-rejected:3',
      'aor w true',
      'endpoint w true',
    ],
  },
  {
    title: 'a fatal line of an include ends that include only',
    files: {
      '/pjsip.conf': `${AOR}#include b.conf\n[d]\ntype=aor\n`,
      '/b.conf': '[b]\ntype=aor\n[c](nobody)\ntype=aor\n',
    },
    verdicts: ['aor a true', 'aor b true', 'aor c false asterisk/file-rejected:3', 'aor d true'],
  },
  {
    title: 'a missing include drops everything',
    files: { '/pjsip.conf': `${AOR}#include nowhere.conf\n` },
    verdicts: ['aor a false asterisk/include-missing:3'],
  },
  {
    title: 'a cycle of includes crashes Asterisk, and takes the wizard with it',
    files: {
      '/pjsip.conf': `${AOR}#include b.conf\n`,
      '/b.conf': '#include pjsip.conf\n',
      '/pjsip_wizard.conf': '[w]\ntype=wizard\n',
    },
    verdicts: [
      'aor a false asterisk/include-cycle:1',
      'aor w false asterisk/include-cycle:1',
      'endpoint w false asterisk/include-cycle:1',
    ],
  },
  {
    title: 'what an include outside may add is not known',
    files: { '/pjsip.conf': `${AOR}[b]\ntype=aor\nx=1\n[r]\ntype=registration\n#include /opt/more.conf\n` },
    verdicts: [
      'aor a null asterisk/include-missing:8',
      'aor b false asterisk/unknown-option:5',
      'registration r null asterisk/missing-option:6 asterisk/missing-option:6 asterisk/include-missing:8',
    ],
  },
  {
    title: 'nor what a program writes',
    files: { '/pjsip.conf': `${AOR}#exec /bin/make-trunks\n` },
    verdicts: ['aor a null asterisk/include-missing:3'],
  },
  {
    title: 'nor the lines of a parent in a file that is not here',
    files: { '/pjsip.conf': '#include /opt/templates.conf\n[b](tpl)\ntype=aor\nx=1\n' },
    verdicts: ['aor b null asterisk/unknown-option:4 asterisk/include-missing:2'],
  },
  {
    title: 'nor what stands around a fragment',
    files: { '/pjsip_trunks.conf': AOR },
    verdicts: ['aor a null asterisk/include-missing:1'],
  },
  {
    title: 'nor what a database holds',
    files: { '/pjsip.conf': AOR, '/sorcery.conf': '[res_pjsip]\naor=realtime,ps_aors\n' },
    verdicts: ['aor a null asterisk/include-missing:1'],
  },
  {
    title: 'nor an object under the name of a placeholder, or with one for a number',
    files: { '/pjsip.conf': '[{{ name }}]\ntype=aor\n[b]\ntype=aor\nmax_contacts={{ n }}\n' },
    verdicts: ['aor {{ name }} null internal/template-word:1', 'aor b null asterisk/invalid-value:5'],
  },
  {
    title: 'what the machine decides is known from the machine',
    files: { '/pjsip.conf': '[i]\ntype=identify\nendpoint=e\nmatch=trunk.example.com\n' },
    environment: { resolves: () => true },
    verdicts: ['identify i true'],
  },
  {
    title: 'and not known without',
    files: { '/pjsip.conf': '[i]\ntype=identify\nendpoint=e\nmatch=trunk.example.com\n' },
    verdicts: ['identify i null asterisk/invalid-value:4'],
  },
  {
    title: 'a template and a section without a known type make no object',
    files: { '/pjsip.conf': '[t](!)\ntype=aor\n[b]\nx=1\n[c]\ntype=Aor\n[a](t)\n' },
    verdicts: ['aor a true'],
  },
  {
    title: 'a wizard makes its objects under the names that Asterisk gives them',
    files: {
      '/pjsip_wizard.conf':
        '[w]\ntype=wizard\nsends_auth=yes\nsends_registrations=yes\nremote_hosts=192.0.2.1\noutbound_auth/username=u\n' +
        'outbound_auth/password=Example-Passw0rd\nendpoint/x=1\n',
      '/pjsip.conf': '[t]\ntype=transport\nbind=0.0.0.0\n',
    },
    environment: { localAddress: () => true },
    verdicts: [
      'transport t true',
      'auth w-oauth true',
      'aor w true',
      'endpoint w false asterisk/unknown-option:8',
      'identify w-identify true',
      'registration w-reg-0 true',
    ],
  },
];

describe('the verdicts on a load unit', () => {
  for (const each of CASES) {
    it(each.title, async () => {
      assert.deepEqual(await verdictsOf(each), each.verdicts);
    });
  }

  it('name what keeps a file from being read', async () => {
    const checked = await CheckedWorkspace.of(new Map([['/pjsip.conf', 'x=1\n']]));
    const [unit] = asteriskUnits(checked.workspace.units);
    const [program] = unit?.programs ?? [];
    assert.ok(unit && program);
    assert.equal(rejectionOf(unit, program)?.kind, 'no-category');
  });
});
