import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { isCollection, parseDocument, visit } from 'yaml';
import { commandFaults } from './command-faults';
import { document, ROOT } from './documents';

const FOLDER = join(ROOT, 'docs/ci');
const names = readdirSync(FOLDER);
const SECRET = /TWILIO_(?:API_KEY|API_SECRET|AUTH_TOKEN)/;

function textOf(name: string): string {
  return readFileSync(join(FOLDER, name), 'utf8');
}

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly if?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly env?: unknown;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly env?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

describe('the examples for continuous integration', () => {
  for (const name of names) {
    describe(name, () => {
      it('is YAML without mistakes and without a key given twice', () => {
        const { errors, warnings, contents } = parseDocument(textOf(name), {
          uniqueKeys: true,
          customTags: [{ tag: '!reference', collection: 'seq' }],
        });
        assert.deepEqual([...errors, ...warnings], []);
        assert.ok(isCollection(contents));
      });

      it('calls commands with options that exist: check and registry diff', async () => {
        const lines: string[] = [];
        visit(parseDocument(textOf(name), { logLevel: 'silent' }), {
          Scalar(_key, { value }) {
            if (typeof value === 'string' && /\bsip-lens (?:check|fix|registry)/.test(value))
              lines.push(value);
          },
        });
        assert.deepEqual((await Promise.all(lines.map(commandFaults))).flat(), []);
        for (const command of ['sip-lens check', 'sip-lens registry diff'])
          assert.ok(
            lines.some((line) => line.includes(command)),
            command,
          );
      });

      it('is linked from docs/ci.md and holds no secret', () => {
        assert.ok(document('docs/ci.md').text.includes(`(ci/${name})`));
        for (const [, value = ''] of textOf(name).matchAll(/^\s+TWILIO_\w+: (.*)$/gm))
          assert.match(value, /^\$\{\{ (?:secrets|vars)\.\w+ \}\}$/);
      });
    });
  }

  describe('on GitHub', () => {
    const workflow: Workflow = parseDocument(textOf('github-actions.yml')).toJS();
    const jobs = Object.entries(workflow.jobs);

    it('may only read, and only one job writes only findings', () => {
      assert.deepEqual(workflow.permissions, { contents: 'read' });
      const own = jobs.flatMap(([name, { permissions }]) => (permissions ? [[name, permissions]] : []));
      assert.deepEqual(own, [['check', { contents: 'read', 'security-events': 'write' }]]);
    });

    it('runs on pull requests, with the rights of the pull request', () => {
      assert.ok('pull_request' in workflow.on);
      assert.ok(!('pull_request_target' in workflow.on));
    });

    it('gives the key to the one step that compares, and to no fork', () => {
      const steps = jobs.flatMap(([, { steps }]) => steps);
      const keyed = steps.filter((step) => SECRET.test(JSON.stringify(step)));
      assert.equal(keyed.length, 1);
      assert.match(keyed[0]?.run ?? '', /registry diff/);
      assert.ok(!SECRET.test(JSON.stringify([workflow.env, jobs.map(([, { env }]) => env)])));
      assert.match(workflow.jobs.registry?.if ?? '', /head\.repo\.full_name == github\.repository/);
    });

    it('leaves no token behind in what it checks out', () => {
      const checkouts = jobs.flatMap(([, { steps }]) =>
        steps.filter(({ uses }) => uses?.includes('checkout')),
      );
      assert.ok(checkouts.length > 0);
      for (const step of checkouts) assert.equal(step.with?.['persist-credentials'], false);
    });
  });
});

describe('docs/ci.md', () => {
  it('shows JSON of the shape that its schema says', () => {
    const schema = JSON.parse(readFileSync(join(ROOT, 'schemas/registry-diff.schema.json'), 'utf8'));
    const validate = new Ajv({ allErrors: true }).compile(schema);
    const block = document('docs/ci.md').blocks.find(({ text }) => text.includes('"notCompared"'));
    assert.ok(block);
    assert.ok(validate(JSON.parse(block.text)), JSON.stringify(validate.errors));
  });
});
