import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

function gateway(index) {
  return `  <gateway name="site${100000 + index}">
    <param name="username" value="site${100000 + index}"/>
    <param name="password" value="Example-Passw0rd-${index}"/>
    <param name="proxy" value="sip${index % 50}.example.com"/>
    <param name="from-domain" value="sip${index % 50}.example.com"/>
    <param name="register" value="true"/>
    <param name="expire-seconds" value="3600"/>
    <param name="retry-seconds" value="30"/>
    <param name="caller-id-in-from" value="true"/>
  </gateway>
`;
}

function user(index) {
  return `      <user id="${100000 + index}">
        <params>
          <param name="password" value="Example-Passw0rd-${index}"/>
          <param name="vm-password" value="${100000 + index}"/>
        </params>
        <variables>
          <variable name="user_context" value="default"/>
          <variable name="effective_caller_id_name" value="Desk ${index}"/>
        </variables>
      </user>
`;
}

/** Each document ends with a fault: where it is not found, nobody has looked. */
const FAULTY_GATEWAY = '  <gateway name="last"/>\n';
const FAULTY_TRUNK = 'last:\n  sip:\n    host: acme.pstn.asburn.twilio.com\n';

/** About that many bytes of entries between two lines. */
function filled(bytes, head, entry, tail) {
  const parts = [head];
  let size = head.length;
  for (let index = 0; size < bytes; index++) {
    const text = entry(index);
    parts.push(text);
    size += text.length;
  }
  return parts.join('') + tail;
}

export const gatewayText = (bytes) => filled(bytes, '<include>\n', gateway, `${FAULTY_GATEWAY}</include>\n`);
export const directoryText = (bytes) =>
  filled(
    bytes,
    '<domain name="pbx.example.com">\n    <users>\n',
    user,
    `      <user id="last"><params><param name="pasword" value="x"/></params></user>\n    </users>\n</domain>\n`,
  );

/** The vanilla tree's size: 200 files, 550 KB, with as many variables and includes of a pattern. */
export function vanillaTree() {
  const sets = Array.from({ length: 100 }, (_, index) => {
    return `  <X-PRE-PROCESS cmd="set" data="value_${index}=${index}.example.com"/>\n`;
  });
  const files = {
    'freeswitch.xml': `<?xml version="1.0"?>\n<document type="freeswitch/xml">\n  <X-PRE-PROCESS cmd="include" data="vars.xml"/>\n  <section name="configuration">\n    <X-PRE-PROCESS cmd="include" data="autoload_configs/*.xml"/>\n  </section>\n</document>\n`,
    'vars.xml': `<include>\n${sets.join('')}</include>\n`,
  };
  for (let file = 0; file < 198; file++) {
    const body = filled(
      2650,
      `<configuration name="module${file}.conf" description="A module">\n  <settings>\n`,
      (index) =>
        index % 4 === 0
          ? `    <!-- <param name="unused-${index}" value="what it was before, as the vanilla files have it"/> -->\n`
          : `    <param name="option-${index}" value="$\${value_${(file + index) % 100}}"/>\n`,
      '  </settings>\n</configuration>\n',
    );
    files[`autoload_configs/module${1000 + file}.conf.xml`] = body;
  }
  return files;
}

function deployment(index) {
  return `service_${index}:
  image: registry.example.com/team/service:${index}
  replicas: 3
  resources:
    limits: { cpu: 500m, memory: 256Mi }
  labels:
    app.example.com/name: service-${index}
    app.example.com/part-of: platform
`;
}

function trunk(index) {
  return `trunk_${index}:
  sip:
    host: sip${index % 50}.example.com
    username: site${index}
    password: Example-Passw0rd-${index}
    transport: udp
    port: 5060
    register: true
`;
}

/** YAML of Kubernetes and its like. */
export const plainYaml = (bytes) => filled(bytes, '# generated\n', deployment, '');
/** Every tenth block has SIP settings. */
export const sipYaml = (bytes) =>
  filled(
    bytes,
    '# generated\n',
    (index) => (index % 10 === 0 ? trunk(index) : deployment(index)),
    FAULTY_TRUNK,
  );

/** What a server is given: a document and a line in its middle where a digit comes and goes without a fault. */
export function documentOf(folder, name, text, language, mark) {
  const lines = text.split('\n');
  const line = lines.findIndex((each, index) => index > lines.length / 2 && each.includes(mark));
  const character = (lines[line] ?? '').indexOf(mark) + mark.length;
  const path = join(folder, name);
  writeFileSync(path, text);
  return { uri: `file://${path}`, language, text, edit: { line, character } };
}
