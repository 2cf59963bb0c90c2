// Prunes Twilio's OpenAPI files to the paths that the emulator serves.
//   node scripts/twilio-openapi.mjs SOURCE_DIR
// SOURCE_DIR holds the files of spec/json of github.com/twilio/twilio-oai, and the LICENSE of that repository.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromRoot } from './lib/root.mjs';

const meta = {
  source: 'https://github.com/twilio/twilio-oai',
  commit: 'd50069b',
  version: '2.6.7',
  date: '2026-04-14',
  license: 'MIT, see LICENSE beside this file',
  madeBy: 'scripts/twilio-openapi.mjs',
};

/** The paths that are kept, by the name of the file. */
const kept = {
  api_v2010: [
    /^\/2010-04-01\/Accounts\.json$/,
    /^\/2010-04-01\/Accounts\/\{Sid\}\.json$/,
    /\/(?:IncomingPhoneNumbers|OutgoingCallerIds)(?:\/\{Sid\})?\.json$/,
    /\/SIP\/(?:Domains|CredentialLists|IpAccessControlLists)(?:\/\{Sid\})?\.json$/,
    /\/SIP\/CredentialLists\/\{CredentialListSid\}\/Credentials(?:\/\{Sid\})?\.json$/,
    /\/SIP\/IpAccessControlLists\/\{IpAccessControlListSid\}\/IpAddresses(?:\/\{Sid\})?\.json$/,
    /\/Auth\/(?:Calls|Registrations)\/(?:CredentialList|IpAccessControlList)Mappings(?:\/\{Sid\})?\.json$/,
  ],
  trunking_v1: [/^\/v1\/Trunks(?!.*Recording)/],
  routes_v2: [/^\/v2\/(?:SipDomains|Trunks)\//],
  monitor_v1: [/^\/v1\/Alerts/],
};

/**
 * Operations that neither the emulator nor SIP Lens has any business with: they cost money, ring somebody,
 * or close accounts.
 */
const leftOut = new Set([
  ...['CreateAccount', 'UpdateAccount', 'CreateIncomingPhoneNumber', 'DeleteIncomingPhoneNumber'],
  ...['CreateValidationRequest', 'UpdateOutgoingCallerId', 'DeleteOutgoingCallerId'],
]);

function prune(document, patterns) {
  const paths = {};
  for (const [path, item] of Object.entries(document.paths)) {
    if (patterns.some((pattern) => pattern.test(path))) paths[path] = operationsOf(item);
  }
  const schemas = {};
  addSchemas(paths, document.components.schemas, schemas);
  const { openapi, info, servers, security, components } = document;
  const { securitySchemes } = components;
  return { _meta: meta, openapi, info, servers, security, paths, components: { securitySchemes, schemas } };
}

function operationsOf(item) {
  const entries = Object.entries(item).filter(([, value]) => !leftOut.has(value?.operationId));
  return Object.fromEntries(entries);
}

/** Adds every schema that the value refers to, and those that they refer to. */
function addSchemas(value, all, found) {
  for (const [, name = ''] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
    if (name in found) continue;
    found[name] = all[name];
    addSchemas(all[name], all, found);
  }
}

const [source] = process.argv.slice(2);
if (source === undefined) {
  console.error('Usage: node scripts/twilio-openapi.mjs SOURCE_DIR');
  process.exit(2);
}
const target = fromRoot('test/emulator/openapi');
for (const [name, patterns] of Object.entries(kept)) {
  const document = JSON.parse(readFileSync(join(source, `twilio_${name}.json`), 'utf8'));
  const text = JSON.stringify(prune(document, patterns), undefined, 1);
  writeFileSync(join(target, `${name}.generated.json`), `${text}\n`);
}
copyFileSync(join(source, 'LICENSE'), join(target, 'LICENSE'));
