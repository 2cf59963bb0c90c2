import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import manifest from '../../package.json';
import { needsPeer, peers } from '../support/peer';
import sarifSchema from '../support/sarif-2.1.0.generated.json';
import { type Files, inFolder, needProgram, runWith, sipLens } from './sip-lens';

/** Findings of all severities, with fixes, codes, related places, a tag, and a text that every format must escape. */
const FILES: Files = {
  'pjsip.conf': `[a,b:<&"']
type=endpoint
colour=100%
[t](!)
type=endpoint
dtmfmode=info
[one](t)
[two](t)
[twin]
type=aor
[twin]
type=aor
[reg]
type=registration
server_uri=sip:acme.sip.us1.twilio.com
client_uri=sip:bob@acme.sip.us1.twilio.com
`,
  'sub folder/ä%,;:.conf': '[x]\ntype=aor\nmax_contcts=1\n',
  'sub folder/pjsip.conf': '#include ä%,\\;:.conf\n',
  'clean/pjsip.conf': '',
};
const ALL = ['check', '--level', 'hint', '--format'];

interface Finding {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly range: { readonly start: Position; readonly end: Position };
  readonly twilioErrors?: readonly number[];
  readonly sipStatus?: readonly number[];
  readonly fixes: readonly {
    readonly title: string;
    readonly kind: string;
    readonly edits?: readonly object[];
  }[];
}
interface Position {
  readonly line: number;
  readonly character: number;
}
interface Json {
  readonly version: number;
  readonly files: readonly {
    readonly path: string;
    readonly dialect: string;
    readonly findings: readonly Finding[];
  }[];
  readonly summary: Readonly<Record<string, number>>;
}

const position = {
  type: 'object',
  required: ['line', 'character'],
  additionalProperties: false,
  properties: { line: { type: 'integer', minimum: 0 }, character: { type: 'integer', minimum: 0 } },
};
const range = {
  type: 'object',
  required: ['start', 'end'],
  additionalProperties: false,
  properties: { start: position, end: position },
};
const edit = {
  type: 'object',
  required: ['path', 'range', 'newText'],
  additionalProperties: false,
  properties: { path: { type: 'string' }, range, newText: { type: 'string' } },
};
/** The contract of the format; \`related\` and \`tags\` came on top of it. */
const schema = {
  type: 'object',
  required: ['version', 'files', 'summary'],
  additionalProperties: false,
  properties: {
    version: { const: 1 },
    summary: {
      type: 'object',
      required: ['files', 'errors', 'warnings', 'infos', 'hints'],
      additionalProperties: { type: 'integer' },
    },
    files: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'dialect', 'findings'],
        additionalProperties: false,
        properties: {
          path: { type: 'string' },
          dialect: {
            enum: ['asterisk-pjsip', 'asterisk-wizard', 'asterisk-dialplan', 'asterisk-chan-sip', 'registry'],
          },
          findings: {
            type: 'array',
            items: {
              type: 'object',
              required: ['rule', 'severity', 'message', 'range', 'fixes'],
              additionalProperties: false,
              properties: {
                rule: { type: 'string', pattern: '^[a-z]+/[a-z0-9-]+$' },
                severity: { enum: ['error', 'warning', 'info', 'hint'] },
                message: { type: 'string', minLength: 10 },
                range,
                twilioErrors: { type: 'array', minItems: 1, items: { type: 'integer' } },
                sipStatus: { type: 'array', minItems: 1, items: { type: 'integer' } },
                tags: { type: 'array', minItems: 1, items: { enum: ['unnecessary', 'deprecated'] } },
                related: {
                  type: 'array',
                  minItems: 1,
                  items: {
                    type: 'object',
                    required: ['path', 'range', 'message'],
                    additionalProperties: false,
                    properties: { path: { type: 'string' }, range, message: { type: 'string' } },
                  },
                },
                fixes: {
                  type: 'array',
                  items: {
                    type: 'object',
                    required: ['title', 'kind'],
                    additionalProperties: false,
                    properties: {
                      title: { type: 'string' },
                      kind: { enum: ['safe', 'unsafe', 'account'] },
                      edits: { type: 'array', items: edit },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
};

function validator(described: object) {
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  const validate = ajv.compile(described);
  return (value: unknown): unknown => {
    validate(value);
    return validate.errors ?? [];
  };
}

describe('sip-lens check --format', () => {
  needProgram();
  let json: Json;
  let findings: readonly (Finding & { readonly path: string })[];

  before(() => {
    const run = runWith(FILES, [...ALL, 'json']);
    assert.equal(run.code, 1, run.errors);
    json = JSON.parse(run.output);
    findings = json.files.flatMap(({ path, findings: own }) => own.map((finding) => ({ ...finding, path })));
  });

  it('json keeps its contract', () => {
    assert.deepEqual(validator(schema)(json), []);
  });

  it('json lists every checked file, by path, and counts', () => {
    assert.deepEqual(
      json.files.map(({ path }) => path),
      ['clean/pjsip.conf', 'pjsip.conf', 'sub folder/pjsip.conf', 'sub folder/ä%,;:.conf'],
    );
    const { files, errors = 0, warnings = 0, infos = 0, hints = 0 } = json.summary;
    assert.equal(files, 4);
    assert.equal(errors + warnings + infos + hints, findings.length);
    assert.equal(errors, findings.filter(({ severity }) => severity === 'error').length);
    assert.ok(findings.length >= 6, String(findings.length));
  });

  it('json counts lines and characters from 0', () => {
    const misspelled = findings.find(
      ({ path, rule }) => path === 'pjsip.conf' && rule === 'asterisk/unknown-option',
    );
    assert.deepEqual(misspelled?.range, { start: { line: 2, character: 0 }, end: { line: 2, character: 6 } });
  });

  it('unix is what the problem matcher of the extension reads', () => {
    const [matcher] = manifest.contributes.problemMatchers;
    assert.ok(matcher);
    const { output } = runWith(FILES, [...ALL, 'unix']);
    const lines = output.trimEnd().split('\n');
    assert.equal(lines.length, findings.length);
    lines.forEach((line, index) => {
      const match = new RegExp(matcher.pattern.regexp).exec(line);
      const finding = findings[index];
      assert.ok(match && finding, line);
      const { path, range, severity, message, rule } = finding;
      const { start } = range;
      assert.deepEqual(match.slice(1), [
        path,
        String(start.line + 1),
        String(start.character + 1),
        severity,
        message,
        rule,
      ]);
    });
  });

  it('github writes one workflow command for each finding, escaped', () => {
    const { output } = runWith(FILES, [...ALL, 'github']);
    const lines = output.trimEnd().split('\n');
    assert.equal(lines.length, findings.length);
    for (const line of lines)
      assert.match(
        line,
        /^::(error|warning|notice) file=[^,:]+,line=\d+,endLine=\d+,(col=\d+,endColumn=\d+,)?title=[^:]+::\S/,
      );
    const odd = lines.find((line) => line.includes('max_contcts'));
    assert.match(
      odd ?? '',
      /^::error file=sub folder\/ä%25%2C;%3A\.conf,line=3,endLine=3,col=1,endColumn=12,title=/,
    );
    assert.ok(lines.every((line) => !/100%(?!25)/.test(line)));
  });

  it('github names paths from the root of the repository', () => {
    inFolder({ 'etc/pjsip.conf': FILES['pjsip.conf'] ?? '' }, (folder) => {
      const environment = { GITHUB_WORKSPACE: folder };
      const { output } = sipLens(`${folder}/etc`, ['check', '--format', 'github'], { environment });
      assert.match(output, /^::error file=etc\/pjsip\.conf,/);
    });
  });

  it('sarif fits its schema', () => {
    const log = JSON.parse(runWith(FILES, [...ALL, 'sarif']).output);
    assert.deepEqual(validator(sarifSchema)(log), []);
  });

  it('sarif fits its schema without findings, and with what could not be done', () => {
    const fits = validator(sarifSchema);
    assert.deepEqual(fits(JSON.parse(runWith({}, [...ALL, 'sarif']).output)), []);
    const failed = JSON.parse(runWith({}, [...ALL, 'sarif', 'nowhere']).output);
    assert.deepEqual(fits(failed), []);
    const [invocation] = failed.runs[0].invocations;
    assert.equal(invocation.executionSuccessful, false);
    assert.match(invocation.toolExecutionNotifications[0].message.text, /nowhere/);
  });

  it('sarif tells rules, places, fixes and fingerprints', () => {
    const [run] = JSON.parse(runWith(FILES, [...ALL, 'sarif']).output).runs;
    assert.equal(run.results.length, findings.length);
    const prints = new Set();
    run.results.forEach((result: SarifResult, index: number) => {
      const finding = findings[index];
      assert.ok(finding);
      const rule = run.tool.driver.rules[result.ruleIndex];
      assert.equal(rule.id, finding.rule);
      assert.match(rule.helpUri, new RegExp(`^https://.*/${finding.rule}\\.md$`));
      assert.ok(rule.shortDescription.text.length > 10);
      const [location] = result.locations;
      const { artifactLocation, region } = location?.physicalLocation ?? {};
      assert.equal(decodeURIComponent(artifactLocation?.uri ?? ''), finding.path);
      assert.equal(region?.startLine, finding.range.start.line + 1);
      assert.equal(region?.startColumn, finding.range.start.character + 1);
      assert.ok(region?.snippet?.text);
      const edited = finding.fixes.filter(({ edits }) => edits !== undefined && edits.length > 0);
      assert.equal(result.fixes?.length ?? 0, edited.length);
      prints.add(result.partialFingerprints['sipLensLine/v1']);
    });
    assert.equal(prints.size, findings.length, 'fingerprints tell findings apart');
    assert.ok(
      run.results.some((result: SarifResult) => result.relatedLocations?.length),
      'a related place',
    );
    assert.ok(
      run.results.some((result: SarifResult) => result.fixes?.length),
      'a fix',
    );
  });

  it('sarif fingerprints survive lines that come before', () => {
    const printsOf = (before: string) => {
      const files = { 'pjsip.conf': before + FILES['pjsip.conf'] };
      const [run] = JSON.parse(runWith(files, [...ALL, 'sarif']).output).runs;
      return run.results.map((result: SarifResult) => result.partialFingerprints['sipLensLine/v1']);
    };
    assert.deepEqual(printsOf(''), printsOf('; one\n; two\n'));
  });

  it('junit is well-formed, with a failure for each finding and a test for each clean file', function () {
    needsPeer(this, 'xmllint', peers.xmllint);
    const { output } = runWith(FILES, [...ALL, 'junit']);
    const count = (path: string): number => {
      const { status, stdout, stderr } = spawnSync(peers.xmllint, ['--xpath', `count(${path})`, '-'], {
        input: output,
        encoding: 'utf8',
      });
      assert.equal(status, 0, stderr);
      return Number(stdout);
    };
    assert.equal(count('//testcase/failure'), findings.length);
    assert.equal(count('//testsuite'), 4);
    assert.equal(count('//testsuite[@name="clean/pjsip.conf"]/testcase[not(failure)]'), 1);
    assert.equal(count(`/testsuites[@failures=${findings.length}]`), 1);
  });

  it('junit leaves out what XML cannot hold', function () {
    needsPeer(this, 'xmllint', peers.xmllint);
    const { output } = runWith({ 'pjsip.conf': '[a]\ntype=end\u0001point\ncolour=\u001b[31m\ufffe\n' }, [
      ...ALL,
      'junit',
    ]);
    const { status, stderr } = spawnSync(peers.xmllint, ['--noout', '-'], {
      input: output,
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
  });
});

interface SarifResult {
  readonly ruleIndex: number;
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string };
      readonly region: {
        readonly startLine: number;
        readonly startColumn: number;
        readonly snippet?: { text: string };
      };
    };
  }[];
  readonly relatedLocations?: readonly object[];
  readonly fixes?: readonly object[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}
