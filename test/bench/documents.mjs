import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const head = '[transport-udp]\ntype=transport\nprotocol=udp\nbind=0.0.0.0:5060\n\n';

/** One account: 14 facts in three sections. */
function account(index) {
  const name = `phone${100000 + index}`;
  return `[${name}]
type=endpoint
context=from-internal
disallow=all
allow=ulaw
transport=transport-udp
auth=${name}
aors=${name}
callerid="Desk ${index}" <${100000 + index}>
direct_media=no
rtp_symmetric=yes
force_rport=yes

[${name}]
type=auth
auth_type=userpass
username=${name}
password=Example-Passw0rd-${index}

[${name}]
type=aor
max_contacts=2
remove_existing=yes
qualify_frequency=60

`;
}

/** 3,300 accounts are 1.3 MB. */
export function pjsipText(accounts) {
  return head + Array.from({ length: accounts }, (_, index) => account(index)).join('');
}

const facts = {
  context: { type: 'string' },
  disallow: { type: 'string' },
  allow: { enum: ['ulaw', 'alaw', 'g722'] },
  transport: { type: 'string' },
  auth: { type: 'string' },
  aors: { type: 'string' },
  callerid: { type: 'string' },
  direct_media: { type: 'boolean' },
  rtp_symmetric: { type: 'boolean' },
  force_rport: { type: 'boolean' },
  username: { type: 'string', pattern: '^[a-z0-9]+$' },
  password: { type: 'string', minLength: 12 },
  max_contacts: { type: 'integer', minimum: 0 },
  qualify_frequency: { type: 'integer', maximum: 86400 },
};

const schema = {
  type: 'object',
  properties: {
    accounts: { type: 'array', items: { type: 'object', properties: facts, additionalProperties: false } },
  },
};

/** The same accounts as JSON, one fact a line, with a schema. */
function jsonText(accounts) {
  const records = Array.from({ length: accounts }, (_, index) => {
    const name = `phone${100000 + index}`;
    return {
      context: 'from-internal',
      disallow: 'all',
      allow: 'ulaw',
      transport: 'transport-udp',
      auth: name,
      aors: name,
      callerid: `"Desk ${index}" <${100000 + index}>`,
      direct_media: false,
      rtp_symmetric: true,
      force_rport: true,
      username: name,
      password: `Example-Passw0rd-${index}`,
      max_contacts: 2,
      qualify_frequency: 60,
    };
  });
  return JSON.stringify({ accounts: records }, null, 1);
}

/** What each server is given: a document, the line to edit and a fault to put there. */
export function subject(server, accounts, folder) {
  const json = server === 'json';
  const text = json ? jsonText(accounts) : pjsipText(accounts);
  const lines = text.split('\n');
  const middle = lines.findIndex((line, index) => index > lines.length / 2 && line.includes('max_contacts'));
  const line = lines[middle] ?? '';
  const name = json ? 'accounts.json' : 'pjsip.conf';
  const path = join(folder, name);
  writeFileSync(path, text);
  return {
    uri: `file://${path}`,
    language: json ? 'json' : 'asterisk-pjsip',
    text,
    bytes: text.length,
    lines,
    /** Where single characters come and go without a fault. */
    edit: json ? { line: middle, character: 0 } : { line: middle, character: line.length },
    character: json ? ' ' : '0',
    /** Behind the name of an option: one more letter makes it unknown. */
    fault: { line: middle, character: line.indexOf('max_contacts') + 'max_contacts'.length },
    settings: json
      ? {
          json: {
            validate: { enable: true },
            schemas: [{ fileMatch: ['*.json'], url: 'https://example.com/accounts.json', schema }],
            resultLimit: 100,
          },
        }
      : undefined,
  };
}
