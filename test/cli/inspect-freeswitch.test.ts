import assert from 'node:assert/strict';
import { type Files, needProgram, runWith } from './sip-lens';

const PASSWORD = 'Example-Passw0rd';

const FILES: Files = {
  'freeswitch.xml': `<document type="freeswitch/xml">
  <section name="configuration">
    <configuration name="sofia.conf"><profiles>
      <X-PRE-PROCESS cmd="include" data="sip_profiles/*.xml"/>
    </profiles></configuration>
  </section>
</document>
`,
  'sip_profiles/external.xml': `<profile name="external">
  <gateways>
    <gateway name="trunk">
      <param name="proxy" value="acme.pstn.dublin.twilio.com"/>
      <param name="username" value="pbx"/>
      <param name="password" value="${PASSWORD}"/>
    </gateway>
    <gateway name="lost"/>
  </gateways>
  <settings>
    <param name="sip-port" value="5080"/>
  </settings>
</profile>
`,
};

interface Report {
  readonly units: readonly {
    readonly dialect: string;
    readonly root: string;
    readonly files: readonly string[];
    readonly rejected: { readonly path: string; readonly line: number } | null;
    readonly complete: boolean;
    readonly objects: readonly {
      readonly type: string;
      readonly name: string;
      readonly loads: boolean | null;
      readonly reasons: readonly { readonly rule: string; readonly line: number }[];
      readonly options: Readonly<Record<string, readonly string[]>>;
    }[];
  }[];
  readonly model: Readonly<Record<string, readonly { readonly name: string }[]>>;
}

function inspect(files: Files): { report: Report; output: string } {
  const { output } = runWith(files, ['inspect', '--format', 'json', '.']);
  const report: Report = JSON.parse(output);
  return { report, output };
}

describe('sip-lens inspect of FreeSWITCH files', () => {
  needProgram();

  it('says of each object whether it is loaded, with its params', () => {
    const { report, output } = inspect(FILES);
    const [unit, ...others] = report.units;
    assert.ok(unit && others.length === 0);
    assert.equal(unit.dialect, 'freeswitch');
    assert.deepEqual(
      [unit.root, unit.files, unit.rejected, unit.complete],
      ['freeswitch.xml', ['freeswitch.xml', 'sip_profiles/external.xml'], null, true],
    );
    const objects = unit.objects.map(({ type, name, loads, reasons }) => [
      `${type} ${name}`,
      loads,
      reasons.map(({ rule, line }) => `${rule}:${line}`),
    ]);
    assert.deepEqual(objects, [
      ['profile external', true, []],
      ['gateway trunk', true, []],
      ['gateway lost', false, ['freeswitch/gateway-dropped:7']],
    ]);
    assert.deepEqual(unit.objects[1]?.options.proxy, ['acme.pstn.dublin.twilio.com']);
    assert.ok(!output.includes(PASSWORD));
  });

  it('has what is loaded as SIP', () => {
    const { model } = inspect(FILES).report;
    const names = Object.entries(model).map(([kind, list]) => [kind, list.map(({ name }) => name)]);
    assert.deepEqual(Object.fromEntries(names), {
      registrations: ['trunk'],
      peers: ['trunk'],
      identities: [],
      credentials: ['trunk'],
      transports: ['external/udp', 'external/tcp'],
      dialTargets: [],
    });
  });

  it('says where FreeSWITCH refuses everything', () => {
    const broken = {
      ...FILES,
      'sip_profiles/external.xml': '<profile name="external">\n<settings>\n</profile>\n',
    };
    const [unit] = inspect(broken).report.units;
    assert.equal(unit?.rejected?.path, 'sip_profiles/external.xml');
    assert.ok(unit.objects.every(({ loads }) => loads === false));
  });

  it('tells people in words', () => {
    const { output } = runWith(FILES, ['inspect', '.']);
    assert.match(output, /freeswitch\.xml with 1 include/);
    assert.match(output, /✗ gateway lost dropped/);
    assert.match(output, /username param is REQUIRED/);
  });
});
