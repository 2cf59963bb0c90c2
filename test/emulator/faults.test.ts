import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { ask, bodyOf } from './client';
import { Emulator, type Fault, parseFault } from './index';
import { accountSid, inAccount, phonesSid, registry } from './registry';

const lists = inAccount('SIP/CredentialLists.json');
const trunks = 'https://trunking.twilio.com/v1/Trunks';

describe('emulator: faults', () => {
  let emulator: Emulator;

  beforeEach(async () => {
    emulator = await Emulator.start({ registry });
  });

  afterEach(async () => {
    await emulator.stop();
    assert.deepEqual(emulator.violations, []);
  });

  const codes = { 401: 20003, 403: 20403, 404: 20404, 429: 20429, 500: 20500, 503: 20503 } as const;
  for (const [status, code] of Object.entries(codes)) {
    it(`${status}: nothing is executed`, async () => {
      emulator.faults.add(parseFault(`${status}; method=POST`));
      const answer = await ask(emulator, lists, { form: { FriendlyName: 'new' } });
      assert.deepEqual([answer.status, bodyOf(answer).code], [Number(status), code]);
      assert.equal(answer.headers['retry-after'], undefined);
      assert.equal(emulator.state.region(accountSid).credentialList('new'), undefined);
      assert.equal((await ask(emulator, lists)).status, 200);
      assert.deepEqual(
        emulator.requests.all.map((request) => request.fault),
        [status, undefined],
      );
    });
  }

  it('429 with Retry-After', async () => {
    emulator.faults.add({ kind: '429', retryAfter: 7 });
    assert.equal((await ask(emulator, lists)).headers['retry-after'], '7');
  });

  it('by a header of the request', async () => {
    const headers = { 'X-Emulator-Fault': '503; retry-after=2' };
    const answer = await ask(emulator, lists, { headers });
    assert.deepEqual([answer.status, answer.headers['retry-after']], [503, '2']);
    assert.equal((await ask(emulator, lists)).status, 200);
    const wrong = await ask(emulator, lists, { headers: { 'X-Emulator-Fault': 'flood' } });
    assert.equal(wrong.status, 400);
    assert.match(wrong.text, /\\"flood\\" is no fault/);
  });

  /** Fault, and how often each of five requests for lists, and one for trunks, is hit. */
  const matches: readonly [Fault, string][] = [
    [{ kind: '500' }, 'xxxxx x'],
    [{ kind: '500', times: 2 }, 'xx... .'],
    [{ kind: '500', skip: 1, times: 2 }, '.xx.. .'],
    [{ kind: '500', match: { path: '/SIP/' } }, 'xxxxx .'],
    [{ kind: '500', match: { path: /\/Trunks$/ } }, '..... x'],
    [{ kind: '500', match: { host: 'trunking.' } }, '..... x'],
    [{ kind: '500', match: { method: 'POST' } }, '..... .'],
    [{ kind: '500', match: { operation: 'ListSipCredentialList' } }, 'xxxxx .'],
    [{ kind: '500', match: { key: 'SK0000000000000000000000000000ffff' } }, '..... .'],
    [{ kind: '500', match: { page: 2 } }, '..... .'],
  ];
  for (const [fault, expected] of matches) {
    it(`hits ${JSON.stringify({ ...fault, match: String(Object.entries(fault.match ?? {})) })}`, async () => {
      const remove = emulator.faults.add(fault);
      const urls = [lists, lists, lists, lists, lists, trunks];
      const hits: string[] = [];
      for (const url of urls) hits.push((await ask(emulator, url)).status === 500 ? 'x' : '.');
      assert.equal(`${hits.slice(0, 5).join('')} ${hits[5]}`, expected);
      remove();
      assert.equal((await ask(emulator, trunks)).status, 200);
    });
  }

  it('page 2 fails, and the first one does not', async () => {
    emulator.faults.add(parseFault('page-2'));
    const first = bodyOf(await ask(emulator, `${lists}?PageSize=1`));
    const second = await ask(emulator, `https://api.twilio.com${first.next_page_uri}`);
    assert.equal(second.status, 500);
  });

  it('slow: the answer comes, and others go ahead', async () => {
    emulator.faults.add({ kind: 'slow', milliseconds: 50, match: { host: 'trunking.' } });
    const order: string[] = [];
    await Promise.all([
      ask(emulator, trunks).then(({ status }) => order.push(`trunks ${status}`)),
      ask(emulator, lists).then(({ status }) => order.push(`lists ${status}`)),
    ]);
    assert.deepEqual(order, ['lists 200', 'trunks 200']);
    assert.equal(emulator.requests.maxInFlight, 2);
  });

  it('hang: no answer, until the client goes or the emulator stops', async () => {
    emulator.faults.add({ kind: 'hang', times: 2 });
    await assert.rejects(ask(emulator, lists, { giveUp: 30 }), { name: 'AbortError' });
    const hanging = assert.rejects(ask(emulator, lists), { code: 'ECONNRESET' });
    assert.equal((await ask(emulator, trunks)).status, 200);
    await emulator.stop();
    await hanging;
  });

  it('reset: nothing is executed', async () => {
    emulator.faults.add({ kind: 'reset', times: 1 });
    await assert.rejects(ask(emulator, lists, { form: { FriendlyName: 'new' } }), { code: 'ECONNRESET' });
    assert.equal(emulator.state.region(accountSid).credentialList('new'), undefined);
  });

  it('cut-off: executed, but the answer ends half way', async () => {
    emulator.faults.add({ kind: 'cut-off' });
    await assert.rejects(ask(emulator, lists, { form: { FriendlyName: 'new' } }), { code: 'ECONNRESET' });
    assert.ok(emulator.state.region(accountSid).credentialList('new'));
  });

  it('malformed: whole, but no JSON', async () => {
    emulator.faults.add({ kind: 'malformed' });
    const { status, text } = await ask(emulator, lists);
    assert.equal(status, 200);
    assert.throws(() => JSON.parse(text), SyntaxError);
  });

  it('html: a page with status 200', async () => {
    emulator.faults.add({ kind: 'html' });
    const { status, text, headers } = await ask(emulator, lists);
    assert.deepEqual([status, headers['content-type']], [200, 'text/html']);
    assert.match(text, /^<!doctype html>/);
  });

  it('extra-fields: on top, in meta and in every item', async () => {
    emulator.faults.add({ kind: 'extra-fields' });
    const body = JSON.parse((await ask(emulator, trunks)).text);
    for (const part of [body, body.meta, ...body.trunks]) assert.ok('emulator_extra' in part);
    assert.equal(body.trunks[0].domain_name, 'acme.pstn.twilio.com');
  });

  it('missing-fields: the named ones, or all but the SIDs', async () => {
    emulator.faults.add({ kind: 'missing-fields', fields: ['friendly_name', 'next_page_uri'], times: 1 });
    emulator.faults.add({ kind: 'missing-fields', skip: 1 });
    const some = JSON.parse((await ask(emulator, `${lists}?PageSize=1`)).text);
    assert.ok(!('next_page_uri' in some) && !('friendly_name' in some.credential_lists[0]));
    assert.equal(some.credential_lists[0].sid, phonesSid);
    emulator.faults.clear();
    emulator.faults.add({ kind: 'missing-fields' });
    const bare = JSON.parse((await ask(emulator, `${lists}?PageSize=1`)).text);
    assert.deepEqual(bare.credential_lists, [{ sid: phonesSid }]);
    assert.equal(typeof bare.next_page_uri, 'string');
    const one = await ask(emulator, lists.replace('.json', `/${phonesSid}.json`));
    assert.deepEqual(bodyOf(one), { sid: phonesSid });
  });

  it('a client that goes before its request is whole breaks nothing', async () => {
    const { hostname, port, host } = new URL(emulator.url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    const head = `POST /emulator/faults HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 10\r\n\r\n500`;
    await new Promise((resolve) => socket.write(head, resolve));
    socket.resetAndDestroy();
    assert.equal((await ask(emulator, lists)).status, 200);
    assert.deepEqual(emulator.faults.all, []);
  });

  it('are read from words, and refused where they are none', () => {
    const { match, ...rest } = parseFault('429; path=/v1/Trunks; retry-after=2; times=3; skip=1; page=2');
    assert.deepEqual([match?.path, match?.page], ['/v1/Trunks', 2]);
    assert.deepEqual([rest.kind, rest.retryAfter, rest.times, rest.skip], ['429', 2, 3, 1]);
    assert.throws(() => parseFault('429; retry=2'), /"retry" is nothing that "429" has/);
    assert.throws(() => parseFault('418'), /"418" is no fault/);
  });
});
