import assert from 'node:assert/strict';
import { rootCertificates } from 'node:tls';
import type { Network } from '../../../server/src/host/http';
import { newAuthority, type Validity } from '../../support/certificate';
import { authority, LoopbackServers } from '../../support/loopback';
import { body, caFile, failure, file, httpFor, send } from './client';

const YEAR = 365 * 24 * 60 * 60 * 1000;

function years(from: number, to: number): Validity {
  return { from: new Date(Date.now() + from * YEAR), to: new Date(Date.now() + to * YEAR) };
}

describe('certificates', () => {
  const servers = new LoopbackServers();
  afterEach(() => servers.close());

  const other = newAuthority('Another Test Authority');
  const both = file('both.pem', `# two\n${other.cert}\n${authority.cert}`);
  const otherOnly = file('other.pem', other.cert);
  const bundle = file('bundle.pem', [...rootCertificates, authority.cert].join('\n'));
  const trusted: [string, Network, Record<string, string>][] = [
    ['a file of the settings', { caFile }, {}],
    ['NODE_EXTRA_CA_CERTS', {}, { NODE_EXTRA_CA_CERTS: caFile }],
    ['NODE_EXTRA_CA_CERTS beside the settings', { caFile: otherOnly }, { NODE_EXTRA_CA_CERTS: caFile }],
    ['the settings beside NODE_EXTRA_CA_CERTS', { caFile }, { NODE_EXTRA_CA_CERTS: otherOnly }],
    [
      'the settings beside a broken NODE_EXTRA_CA_CERTS',
      { caFile },
      { NODE_EXTRA_CA_CERTS: '/no/such/file' },
    ],
    ['a file of several', { caFile: both }, {}],
    ['a whole bundle', { caFile: bundle }, {}],
    ['no check at all', { strictTls: false }, {}],
  ];
  for (const [name, network, environment] of trusted) {
    it(`are trusted by ${name}`, async () => {
      const port = await servers.https((_, response) => response.end('hello'));
      assert.equal(body(await send(httpFor(network, environment), { port })), 'hello');
    });
  }

  it('are not trusted because the environment says so to other programs', async () => {
    const { NODE_TLS_REJECT_UNAUTHORIZED: before } = process.env;
    const { emitWarning } = process;
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    process.emitWarning = () => undefined;
    try {
      const port = await servers.https((_, response) => response.end('hello'));
      failure(await send(httpFor({}), { port }), 'untrusted');
    } finally {
      process.emitWarning = emitWarning;
      if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
      else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
    }
  });

  const files: [string, string | undefined, RegExp][] = [
    ['no file', undefined, /sipLens\.twilio\.caFile or NODE_EXTRA_CA_CERTS\.$/],
    ['another authority', otherOnly, /NODE_EXTRA_CA_CERTS\.$/],
    [
      'a file that is not there',
      '/no/such/file.pem',
      /\/no\/such\/file\.pem was not used: it cannot be read/,
    ],
    ['a file without a certificate', file('empty.pem', 'nothing'), /no certificate in PEM form stands in it/],
    [
      'a broken certificate',
      file('broken.pem', authority.cert.replace(/\n.{20}/, '\n')),
      /was not used: .*a certificate in it is broken/,
    ],
  ];
  for (const [name, path, advice] of files) {
    it(`are untrusted with ${name}, and the message says what to do`, async () => {
      let asked = 0;
      const port = await servers.https(() => asked++);
      const network = path === undefined ? {} : { caFile: path };
      const message = failure(await send(httpFor(network), { port }), 'untrusted');
      assert.match(message, /^The certificate of localhost:\d+ is not trusted \([A-Z_]+\)\. /);
      assert.match(message, advice);
      assert.equal(asked, 0);
    });
  }

  const faults: [string, string[], Validity | undefined, RegExp][] = [
    ['for another host', ['api.example'], undefined, /ALTNAME_INVALID.*Somebody else seems to answer/],
    ['out of date', ['localhost'], years(-2, -1), /CERT_HAS_EXPIRED.*clock/],
    ['of tomorrow', ['localhost'], years(1, 2), /CERT_NOT_YET_VALID.*clock/],
  ];
  for (const [name, names, validity, advice] of faults) {
    it(`are untrusted ${name}`, async () => {
      let asked = 0;
      const port = await servers.https(() => asked++, authority.issue(names, validity));
      assert.match(failure(await send(httpFor({ caFile }), { port }), 'untrusted'), advice);
      assert.equal(asked, 0);
    });
  }
});
