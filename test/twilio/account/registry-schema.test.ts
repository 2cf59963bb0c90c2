import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { collectionNames } from '../../../server/src/twilio/account/data';
import { registryKeys, registryRegions } from '../../../server/src/twilio/account/registry-file/format';
import { unmark } from './marked';
import { brokenRegistries, goodRegistries } from './registry-samples';

const schema = JSON.parse(
  readFileSync(join(__dirname, '../../../schemas/twilio-registry.schema.json'), 'utf8'),
);
const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);

function accepts(text: string): boolean {
  return validate(parse(text, { uniqueKeys: false, logLevel: 'silent' }));
}

describe('the JSON Schema of the registry file', () => {
  for (const [name, text] of Object.entries(goodRegistries)) {
    it(`accepts ${name}`, () => assert.ok(accepts(text), JSON.stringify(validate.errors)));
  }

  for (const [name, { text, schema: refuses }] of Object.entries(brokenRegistries)) {
    it(`${refuses ? 'refuses' : 'leaves to the reader'} ${name}`, () => {
      assert.equal(accepts(unmark(text).text), !refuses, JSON.stringify(validate.errors));
    });
  }

  const { definitions } = schema;
  const shapes: readonly [name: string, shape: { properties: object }, keys: readonly string[]][] = [
    ['file', schema, registryKeys.file],
    ['account', definitions.account, registryKeys.account],
    ['region', definitions.region, registryKeys.region],
    ['domain', definitions.domain, registryKeys.domain],
    ['calls', definitions.domain.properties.calls, registryKeys.calls],
    ['registrations', definitions.domain.properties.registrations, registryKeys.registrations],
    ['trunk', definitions.trunk, registryKeys.trunk],
    ['origination URL', definitions.originationUrl, registryKeys.originationUrl],
    ['credential list', definitions.credentialList, registryKeys.credentialList],
    ['IP access control list', definitions.ipAccessControlList, registryKeys.ipAccessControlList],
    ['regions', definitions.account.properties.regions, registryRegions],
  ];
  for (const [name, shape, keys] of shapes) {
    it(`knows the same keys as the reader: ${name}`, () => {
      assert.deepEqual(Object.keys(shape.properties), [...keys]);
    });
  }

  it('knows the same words as the reader', () => {
    assert.deepEqual(definitions.region.properties.unknown.items.enum, [...collectionNames]);
    assert.deepEqual(definitions.activeRegion.enum, [...registryRegions]);
  });

  it('describes every key, for hover and completion', () => {
    const undescribed: string[] = [];
    const describedBy = (node: { description?: string; $ref?: string }): string | undefined =>
      node.description ?? (node.$ref && definitions[node.$ref.replace('#/definitions/', '')]?.description);
    for (const [name, shape] of shapes) {
      for (const [key, value] of Object.entries(shape.properties)) {
        const isDescribed = describedBy(value) !== undefined;
        if (!isDescribed) undescribed.push(`${name}.${key}`);
      }
    }
    assert.deepEqual(undescribed, []);
  });
});
