import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as tls from 'node:tls';
import type { Network } from '../http';

/** Which certificates are trusted. */
export interface Trust {
  /** Undefined: the authorities that Node came with. */
  readonly secureContext?: tls.SecureContext;
  readonly rejectUnauthorized: boolean;
  /** A sentence on the file that could not be used, for when a certificate is not trusted. */
  readonly problem?: string;
}

/**
 * The authorities of Node, of the file in NODE_EXTRA_CA_CERTS and of the file in the settings. Node reads
 * NODE_EXTRA_CA_CERTS itself at its start, but not where it runs inside an editor that has its own.
 */
export function trustOf({ caFile, strictTls }: Network, extraFile: string | undefined): Trust {
  const rejectUnauthorized = strictTls !== false;
  const files = [caFile ?? '', extraFile ?? ''].filter((path) => path !== '');
  const read = files.map(readAuthorities);
  const problem = read.flatMap((each) => each.problem ?? [])[0];
  const authorities = read.flatMap((each) => each.certificates ?? []);
  return {
    rejectUnauthorized,
    ...(problem === undefined ? {} : { problem }),
    ...(authorities.length > 0 ? { secureContext: contextOf(authorities) } : {}),
  };
}

function contextOf(authorities: readonly string[]): tls.SecureContext {
  return tls.createSecureContext({ ca: [...defaultAuthorities(), ...authorities] });
}

/** What is trusted by default: newer versions of Node tell, with those of the system where they were started so. */
function defaultAuthorities(): readonly string[] {
  const { getCACertificates }: { getCACertificates?: unknown } = { getCACertificates: undefined, ...tls };
  const all: unknown = typeof getCACertificates === 'function' ? getCACertificates('default') : undefined;
  return Array.isArray(all) ? all.filter((each) => typeof each === 'string') : tls.rootCertificates;
}

interface Authorities {
  readonly certificates?: readonly string[];
  readonly problem?: string;
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;

function readAuthorities(path: string): Authorities {
  try {
    const certificates = readFileSync(path, 'latin1').match(CERTIFICATE) ?? [];
    for (const each of certificates) new X509Certificate(each);
    if (certificates.length > 0) return { certificates };
    return { problem: `${path} was not used: no certificate in PEM form stands in it.` };
  } catch (_unreadable) {
    return { problem: `${path} was not used: it cannot be read, or a certificate in it is broken.` };
  }
}
