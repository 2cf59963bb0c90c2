import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** A certificate with its private key, both in PEM form. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

export interface Authority extends Certificate {
  /** A certificate for these host names and IPv4 addresses, valid now unless told otherwise. */
  issue(names: readonly string[], validity?: Validity): Certificate;
}

export interface Validity {
  readonly from: Date;
  readonly to: Date;
}

const DAY = 24 * 60 * 60 * 1000;

/** A new certificate authority (RFC 5280), trusted by nobody. Made here, for Node and an openssl at hand cannot be had alike. */
export function newAuthority(name: string): Authority {
  const keys = newKeys();
  const issuer = distinguishedName(name);
  const own = { issuer, subject: issuer, signer: keys.privateKey, publicKey: keys.publicKey };
  return {
    ...pem(certificate({ ...own, extensions: [basicConstraints(true)] }), keys.privateKey),
    issue: (names, validity) => {
      const { privateKey, publicKey } = newKeys();
      const subject = distinguishedName(names[0] ?? '');
      const extensions = [basicConstraints(false), alternativeNames(names)];
      const der = certificate({ issuer, subject, signer: keys.privateKey, publicKey, extensions, validity });
      return pem(der, privateKey);
    },
  };
}

interface Contents {
  readonly issuer: Buffer;
  readonly subject: Buffer;
  readonly signer: KeyObject;
  readonly publicKey: KeyObject;
  readonly extensions: readonly Buffer[];
  readonly validity?: Validity | undefined;
}

function newKeys() {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

function certificate({ issuer, subject, signer, publicKey, extensions, validity }: Contents): Buffer {
  const { from, to } = validity ?? { from: new Date(Date.now() - DAY), to: new Date(Date.now() + DAY) };
  const tbs = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ECDSA_WITH_SHA256,
    issuer,
    sequence(utcTime(from), utcTime(to)),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(...extensions)),
  );
  const signature = Buffer.concat([Buffer.from([0]), sign('sha256', tbs, signer)]);
  return sequence(tbs, ECDSA_WITH_SHA256, tagged(0x03, signature));
}

function pem(der: Buffer, key: KeyObject): Certificate {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  const cert = ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
  return { cert, key: key.export({ type: 'pkcs8', format: 'pem' }).toString() };
}

function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts));
}

function integer(bytes: Buffer): Buffer {
  return tagged(0x02, bytes);
}

function objectId(hex: string): Buffer {
  return tagged(0x06, Buffer.from(hex, 'hex'));
}

const ECDSA_WITH_SHA256 = sequence(objectId('2a8648ce3d040302'));
const COMMON_NAME = objectId('550403');

function distinguishedName(name: string): Buffer {
  return sequence(tagged(0x31, sequence(COMMON_NAME, tagged(0x0c, Buffer.from(name)))));
}

function utcTime(date: Date): Buffer {
  const text = date.toISOString().replace(/^..(..)-(..)-(..)T(..):(..):(..).*$/, '$1$2$3$4$5$6Z');
  return tagged(0x17, Buffer.from(text));
}

function extension(id: string, value: Buffer): Buffer {
  return sequence(objectId(id), tagged(0x04, value));
}

function basicConstraints(authority: boolean): Buffer {
  return extension('551d13', authority ? sequence(tagged(0x01, Buffer.from([0xff]))) : sequence());
}

function alternativeNames(names: readonly string[]): Buffer {
  const entries = names.map((name) =>
    /^[\d.]+$/.test(name)
      ? tagged(0x87, Buffer.from(name.split('.').map(Number)))
      : tagged(0x82, Buffer.from(name)),
  );
  return extension('551d11', sequence(...entries));
}
