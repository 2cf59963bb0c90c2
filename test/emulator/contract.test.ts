import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask } from './client';
import { Contract } from './contract/contract';
import { exemptions } from './contract/formats';
import type { Product } from './hosts';
import { Emulator } from './index';
import { permissionFor } from './permissions';
import { domainSid, inAccount, phonesSid, registry } from './registry';
import { handlers } from './resources/all';

const products: readonly Product[] = ['api', 'trunking', 'routes', 'monitor'];
const contract = new Contract();

describe('emulator: contract of requests', () => {
  const domains = inAccount('SIP/Domains.json');
  const users = inAccount(`SIP/CredentialLists/${phonesSid}/Credentials.json`);
  const alerts = 'https://monitor.twilio.com/v1/Alerts';

  /** Requests that Twilio's files do not allow, and what is said of them. */
  const planted: readonly [string, string, RegExp, { form?: Record<string, string>; method?: string }?][] = [
    ['an unknown parameter', `${alerts}?ErrorCode=32201`, /^ListAlert has no query parameter ErrorCode$/],
    ['a page that is too large', `${domains}?PageSize=1001`, /^query PageSize: it must be <= 1000$/],
    ['a page size that is no number', `${domains}?PageSize=all`, /^query PageSize: it must be integer$/],
    ['a parameter given twice', `${domains}?Page=0&Page=1`, /^query Page stands there twice$/],
    [
      'a date that is none',
      `${alerts}?StartDate=yesterday`,
      /^query StartDate: it must match format "date-time"$/,
    ],
    ['an account without SID', domains.replace(/AC\d+/, 'AC1'), /^path AccountSid: it must /],
    [
      'an unknown field',
      domains,
      /has no field Name$/,
      { form: { DomainName: 'a.sip.twilio.com', Name: 'a' } },
    ],
    [
      'a field too few',
      users,
      /^the form of CreateSipCredential needs Password$/,
      { form: { Username: 'dave' } },
    ],
    [
      'a boolean that is none',
      domains,
      /^form Secure: it must be boolean$/,
      { form: { DomainName: 'a.sip.twilio.com', Secure: 'yes' } },
    ],
    [
      'a field in a deletion',
      inAccount(`SIP/Domains/${domainSid}.json`),
      /has no form, and so no field Force$/,
      { method: 'DELETE', form: { Force: '1' } },
    ],
    ['an operation that is not used', inAccount('Calls.json'), /^api has no such operation$/],
    [
      'a method that the path lacks',
      inAccount('SIP/Domains.json'),
      /^api has no such operation$/,
      { method: 'DELETE' },
    ],
    [
      'a dead host',
      domains.replace('api.', 'api.ie1.'),
      /^api\.ie1\.twilio\.com is no host of Twilio's REST API$/,
    ],
    [
      'a host of somebody else',
      domains.replace('twilio.com', 'twilio.example'),
      /^api\.twilio\.example is no host/,
    ],
  ];
  for (const [what, url, expected, options] of planted) {
    it(`finds ${what}`, async () => {
      const emulator = await Emulator.start({ registry, violationsFile: null });
      const answer = ask(emulator, url, options);
      if (expected.source.includes('no host')) await assert.rejects(answer, { code: 'ECONNRESET' });
      else await answer;
      await emulator.stop();
      const [violation] = emulator.violations;
      assert.match(violation?.what ?? 'none', expected);
      assert.equal(violation?.host, new URL(url).host);
    });
  }

  it('never repeats a value, which may be a password', async () => {
    const emulator = await Emulator.start({ registry, violationsFile: null });
    await ask(emulator, users, { form: { Username: 'dave', Pasword: 'Example-Passw0rd' } });
    await emulator.stop();
    assert.ok(emulator.violations.length > 0);
    assert.ok(!JSON.stringify(emulator.violations).includes('Passw0rd'));
  });

  it('finds a form that is sent as something else', async () => {
    const emulator = await Emulator.start({ registry, violationsFile: null });
    const headers = { 'content-type': 'application/json' };
    await ask(emulator, domains, { form: { DomainName: 'a.sip.twilio.com' }, headers });
    await emulator.stop();
    assert.deepEqual(
      emulator.violations.map(({ what }) => what),
      ['the form is sent as application/json'],
    );
  });
});

describe('emulator: contract of answers', () => {
  type Body = Record<string, unknown>;

  /** An answer as the emulator gives it, and what was changed in it. */
  async function problemsOf(url: string, id: string, change: (body: Body) => unknown): Promise<string[]> {
    const emulator = await Emulator.start({ registry });
    const { status, text } = await ask(emulator, url);
    await emulator.stop();
    assert.deepEqual(emulator.violations, []);
    const operation = products.flatMap((each) => contract.operations(each)).find((each) => each.id === id);
    assert.ok(operation);
    return contract.checkResponse(operation, status, change(JSON.parse(text)));
  }

  const domain = inAccount(`SIP/Domains/${domainSid}.json`);
  const changes: readonly [string, (body: Body) => unknown, readonly string[]][] = [
    ['nothing', (body) => body, []],
    [
      'a field too few',
      ({ auth_type, ...body }) => body,
      ["body: it must have required property 'auth_type'"],
    ],
    [
      'a field too many',
      (body) => ({ ...body, region: 'us1' }),
      ['body: it must NOT have additional properties (region)'],
    ],
    ['another type', (body) => ({ ...body, secure: 'false' }), ['body: /secure must be boolean,null']],
    [
      'a SID of another kind',
      (body) => ({ ...body, sid: phonesSid }),
      ['body: /sid must match pattern "^SD[0-9a-fA-F]{32}$"'],
    ],
    [
      'a date of another form',
      (body) => ({ ...body, date_created: '2026-11-01T00:00:00Z' }),
      ['body: /date_created must match format "date-time-rfc-2822"'],
    ],
    ['no body', () => undefined, ['body: it must be object']],
  ];
  for (const [what, change, expected] of changes) {
    it(`finds ${what}`, async () => {
      assert.deepEqual(await problemsOf(domain, 'FetchSipDomain', change), expected);
    });
  }

  it('finds it inside a list', async () => {
    const url = 'https://trunking.twilio.com/v1/Trunks';
    const problems = await problemsOf(url, 'ListTrunk', (body) => ({ ...body, meta: null }));
    assert.deepEqual(problems, ['body: /meta must be object']);
  });

  it('finds a status that the operation does not have, and a bare error', () => {
    const [operation] = contract.operations('monitor');
    assert.ok(operation);
    assert.match(contract.checkResponse(operation, 201, {}).join(), /has no answer with status 201/);
    assert.match(
      contract.checkResponse(operation, 500, { error: 'x' }).join(),
      /must have required property 'code'/,
    );
  });

  it('is kept by every example of the files, but for what they leave out and for empty texts', () => {
    const found = new Set<string>();
    let examples = 0;
    for (const { operation, status, body } of products.flatMap(examplesOf)) {
      examples += 1;
      const problems = contract.checkResponse(operation, status, body);
      for (const problem of problems)
        if (!problem.includes('required property')) found.add(/(\w+) must/.exec(problem)?.[1] ?? problem);
    }
    assert.ok(examples > 60, `${examples} examples`);
    assert.deepEqual([...found].sort(), emptyFields);
  });
});

/**
 * Here the examples write an empty text for nothing, against their schemas; the emulator says null, as the
 * schemas do.
 */
const emptyFields =
  'sms_application_sid sms_fallback_url sms_url status_callback voice_application_sid'.split(' ');

interface Example {
  readonly status: number;
  readonly body: unknown;
  readonly operation: ReturnType<Contract['operations']>[number];
}

const files = { api: 'api_v2010', trunking: 'trunking_v1', routes: 'routes_v2', monitor: 'monitor_v1' };

interface ExampleDocument {
  readonly paths: Record<string, Record<string, ExampleOperation>>;
}

interface ExampleOperation {
  readonly operationId?: string;
  readonly responses?: Record<
    string,
    { content?: Record<string, { examples?: Record<string, { value: unknown }> }> }
  >;
}

function examplesOf(product: Product): Example[] {
  const url = new URL(`./openapi/${files[product]}.generated.json`, import.meta.url);
  const document: ExampleDocument = JSON.parse(readFileSync(url, 'utf8'));
  return contract.operations(product).flatMap((operation) => {
    const described = Object.values(document.paths)
      .flatMap((path) => Object.values(path))
      .find(({ operationId }) => operationId === operation.id);
    return Object.entries(described?.responses ?? {}).flatMap(([status, { content }]) =>
      Object.values(content?.['application/json']?.examples ?? {}).map(({ value }) => ({
        ...{ status: Number(status), body: value, operation },
      })),
    );
  });
}

describe('emulator: contract as a whole', () => {
  it('covers what is served, and nothing else is served', () => {
    for (const product of products) {
      const ids = contract.operations(product).map(({ id }) => id);
      assert.deepEqual(Object.keys(handlers[product]).sort(), [...ids].sort());
      for (const id of ids)
        assert.match(permissionFor(product, id), /^[a-z.-]+\/(?:list|read|create|update|delete)$/);
    }
  });

  it('names its exemptions with their reasons', () => {
    for (const { what, why } of exemptions) assert.ok(what.length > 20 && why.length > 20);
  });

  it('writes violations to a file, a line each', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sip-lens-emulator-'));
    try {
      const violationsFile = join(folder, 'violations');
      const emulator = await Emulator.start({ registry, violationsFile });
      await ask(emulator, inAccount('SIP/Domains.json'));
      assert.ok(!existsSync(violationsFile));
      await ask(emulator, inAccount('Calls.json'));
      await ask(emulator, inAccount('Messages.json'));
      await emulator.stop();
      const lines = readFileSync(violationsFile, 'utf8').trim().split('\n');
      assert.deepEqual(
        lines.map((line) => JSON.parse(line)),
        emulator.violations,
      );
      assert.equal(lines.length, 2);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
