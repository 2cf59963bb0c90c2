import assert from 'node:assert/strict';
import Ajv from 'ajv';
import type { InspectReport } from '../../server/src/cli/inspect/report';
import { type Files, inFolder, needProgram, runWith, sipLens } from './sip-lens';

const FILES: Files = {
  'etc/pjsip.conf': `[udp]
type=transport
bind=0.0.0.0
external_media_address=192.0.2.7
[phone](!)
type=endpoint
allow=!all,ulaw
[alice](phone)
aors=alice
ALLOW=alaw
trust_id_inbound=YES
[alice]
type=aor
max_contacts=0x2
contact=sip:a:Example-Passw0rd@192.0.2.9
[bob](phone)
colour=red
[carol]
type=Endpoint
[acme]
type=registration
server_uri=sip:acme.sip.twilio.com
client_uri=sip:acme@acme.sip.twilio.com
outbound_auth=acme
[acme]
type=auth
username=acme
password=Example-Passw0rd
#include pjsip.d/*.conf
`,
  'etc/pjsip.d/trunk.conf':
    '[trunk]\ntype=endpoint\naors=trunk\n[trunk]\ntype=aor\ncontact=sip:acme.pstn.twilio.com\n',
  'etc/pjsip_wizard.conf': '[w]\ntype=wizard\nsends_auth=yes\n',
  'etc/extensions.conf': '[out]\nexten => _X.,1,Dial(PJSIP/${EXTEN}@trunk)\n',
  'broken/pjsip.conf': '[a]\ntype=aor\n[b](nobody)\ntype=aor\n',
};

const strings = { type: 'array', items: { type: 'string' } };
const position = {
  type: 'object',
  required: ['line', 'character'],
  additionalProperties: false,
  properties: { line: { type: 'integer', minimum: 0 }, character: { type: 'integer', minimum: 0 } },
};
const range = { type: 'object', required: ['start', 'end'], properties: { start: position, end: position } };
const reasons = {
  type: 'array',
  items: {
    type: 'object',
    required: ['rule', 'path', 'line', 'message'],
    additionalProperties: false,
    properties: {
      rule: { type: 'string' },
      path: { type: 'string' },
      line: { type: 'integer', minimum: 0 },
      message: { type: 'string', minLength: 10 },
    },
  },
};
const list = { type: 'array', items: { type: 'object' } };
/** The contract of the format; \`ignored\` and \`services\` came on top of it. */
const schema = {
  type: 'object',
  required: ['version', 'units', 'model', 'services'],
  additionalProperties: false,
  properties: {
    version: { const: 1 },
    units: {
      type: 'array',
      items: {
        type: 'object',
        required: ['root', 'dialect', 'files', 'rejected', 'complete', 'objects'],
        additionalProperties: false,
        properties: {
          root: { type: 'string' },
          dialect: { enum: ['asterisk-pjsip', 'asterisk-wizard', 'asterisk-dialplan', 'asterisk-chan-sip'] },
          files: strings,
          rejected: {
            anyOf: [
              { type: 'null' },
              {
                type: 'object',
                required: ['path', 'line', 'reason'],
                additionalProperties: false,
                properties: {
                  path: { type: 'string' },
                  line: { type: 'integer' },
                  reason: { type: 'string' },
                },
              },
            ],
          },
          complete: { type: 'boolean' },
          objects: {
            type: 'array',
            items: {
              type: 'object',
              required: ['type', 'name', 'loads', 'path', 'range', 'reasons', 'options'],
              additionalProperties: false,
              properties: {
                type: { type: 'string' },
                name: { type: 'string' },
                loads: { enum: [true, false, null] },
                path: { type: 'string' },
                range,
                reasons,
                options: { type: 'object', additionalProperties: strings },
              },
            },
          },
          ignored: {
            type: 'array',
            items: {
              type: 'object',
              required: ['section', 'path', 'range', 'reasons'],
              additionalProperties: false,
              properties: { section: { type: 'string' }, path: { type: 'string' }, range, reasons },
            },
          },
        },
      },
    },
    model: {
      type: 'object',
      required: ['registrations', 'peers', 'identities', 'credentials', 'transports', 'dialTargets'],
      additionalProperties: false,
      properties: {
        registrations: list,
        peers: list,
        identities: list,
        credentials: list,
        transports: list,
        dialTargets: list,
      },
    },
    services: list,
  },
};

describe('sip-lens inspect', () => {
  needProgram();
  let report: InspectReport;
  const unit = (root: string) => report.units.find((each) => each.root === root);
  const object = (type: string, name: string) =>
    report.units.flatMap(({ objects }) => objects).find((each) => each.type === type && each.name === name);

  before(() => {
    const run = runWith(FILES, ['inspect', '--format', 'json']);
    assert.equal(run.code, 0, run.errors);
    report = JSON.parse(run.output);
  });

  it('keeps its contract', () => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    const validate = ajv.compile(schema);
    validate(report);
    assert.deepEqual(validate.errors ?? [], []);
  });

  it('lists main files with what they include', () => {
    assert.deepEqual(
      report.units.map(({ root, dialect, files, complete }) => [root, dialect, files.length, complete]),
      [
        ['broken/pjsip.conf', 'asterisk-pjsip', 1, true],
        ['etc/extensions.conf', 'asterisk-dialplan', 1, true],
        ['etc/pjsip.conf', 'asterisk-pjsip', 2, true],
        ['etc/pjsip_wizard.conf', 'asterisk-wizard', 1, true],
      ],
    );
  });

  it('lists the objects of a refused file as not loaded', () => {
    const broken = unit('broken/pjsip.conf');
    assert.deepEqual(broken?.rejected, {
      path: 'broken/pjsip.conf',
      line: 2,
      reason: 'the parent "nobody" is not defined above this section',
    });
    assert.deepEqual(
      broken?.objects.map(({ name, loads }) => [name, loads]),
      [
        ['a', false],
        ['b', false],
      ],
    );
  });

  it('gives the options in force, without defaults', () => {
    assert.deepEqual(object('endpoint', 'alice')?.options, {
      allow: ['ulaw', 'alaw'],
      aors: ['alice'],
      trust_id_inbound: ['yes'],
    });
    assert.deepEqual(object('aor', 'alice')?.options, {
      max_contacts: ['2'],
      contact: ['sip:a:••••••••@192.0.2.9'],
    });
    assert.deepEqual(object('auth', 'acme')?.options, { username: ['acme'], password: ['••••••••'] });
  });

  it('says why an object is dropped, and where', () => {
    const bob = object('endpoint', 'bob');
    assert.equal(bob?.loads, false);
    assert.deepEqual(bob?.range.start, { line: 15, character: 1 });
    assert.deepEqual(
      bob?.reasons.map(({ rule, path, line }) => [rule, path, line]),
      [['asterisk/unknown-option', 'etc/pjsip.conf', 16]],
    );
  });

  it('names sections that make no object', () => {
    const ignored = report.units.flatMap((each) => each.ignored);
    assert.deepEqual(
      ignored.map(({ section, reasons: why }) => [section, why.map(({ rule }) => rule)]),
      [
        ['carol', ['asterisk/unknown-type']],
        ['w', ['asterisk/missing-option', 'asterisk/missing-option']],
      ],
    );
  });

  it('tells what it means in SIP', () => {
    const { registrations, peers, credentials, transports, dialTargets } = report.model;
    const named = (elements: readonly Readonly<Record<string, unknown>>[]) =>
      elements.map(({ name }) => name);
    assert.deepEqual(named(registrations), ['acme']);
    assert.deepEqual(named(peers), ['alice', 'trunk', 'w']);
    assert.deepEqual(named(transports), ['udp']);
    assert.deepEqual(named(credentials), ['acme']);
    assert.deepEqual(named(dialTargets), ['out']);
    const [registration] = registrations;
    assert.deepEqual(registration?.registrar, {
      value: 'sip:acme.sip.twilio.com',
      origin: 'literal',
      path: 'etc/pjsip.conf',
      range: { start: { line: 21, character: 11 }, end: { line: 21, character: 34 } },
    });
    assert.deepEqual(registration?.expiry, { value: 3600, origin: 'default' });
    const { authentication } = registration ?? {};
    assert.ok(
      typeof authentication === 'object' && authentication !== null && 'credentials' in authentication,
    );
    assert.deepEqual(authentication.credentials, ['acme']);
  });

  it('speaks of the file that was named', () => {
    inFolder(FILES, (folder) => {
      const run = sipLens(folder, ['inspect', '--format', 'json', 'etc/pjsip.d/trunk.conf']);
      const one: InspectReport = JSON.parse(run.output);
      assert.deepEqual(
        one.units.map(({ root }) => root),
        ['etc/pjsip.conf'],
      );
    });
  });

  it('has a text for people', () => {
    const { output, code } = runWith(FILES, ['inspect', 'etc']);
    assert.equal(code, 0);
    assert.match(output, /^etc\/pjsip\.conf with 1 include$/m);
    assert.match(output, /^ {2}✓ aor: alice, trunk$/m);
    assert.match(output, /^ {2}✗ endpoint bob dropped\n {6}endpoint has no option colour/m);
    assert.match(output, /^ {2}✗ section \[carol\] ignored$/m);
    assert.ok(!output.includes('broken'));
    assert.ok(!output.includes('\u001b['));
  });

  it('says once what is the same of several objects, and where', () => {
    const files = {
      'part.conf': '[a]\ntype=aor\n[b]\ntype=aor\n[c]\ntype=aor\nmax_contacts=one\n[d]\ntype=endpoint\n',
    };
    const { output } = runWith(files, ['inspect', 'part.conf']);
    assert.deepEqual(output.split('\n').slice(2, 11), [
      '  ✗ aor c dropped',
      '      "one" is no whole number for max_contacts. Asterisk drops this whole aor. Write digits only.',
      '      part.conf:7 asterisk/invalid-value',
      '  ? aor not known: a, b',
      '      part.conf is part of a file that is not here.',
      '      part.conf:1, 3 asterisk/include-missing',
      '  ? endpoint d not known',
      '      part.conf is part of a file that is not here.',
      '      part.conf:8 asterisk/include-missing',
    ]);
  });

  it('says of a dialplan that it has no objects', () => {
    const { output } = runWith(FILES, ['inspect', 'etc/extensions.conf']);
    assert.match(output, /^etc\/extensions\.conf\n {2}has no objects: /);
  });

  it('hands no sign that steers the terminal on', () => {
    const { output } = runWith({ 'pjsip.conf': '[a](no\u001b[31m)\n' }, ['inspect', 'pjsip.conf']);
    assert.match(output, /refused as a whole: .*no·\[31m/);
  });

  it('says that a file is refused', () => {
    const { output } = runWith(FILES, ['inspect', 'broken']);
    assert.match(output, /refused as a whole: broken\/pjsip\.conf:3: the parent "nobody" is not/);
  });

  it('fails where there is nothing to look at', () => {
    const run = runWith({}, ['inspect', 'nowhere']);
    assert.equal(run.code, 2);
    assert.match(run.errors, /There is no file or folder nowhere/);
  });
});
