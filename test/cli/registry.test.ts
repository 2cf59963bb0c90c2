import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { COLOURED } from '../../server/src/cli/style';
import type { RegionData } from '../../server/src/twilio/account/data';
import type { DriftJson } from '../../server/src/twilio/account/registry-file/drift-report';
import { loadRegistryReader, type RegistryReader } from '../../server/src/twilio/account/registry-file/load';
import { writeRegistry } from '../../server/src/twilio/account/registry-file/write';
import type { EmulatorOptions } from '../emulator';
import { ACCOUNT, Stage } from './registry-support';
import { type Files, needProgram, type Run } from './sip-lens';

const FILE = 'twilio.registry.yaml';

const SEED = `# Reviewed by the voice team.
sipLensRegistry: 1
accounts:
  - sid: ${ACCOUNT}
    name: Acme production
    status: active
    regions:
      ie1:
        fetchedAt: 2026-11-01T09:00:00Z
        unknown: []
        domains:
          - name: acme-dublin
            sid: SD00000000000000000000000000000003
            registration: true
            secure: true
            activeRegion: ie1
            calls:
              credentialLists: [dublin]
              ipAccessControlLists: []
            registrations:
              credentialLists: [dublin]
        trunks: []
        credentialLists:
          - name: dublin
            sid: CL00000000000000000000000000000003
            usernames:
              - carol
        ipAccessControlLists: []
        numbers: []
      us1:
        fetchedAt: 2026-11-01T09:00:00Z
        unknown: []
        domains:
          - name: acme-pbx
            sid: SD00000000000000000000000000000001
            registration: true
            secure: false
            activeRegion: us1
            calls:
              credentialLists: [phones]
              ipAccessControlLists: [hq]
            registrations:
              credentialLists: [phones]
        trunks:
          - name: acme-trunk
            sid: TK00000000000000000000000000000001
            secure: false
            activeRegion: us1
            credentialLists: []
            ipAccessControlLists: [hq]
            originationUrls:
              - url: "sip:203.0.113.10"
                priority: 10
                weight: 10
                enabled: true
            numbers:
              - "+15555550100"
        credentialLists:
          - name: phones
            sid: CL00000000000000000000000000000001
            usernames:
              - alice
              - bob
        ipAccessControlLists:
          - name: hq
            sid: AL00000000000000000000000000000001
            addresses:
              - 203.0.113.10/32
        numbers:
          - "+15555550100"
          - "+15555550101"
        callerIds:
          - "+15555550111"
`;

/** Of the domain in US1. */
const REGISTRATION = 'registration: true\n            secure: false';

const schema = JSON.parse(readFileSync(join(__dirname, '../../schemas/registry-diff.schema.json'), 'utf8'));
const isDriftJson = new Ajv({ allErrors: true }).compile<DriftJson>(schema);

/** The line of the seed that has this text, from 1. */
function lineOf(text: string): number {
  return SEED.slice(0, SEED.indexOf(text)).split('\n').length;
}

let read: RegistryReader;

describe('sip-lens registry', () => {
  needProgram();

  before(async () => {
    read = await loadRegistryReader();
  });

  let stage: Stage;
  const runs: Run[] = [];

  const open = async (files: Files = {}, options: EmulatorOptions = { registry: SEED }) => {
    stage = await Stage.open(options, files);
    return stage;
  };
  const run = async (...args: Parameters<Stage['run']>): Promise<Run> => {
    const result = await stage.run(...args);
    runs.push(result);
    return result;
  };

  /** Variables for both regions, each with its own key. */
  const bothRegions = () => {
    const ireland = stage.emulator.key(ACCOUNT, 'ie1');
    const { TWILIO_REGION: _, ...home } = stage.variables();
    return { ...home, TWILIO_API_KEY_IE1: ireland.username, TWILIO_API_SECRET_IE1: ireland.secret };
  };

  afterEach(async () => {
    const { violations, keys } = stage.emulator;
    await stage.close();
    assert.deepEqual(violations, []);
    for (const { output, errors } of runs.splice(0)) {
      for (const { secret } of keys.all)
        assert.ok(!`${output}${errors}`.includes(secret), 'a secret is shown');
      assert.doesNotMatch(errors, /^\s+at |Warning:/m);
    }
  });

  const region = () => stage.emulator.state.region(ACCOUNT, 'us1');

  const domain = () => {
    const found = region().domain('acme-pbx');
    assert.ok(found);
    return found;
  };

  const driftJson = ({ output }: Run): DriftJson => {
    const json: unknown = JSON.parse(output);
    assert.ok(isDriftJson(json), JSON.stringify(isDriftJson.errors));
    return json;
  };

  /** Everything but the times. */
  const contents = (text: string) =>
    writeRegistry(
      read(text, 'file:///r.yaml').accounts.map((account) => ({
        ...account,
        regions: account.regions.map((region): RegionData => ({ ...region, fetchedAt: undefined })),
      })),
    );

  describe('pull', () => {
    it('writes what the account has, region by region', async () => {
      await open();
      const { code, output, errors } = await run(['pull'], { variables: bothRegions() });
      assert.equal(code, 0, errors);
      assert.equal(output, `${FILE}: made\n`);
      assert.equal(contents(stage.text()), contents(SEED));
      assert.match(stage.text(), /fetchedAt: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\n/);
    });

    it('changes nothing the second time', async () => {
      await open();
      await run(['pull'], { variables: bothRegions() });
      const [text, { ino }] = [stage.text(), statSync(join(stage.folder, FILE))];
      const { code, output } = await run(['pull'], { variables: bothRegions() });
      assert.deepEqual([code, output], [0, `${FILE}: nothing changed\n`]);
      assert.equal(stage.text(), text);
      assert.equal(statSync(join(stage.folder, FILE)).ino, ino);
    });

    it('takes the old time and the old text for what is as it was', async () => {
      await open({ [FILE]: SEED });
      const { code } = await run(['pull'], { variables: bothRegions() });
      assert.equal(code, 0);
      assert.equal(stage.text(), SEED);
    });

    it('writes what changed, and keeps the other region and the comment at the beginning', async () => {
      await open({ [FILE]: SEED });
      domain().sip_registration = false;
      const { code, output } = await run(['pull']);
      assert.deepEqual([code, output], [0, `${FILE}: brought up to date\n`]);
      assert.match(stage.text(), /^# Reviewed by the voice team\.\nsipLensRegistry: 1\n/);
      assert.match(stage.text(), /ie1:\n {8}fetchedAt: 2026-11-01T09:00:00Z/);
      assert.match(stage.text(), /name: acme-pbx\n.*\n {12}registration: false/);
      assert.doesNotMatch(stage.text(), /us1:\n {8}fetchedAt: 2026-11-01/);
    });

    it('prints the file with --stdout and nothing else, and writes nothing', async () => {
      await open();
      const { code, output, errors } = await run(['pull', '--stdout']);
      assert.equal(code, 0, errors);
      assert.deepEqual(read(output, 'file:///r.yaml').problems, []);
      assert.ok(!existsSync(join(stage.folder, FILE)));
    });

    it('shows what would change with --dry-run, lists by their names, and writes nothing', async () => {
      await open({ 'infra/acme.yaml': SEED.replace('credentialLists: [phones]', 'credentialLists: [old]') });
      const { code, output } = await run(['pull', '--dry-run', 'infra/acme.yaml']);
      assert.equal(code, 0);
      assert.match(output, /^--- a\/infra\/acme\.yaml\n\+\+\+ b\/infra\/acme\.yaml\n@@ /);
      assert.match(output, /^- {14}credentialLists: \[old\]$/m);
      assert.match(output, /^\+ {14}credentialLists: \[phones\]$/m);
      assert.match(stage.text('infra/acme.yaml'), /\[old\]/);
    });

    it('reads with a profile of Twilio CLI', async () => {
      await open();
      const { username: apiKey, secret: apiSecret } = stage.emulator.key(ACCOUNT, 'ie1');
      const profile = { accountSid: ACCOUNT, apiKey, apiSecret, region: 'ie1' };
      const config = JSON.stringify({ profiles: { dublin: profile }, projects: [] });
      const { SIP_LENS_TWILIO_EMULATOR } = stage.variables();
      const variables = { SIP_LENS_TWILIO_EMULATOR: SIP_LENS_TWILIO_EMULATOR ?? '' };
      stage.write({ '.twilio-cli/config.json': config });
      const { code, errors } = await run(['pull', '--profile', 'dublin'], { variables });
      assert.equal(code, 0, errors);
      assert.match(stage.text(), /acme-dublin/);
      assert.doesNotMatch(stage.text(), /us1:/);
    });

    it('is content with a restricted key that may only read', async () => {
      await open({ [FILE]: SEED });
      const variables = stage.variables(stage.emulator.key(ACCOUNT, 'us1', 'restricted'));
      const { code, errors } = await run(['pull'], { variables });
      assert.equal(code, 0, errors);
      assert.match(
        errors,
        /us1: activeRegion of acme-pbx could not be read; what the file says of it stays\./,
      );
      assert.equal(stage.text(), SEED);
    });

    it('contacts no host but those of the regions that it reads', async () => {
      await open();
      await run(['pull'], { variables: bothRegions() });
      const hosts = [...new Set(stage.emulator.requests.all.map(({ host }) => host))];
      assert.ok(hosts.length > 2);
      for (const host of hosts)
        assert.match(host, /^(?:api|trunking|routes|monitor)(?:\.dublin\.ie1)?\.twilio\.com$/);
      assert.ok(stage.emulator.requests.all.every(({ method }) => method === 'GET'));
    });
  });

  describe('pull, when something cannot be read', () => {
    it('keeps what the file says of it, says so, and exits 2', async () => {
      await open({ [FILE]: SEED });
      stage.emulator.faults.add({ kind: '403', match: { path: '/SIP/CredentialLists' } });
      stage.emulator.state.addNumber(region(), '+15555550102');
      const { code, output, errors } = await run(['pull']);
      assert.deepEqual([code, output], [2, `${FILE}: brought up to date\n`]);
      assert.match(
        errors,
        /credentialLists could not be read: the key has no permission for it; what the file says/,
      );
      assert.match(errors, /The key may not do this/);
      assert.match(stage.text(), /- alice\n\s+- bob/);
      assert.match(stage.text(), /\+15555550102/);
      assert.match(stage.text(), /us1:\n {8}fetchedAt: 2026-11-01T09:00:00Z/);
    });

    it('is content with that when told --partial', async () => {
      await open();
      stage.emulator.faults.add({ kind: '403', match: { path: '/SIP/CredentialLists' } });
      const { code } = await run(['pull', '--partial']);
      assert.equal(code, 0);
      assert.match(stage.text(), /unknown: \[credentialLists\]/);
    });

    for (const kind of ['cut-off', 'malformed', 'html', 'missing-fields'] as const) {
      it(`takes nothing of a list whose answer is ${kind}`, async () => {
        await open({ [FILE]: SEED });
        stage.emulator.faults.add({ kind, match: { path: '/IncomingPhoneNumbers' } });
        const { code, errors } = await run(['pull']);
        assert.equal(code, 2);
        assert.match(errors, /numbers could not be read/);
        assert.equal(stage.text(), SEED);
      });
    }

    it('takes half a list for half', async () => {
      const numbers = Array.from({ length: 1001 }, (_, index) => `"+1555${String(index).padStart(7, '0')}"`);
      const seed = SEED.replace(/numbers:\n {10}- .*\n {10}- .*\n/, `numbers: [${numbers.join(', ')}]\n`);
      await open({}, { registry: seed });
      stage.emulator.faults.add({ kind: '500', match: { path: '/IncomingPhoneNumbers', page: 2 } });
      const { code, errors } = await run(['pull']);
      assert.equal(code, 2);
      assert.match(errors, /numbers could not be read/);
      assert.match(stage.text(), /unknown: \[(?:trunks, )?numbers\]/);
    }).timeout(60_000);

    it('writes nothing with a wrong key', async () => {
      await open({ [FILE]: SEED });
      const variables = { ...stage.variables(), TWILIO_API_SECRET: 'Example-wrong-secret' };
      const { code, output, errors } = await run(['pull'], { variables });
      assert.deepEqual([code, output], [2, '']);
      assert.match(errors, /does not accept the key for this account in US1/);
      assert.match(errors, /Nothing was read from Twilio/);
      assert.doesNotMatch(errors, /Example-wrong-secret/);
      assert.equal(stage.text(), SEED);
    });

    it('writes nothing with the key of another region', async () => {
      await open();
      const variables = { ...stage.variables(), TWILIO_REGION: 'ie1' };
      const { code, errors } = await run(['pull'], { variables });
      assert.equal(code, 2);
      assert.match(errors, /in IE1 .* Keys belong to one region/);
      assert.ok(!existsSync(join(stage.folder, FILE)));
    });

    it('reads the other region where one key is wrong', async () => {
      await open({ [FILE]: SEED });
      stage.emulator.revoke(stage.emulator.key(ACCOUNT, 'ie1').username);
      const variables = {
        ...stage.variables(),
        TWILIO_API_KEY_IE1: `SK${'f'.repeat(32)}`,
        TWILIO_API_SECRET_IE1: 'x',
      };
      const { code, output, errors } = await run(['pull'], { variables });
      assert.deepEqual([code, output], [2, `${FILE}: nothing changed\n`]);
      assert.match(errors, /^sip-lens: AC0+1 ie1: /m);
      assert.equal(stage.text(), SEED);
    });

    it('writes nothing offline', async () => {
      await open({ [FILE]: SEED });
      // nobody listens on the port of discard
      const variables = { ...stage.variables(), SIP_LENS_TWILIO_EMULATOR: 'http://127.0.0.1:9' };
      const { code, output, errors } = await run(['pull'], { variables });
      assert.deepEqual([code, output], [2, '']);
      assert.match(errors, /Nothing was read from Twilio/);
      assert.equal(stage.text(), SEED);
    }).timeout(60_000);

    it('sends no key to an emulator that is not on this machine', async () => {
      await open();
      const variables = { ...stage.variables(), SIP_LENS_TWILIO_EMULATOR: 'http://192.0.2.1:4010' };
      const { code, errors } = await run(['pull'], { variables });
      assert.equal(code, 2);
      assert.match(errors, /SIP_LENS_TWILIO_EMULATOR must be on this machine/);
    });

    it('leaves the file alone when Ctrl+C is pressed', async () => {
      await open({ [FILE]: SEED });
      const isHanging = new Promise<void>((resolve) => {
        const look = () =>
          stage.emulator.requests.all.some(({ fault }) => fault === 'hang')
            ? resolve()
            : setTimeout(look, 10);
        look();
      });
      stage.emulator.faults.add({ kind: 'hang', match: { path: '/v1/Trunks' } });
      const { code, output, errors } = await run(['pull'], { interruptAfter: isHanging });
      assert.deepEqual([code, output], [2, '']);
      assert.match(errors, /Cancelled\. Nothing was written\./);
      assert.equal(stage.text(), SEED);
    });

    it('leaves a file with a mistake alone that it would lose', async () => {
      const text = SEED.replace('secure: true', 'secure: perhaps');
      await open({ [FILE]: text });
      const { code, errors } = await run(['pull']);
      assert.equal(code, 2);
      const says = `line ${lineOf('secure: true')} has a mistake, and what it means would be lost. "secure" must be`;
      assert.ok(errors.includes(`is as it was: ${says}`), errors);
      assert.equal(stage.text(), text);
    });
  });

  describe('diff', () => {
    it('exits 0 where there is none', async () => {
      await open({ [FILE]: SEED });
      const { code, output } = await run(['diff'], { variables: bothRegions() });
      assert.deepEqual([code, output], [0, 'No difference in what both know.\n']);
    });

    it('exits 1 and shows what changed where', async () => {
      await open({ [FILE]: SEED });
      domain().sip_registration = false;
      stage.emulator.state.addNumber(region(), '+15555550102');
      region().credentialList('phones')?.credentials.pop();
      const { code, output, errors } = await run(['diff'], { variables: bothRegions() });
      assert.equal(code, 1, errors);
      const lines = output.split('\n').map((line) => line.trimEnd());
      assert.equal(lines[0], `${ACCOUNT} (Acme production) us1`);
      const at = (text: string) => `  ${FILE}:${lineOf(text)}`;
      const changed = `  ~ SIP Domain acme-pbx, registration: true → false${at(REGISTRATION)}`;
      assert.deepEqual(lines.slice(1, 3), [
        changed,
        `  - credential list phones, username bob${at('- bob')}`,
      ]);
      assert.match(output, /^ {2}\+ number \+15555550102 {2}twilio\.registry\.yaml:\d+$/m);
      assert.match(output, /^3 differences\. "sip-lens registry pull" brings the file up to date\.$/m);
    });

    it('prints JSON of the documented shape', async () => {
      await open({ 'infra/acme.yaml': SEED });
      domain().secure = true;
      const result = await run(['diff', '--format', 'json', 'infra/acme.yaml']);
      assert.equal(result.code, 1);
      const json = driftJson(result);
      assert.equal(json.path, 'infra/acme.yaml');
      const [drift, ...others] = json.drift;
      assert.ok(drift?.range && others.length === 0);
      const { kind, account, registry, live, range } = drift;
      assert.deepEqual(
        [kind, account, drift.region, registry, live],
        ['changed', ACCOUNT, 'us1', 'false', 'true'],
      );
      assert.equal(range.start.line + 1, lineOf('secure: false'));
      const line = SEED.split('\n')[range.start.line] ?? '';
      assert.equal(line.slice(range.start.character, range.end.character), 'false');
      assert.deepEqual(json.notCompared, [{ account: ACCOUNT, region: 'ie1', unknownIn: 'account' }]);
    });

    it('names what it could not compare, and exits 2 where that was asked for', async () => {
      await open({ [FILE]: SEED });
      stage.emulator.faults.add({ kind: '403', match: { path: '/v1/Trunks' } });
      const { code, output } = await run(['diff']);
      assert.equal(code, 2);
      assert.match(output, /Not compared:/);
      assert.match(output, /ie1: it was not read, as there is no key for it\./);
      assert.match(output, /us1: trunks: it could not be read: the key has no permission for it\./);
      driftJson(await run(['diff', '--format', 'json', '--partial']));
    });

    it('is content with that when told --partial', async () => {
      await open({ [FILE]: SEED });
      stage.emulator.faults.add({ kind: '403', match: { path: '/v1/Trunks' } });
      assert.equal((await run(['diff', '--partial'])).code, 0);
    });

    it('is content with a restricted key, which may not ask for active regions', async () => {
      await open({ [FILE]: SEED });
      const variables = stage.variables(stage.emulator.key(ACCOUNT, 'us1', 'restricted'));
      const { code, output } = await run(['diff'], { variables });
      assert.equal(code, 0);
      assert.match(output, /activeRegion of acme-pbx: it could not be read\./);
    });

    it('says which region the file does not have', async () => {
      await open({ [FILE]: SEED.replace(/ {6}ie1:[\s\S]*?(?= {6}us1:)/, '') });
      const { code, output } = await run(['diff'], { variables: bothRegions() });
      assert.equal(code, 0);
      assert.match(output, /ie1: the file has nothing of it; "sip-lens registry pull" writes it\./);
    });

    it('leaves out a part with a mistake, and says so', async () => {
      await open({ [FILE]: SEED.replace('secure: false', 'secure: perhaps') });
      const { output, errors } = await run(['diff']);
      const says = `${FILE}:${lineOf('secure: false')}: "secure" must be true or false.`;
      assert.ok(errors.includes(`${says} This part is not compared.`), errors);
      assert.match(output, /us1: secure of acme-pbx: the file does not say it\./);
    });

    it('takes colours where it is told to', async () => {
      await open({ [FILE]: SEED });
      domain().secure = true;
      const { output } = await run(['diff', '--color']);
      assert.ok(output.includes(COLOURED.yellow('~')), output);
    });

    for (const [what, file, says] of [
      [
        'there is no file',
        undefined,
        /There is no file twilio\.registry\.yaml\. "sip-lens registry pull" makes it\./,
      ],
      ['the file is no registry', 'hello: world\n', /twilio\.registry\.yaml:1: /],
    ] as const) {
      it(`exits 2 where ${what}`, async () => {
        await open(file === undefined ? {} : { [FILE]: file });
        const { code, output, errors } = await run(['diff']);
        assert.deepEqual([code, output], [2, '']);
        assert.match(errors, says);
        assert.equal(stage.emulator.requests.all.length, 0);
      });
    }
  });
});
