import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { formatNames } from '../../server/src/cli/check/formats';
import { MASK } from '../../server/src/text/mask';
import { type Files, inFolder, needProgram, sipLens } from '../cli/sip-lens';
import { assertNoLeak, planted } from '../support/planted';
import { plantedSite } from '../support/planted-site';

/** Runs that show lines or values of the files. */
const SHOWS_LINES = /pretty|sarif|color|inspect --format|dry-run --rule/;

const RULES_WITH_FIXES = [
  'asterisk/unknown-option',
  'asterisk/syntax',
  'asterisk/undefined-reference',
  'sip/clear-text-password',
  'twilio/password-shape',
  'twilio/legacy-edge',
];

/** A key in the environment; nobody is asked with it. */
const variables = {
  TWILIO_ACCOUNT_SID: planted.accountSid,
  TWILIO_API_KEY: planted.keySid,
  TWILIO_API_SECRET: planted.keySecret,
  TWILIO_REGION: '',
  TWILIO_EDGE: '',
  SIP_LENS_TWILIO_EMULATOR: '',
};

describe('passwords', () => {
  needProgram();

  const runs: (readonly string[])[] = [
    ...formatNames.map((format) => ['check', '--level', 'hint', '--format', format]),
    ['check', '--level', 'hint', '--color'],
    ['inspect'],
    ['inspect', '--format', 'json'],
    ['fix', '--dry-run'],
    ['fix', '--dry-run', ...RULES_WITH_FIXES.flatMap((rule) => ['--rule', rule])],
    ['fix', ...RULES_WITH_FIXES.flatMap((rule) => ['--rule', rule])],
  ];
  for (const args of runs) {
    it(`stay out of sip-lens ${args.slice(0, 5).join(' ')}`, () => {
      inFolder(plantedSite, (folder) => {
        const { output, errors } = sipLens(folder, args);
        assert.ok(output.length > 200, 'there is something to look at');
        if (SHOWS_LINES.test(args.join(' '))) assert.ok(output.includes(MASK), 'something was hidden');
        assertNoLeak(output, 'standard output');
        assertNoLeak(errors, 'standard error');
      });
    });
  }

  const broken: Record<
    string,
    { args: readonly string[]; files: Files; environment?: Record<string, string> }
  > = {
    'a baseline that is no JSON': {
      args: ['check', '--baseline', 'known.json'],
      files: { 'known.json': `${planted.sipPassword} {` },
    },
    'a baseline of another form': {
      args: ['check', '--baseline', 'known.json'],
      files: { 'known.json': JSON.stringify({ version: planted.sipPassword, [planted.sipPassword]: [] }) },
    },
    'a registry file that is no YAML': {
      args: ['check', '--level', 'hint'],
      files: { 'twilio.registry.yaml': `accounts: [{ sid: *a, password: ${planted.sipPassword}\n}: - "` },
    },
    'a registry file with other values': {
      args: ['check', '--level', 'hint'],
      files: {
        'twilio.registry.yaml': `sipLensRegistry: 2\nauthToken: ${planted.authToken}\naccounts: {}\n`,
      },
    },
    'profiles of the Twilio CLI that are no JSON': {
      args: ['registry', 'diff', '--profile', 'north'],
      files: {
        '.twilio-cli/config.json': `{ "profiles": { "north": { "apiSecret": "${planted.keySecret}" } `,
      },
    },
    'a profile with words in the wrong places': {
      args: ['registry', 'diff', '--profile', 'north'],
      files: {
        '.twilio-cli/config.json': JSON.stringify({
          profiles: {
            north: { accountSid: planted.keySecret, apiKey: planted.keySecret, apiSecret: planted.keySid },
          },
        }),
      },
    },
    'variables in the wrong places': {
      args: ['registry', 'diff'],
      files: {},
      environment: {
        TWILIO_ACCOUNT_SID: planted.authToken,
        TWILIO_API_KEY: planted.keySecret,
        TWILIO_API_SECRET: planted.keySid,
      },
    },
    'a region that is a secret': {
      args: ['registry', 'diff'],
      files: {},
      environment: { ...variables, TWILIO_REGION: planted.keySecret, TWILIO_EDGE: planted.authToken },
    },
    'an emulator that is elsewhere': {
      args: ['registry', 'diff'],
      files: {},
      environment: { ...variables, SIP_LENS_TWILIO_EMULATOR: `http://${planted.keySecret}@192.0.2.1` },
    },
    'a proxy that is none': {
      args: ['registry', 'pull'],
      files: {},
      environment: { ...variables, HTTPS_PROXY: `socks5://user:${planted.proxyPassword}@proxy.example` },
    },
    'a proxy that is down': {
      args: ['registry', 'pull'],
      files: {},
      environment: { ...variables, HTTPS_PROXY: `http://user:${planted.proxyPassword}@127.0.0.1:9` },
    },
    'a secret with a line break': {
      args: ['registry', 'pull'],
      files: {},
      environment: {
        ...variables,
        TWILIO_API_SECRET: `${planted.keySecret}\r\nX: ${planted.keySecret}\u{1f511}`,
        HTTPS_PROXY: 'http://127.0.0.1:9',
      },
    },
  };
  for (const [name, { args, files, environment }] of Object.entries(broken)) {
    it(`stay out of what is said of ${name}`, () => {
      inFolder({ 'pjsip.conf': '[a]\ntype=aor\n', ...files }, (folder) => {
        const { code, output, errors } = sipLens(folder, args, {
          environment: { HOME: folder, ...environment },
        });
        assert.notEqual(code, 0);
        assert.ok(`${output}${errors}`.length > 50, 'there is something to look at');
      });
    });
  }

  it('stay out of a baseline', () => {
    inFolder(plantedSite, (folder) => {
      sipLens(folder, ['check', '--level', 'hint', '--write-baseline', 'known.json']);
      const { output } = sipLens(folder, ['check', 'known.json', '--level', 'hint']);
      assertNoLeak(output, 'standard output');
      assertNoLeak(readFileSync(`${folder}/known.json`, 'utf8'), 'the baseline');
    });
  });
});
