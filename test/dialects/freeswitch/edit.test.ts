import assert from 'node:assert/strict';
import { freeswitchEditor } from '../../../server/src/dialects/freeswitch/edit';
import type { SipElement } from '../../../server/src/sip/model';
import type { Sourced } from '../../../server/src/sip/sourced';
import { hostOf } from '../../../server/src/sip/sourced-uri';
import type { FileEdit } from '../../../server/src/text/range';
import { applyEdits } from '../../support/apply-edits';
import { CheckedWorkspace, pathOf } from '../../support/checked-workspace';

type Kind = SipElement['kind'];
type Found<K extends Kind> = Extract<SipElement, { kind: K }>;

interface Edited<K extends Kind> {
  readonly title: string;
  readonly kind: K;
  readonly name?: string;
  readonly files: Readonly<Record<string, string>>;
  /** The files that are others, as they are then. */
  readonly after: Readonly<Record<string, string>>;
  edit(element: Found<K>): readonly FileEdit[];
}

function isKind<K extends Kind>(element: SipElement, kind: K): element is Found<K> {
  return element.kind === kind;
}

async function check<K extends Kind>({ kind, name, files, after, edit }: Edited<K>): Promise<void> {
  const checked = await CheckedWorkspace.of(new Map(Object.entries(files)), { rules: [] });
  const elements = [...checked.workspace.units].flatMap((unit) => {
    const checker = checked.checker.checkerOf(unit);
    return checker ? [...checker.subjects()].flatMap((subject) => checker.modelOf(subject)) : [];
  });
  const element = elements.find((each) => each.kind === kind && (name === undefined || each.name === name));
  assert.ok(element && isKind(element, kind));
  const changed: Record<string, string> = {};
  for (const { uri } of edit(element)) changed[pathOf(uri)] = '';
  for (const path of Object.keys(changed)) {
    const own = edit(element).filter(({ uri }) => pathOf(uri) === path);
    changed[path] = applyEdits(files[path] ?? '', own);
  }
  assert.deepEqual(changed, after);
}

function written<T>(value: Sourced<T> | undefined): Sourced<T> {
  assert.ok(value);
  return value;
}

function it_<K extends Kind>(edited: Edited<K>): void {
  it(edited.title, () => check(edited));
}

const PATH = '/sip_profiles/external/a.xml';
const GATEWAY = `<include>
  <gateway name="a">
    <param name="username" value="alice"/>
    <param name="password" value="Example-Passw0rd"/>
    <param name="proxy" value="acme.sip.us1.twilio.com"/>
  </gateway>
</include>
`;
const TABS = `<include>\r\n\t<gateway name='a'>\r\n\t\t<params>\r\n\t\t\t<param name='register' value='false' />\r\n\t\t\t<param name='proxy' value='acme.pstn.twilio.com' />\r\n\t\t</params>\r\n\t</gateway>\r\n</include>\r\n`;

/** The file after a replacement in it. */
function changed(text: string, ...replacements: readonly (readonly [string, string])[]) {
  let result = text;
  for (const [from, to] of replacements) {
    assert.ok(result.includes(from), from);
    result = result.replace(from, () => to);
  }
  return { [PATH]: result };
}

const TREE = {
  '/freeswitch.xml': `<document type="freeswitch/xml">
<X-PRE-PROCESS cmd="set" data="trunk=acme.pstn.twilio.com"/>
<section name="configuration">
<configuration name="sofia.conf"><profiles>
  <profile name="external">
    <gateways>
      <gateway name="a">
        <param name="register" value="false"/>
        <param name="proxy" value="$\${trunk}:5060"/>
      </gateway>
    </gateways>
    <settings>
      <param name="sip-ip" value="10.0.0.5"/>
      <param name="codec-prefs" value="G729"/>
      <param name="apply-inbound-acl" value="twilio"/>
    </settings>
  </profile>
</profiles></configuration>
<configuration name="acl.conf"><network-lists>
  <list name="twilio" default="deny">
    <node type="allow" cidr="54.172.60.0/30,54.244.51.0/30"/>
    <node type="allow" cidr="192.0.2.0/24"/>
  </list>
</network-lists></configuration>
</section>
</document>
`,
};

const NODES = TREE['/freeswitch.xml'].indexOf('  <list');
const END = TREE['/freeswitch.xml'].indexOf('</network-lists>');

function inTree(from: string, to: string) {
  assert.ok(TREE['/freeswitch.xml'].includes(from), from);
  return { '/freeswitch.xml': TREE['/freeswitch.xml'].replace(from, () => to) };
}

describe('edits of FreeSWITCH files', () => {
  it_({
    title: 'write over part of a value',
    kind: 'registration',
    files: { [PATH]: GATEWAY },
    after: changed(GATEWAY, ['us1', 'ashburn']),
    edit: (element) => {
      const host = written(hostOf(element.registrar));
      const at = host.at?.slice(9, 12);
      return freeswitchEditor.set(element, { ...host, text: 'us1', ...(at ? { at } : {}) }, 'ashburn');
    },
  });
  it_({
    title: 'write a URI without sip: where FreeSWITCH puts that before it itself',
    kind: 'registration',
    files: { [PATH]: GATEWAY },
    after: changed(GATEWAY, ['acme.sip.us1.twilio.com', 'acme.sip.twilio.com;transport=tls']),
    edit: (element) =>
      freeswitchEditor.set(element, element.registrar, 'sip:acme.sip.twilio.com;transport=tls'),
  });
  it_({
    title: 'escape what XML wants escaped, for the quotes that are there',
    kind: 'peer',
    files: { [PATH]: TABS },
    after: changed(TABS, ['acme.pstn.twilio.com', 'a&amp;b&lt;&apos;"']),
    edit: (element) => freeswitchEditor.set(element, written(element.targets[0]), `sip:a&b<'"`),
  });
  it_({
    title: 'add a param behind the last one',
    kind: 'registration',
    files: { [PATH]: GATEWAY },
    after: changed(GATEWAY, [
      'twilio.com"/>\n',
      'twilio.com"/>\n    <param name="expire-seconds" value="600"/>\n',
    ]),
    edit: (element) => freeswitchEditor.add(element, 'expiry', '600'),
  });
  it_({
    title: 'add one where <params> hides all others, in its own style',
    kind: 'peer',
    files: { [PATH]: TABS },
    after: changed(TABS, [
      "twilio.com' />\r\n",
      "twilio.com' />\r\n\t\t\t<param name='outbound-proxy' value='sip:x' />\r\n",
    ]),
    edit: (element) => freeswitchEditor.add(element, 'outboundProxies', 'sip:x'),
  });
  it_({
    title: 'open an element that has no content',
    kind: 'identity',
    files: inTree(TREE['/freeswitch.xml'].slice(NODES, END), '  <list name="twilio" default="deny" />\n'),
    after: inTree(
      TREE['/freeswitch.xml'].slice(NODES, END),
      '  <list name="twilio" default="deny">\n    <node type="allow" cidr="198.51.100.7/32"/>\n  </list>\n',
    ),
    edit: (element) => freeswitchEditor.add(element, 'matches', '198.51.100.7'),
  });
  it_({
    title: 'add a variable for what is no param',
    kind: 'peer',
    files: { [PATH]: GATEWAY },
    after: changed(GATEWAY, [
      'twilio.com"/>\n',
      'twilio.com"/>\n    <variable name="rtp_secure_media" value="mandatory" direction="outbound"/>\n',
    ]),
    edit: (element) => freeswitchEditor.add(element, 'mediaEncryption', 'sdes'),
  });
  it_({
    title: 'take a line away with the param on it',
    kind: 'registration',
    files: { [PATH]: GATEWAY },
    after: changed(GATEWAY, ['    <param name="proxy" value="acme.sip.us1.twilio.com"/>\n', '']),
    edit: (element) => freeswitchEditor.remove(element, element.registrar),
  });
  it_({
    title: 'give a value to another param',
    kind: 'peer',
    files: { [PATH]: GATEWAY },
    after: changed(GATEWAY, ['name="proxy"', 'name="outbound-proxy"']),
    edit: (element) => freeswitchEditor.rename(element, written(element.targets[0]), 'outboundProxies'),
  });
  it_({
    title: 'take a whole gateway away',
    kind: 'peer',
    files: { [PATH]: GATEWAY },
    after: { [PATH]: '<include>\n</include>\n' },
    edit: (element) => freeswitchEditor.removeElement(element),
  });
  it_({
    title: 'move a password into a file that git ignores',
    kind: 'credential',
    files: { [PATH]: GATEWAY },
    after: {
      ...changed(GATEWAY, [
        '<param name="password" value="Example-Passw0rd"/>',
        '<X-PRE-PROCESS cmd="include" data="a_secret.inc"/>',
      ]),
      '/sip_profiles/external/a_secret.inc': '<param name="password" value="Example-Passw0rd"/>\n',
      '/sip_profiles/external/.gitignore': 'a_secret.inc\n',
    },
    edit: (element) => freeswitchEditor.moveOut(written(element.password)),
  });
  it_({
    title: 'write a value anew in the gateway where a variable gives it its text',
    kind: 'host',
    files: TREE,
    after: inTree('$${trunk}:5060', 'acme.pstn.dublin.twilio.com:5060'),
    edit: (element) => freeswitchEditor.set(element, element.host, 'acme.pstn.dublin.twilio.com'),
  });
  it_({
    title: 'change nothing that a profile hands down',
    kind: 'peer',
    files: TREE,
    after: {},
    edit: (element) => freeswitchEditor.set(element, written(element.codecs), 'ulaw'),
  });
  it_({
    title: 'override it in the gateway instead',
    kind: 'peer',
    files: TREE,
    after: inTree(
      ':5060"/>\n',
      ':5060"/>\n        <variable name="absolute_codec_string" value="PCMU,PCMA" direction="outbound"/>\n',
    ),
    edit: (element) => freeswitchEditor.add(element, 'codecs', 'ulaw,alaw'),
  });
  it_({
    title: 'add a setting to a profile',
    kind: 'transport',
    files: TREE,
    after: inTree(
      'value="twilio"/>\n',
      'value="twilio"/>\n      <param name="ext-sip-ip" value="203.0.113.7"/>\n',
    ),
    edit: (element) => freeswitchEditor.add(element, 'externalSignalingAddress', '203.0.113.7'),
  });
  it_({
    title: 'add a node for each network to a list',
    kind: 'identity',
    files: TREE,
    after: inTree(
      'cidr="192.0.2.0/24"/>\n',
      'cidr="192.0.2.0/24"/>\n    <node type="allow" cidr="54.65.63.192/30"/>\n    <node type="allow" cidr="198.51.100.7/32"/>\n',
    ),
    edit: (element) => freeswitchEditor.add(element, 'matches', '54.65.63.192/30,198.51.100.7'),
  });
  it_({
    title: 'take one network of several out of a node',
    kind: 'identity',
    files: TREE,
    after: inTree('54.172.60.0/30,54.244.51.0/30', '54.244.51.0/30'),
    edit: (element) => freeswitchEditor.remove(element, written(element.matches[0])),
  });
  it_({
    title: 'take a node away with its last network',
    kind: 'identity',
    files: TREE,
    after: inTree('    <node type="allow" cidr="192.0.2.0/24"/>\n', ''),
    edit: (element) => freeswitchEditor.remove(element, written(element.matches[2])),
  });
});
