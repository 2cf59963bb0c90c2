import assert from 'node:assert/strict';
import data from '../../server/src/dialects/freeswitch/schema/freeswitch.generated.json';
import { isSecretName, MASK, maskLine } from '../../server/src/text/mask';

/** Every `name` in the schema, whoever has the param. */
function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'name' in value && typeof value.name === 'string' ? [value.name] : [];
  return [...own, ...Object.values(value).flatMap(namesIn)];
}

describe('secret params', () => {
  it('are exactly these of the ones that FreeSWITCH has', () => {
    assert.deepEqual([...new Set(namesIn(data).filter(isSecretName))].sort(), [
      'a1-hash',
      'apply-inbound-acl-x-token',
      'apply-proxy-acl-x-token',
      'jsonrpc-password',
      'odbc-dsn',
      'password',
      'reverse-auth-pass',
      'tls-passphrase',
      'vm-a1-hash',
      'vm-password',
    ]);
  });

  it('are no switches that only sound like one, also beside a secret', () => {
    const line = (name: string, value: string) => `<param name="${name}" value="${value}"/>`;
    const open = line('allow-empty-password', 'false');
    assert.equal(maskLine(open), open);
    assert.equal(maskLine(open + line('password', 'Example-Passw0rd')), open + line('password', MASK));
    assert.equal(maskLine('bypass_media=true'), 'bypass_media=true');
  });
});
