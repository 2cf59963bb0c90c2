import assert from 'node:assert/strict';
import { definition, documentLinks, references } from '../../../../server/src/features';
import { Scene } from '../../../features/support';
import { pathOf, uriOf } from '../../../support/checked-workspace';
import { at, SITE } from './site';

interface Case {
  readonly title: string;
  readonly at: string;
  /** Places as `/path:line text`, lines from 1. */
  readonly leads: readonly string[];
}

const GATEWAYS = '/sip_profiles/external/twilio.xml';
const PLAN = '/dialplan/public.xml';

const definitions: readonly Case[] = [
  { title: 'a gateway that is called', at: at('sofia/gateway/tru'), leads: [`${GATEWAYS}:11 trunk`] },
  { title: 'a gateway of a profile', at: at('external::ac'), leads: [`${GATEWAYS}:2 acme`] },
  {
    title: 'the profile of a gateway',
    at: at('gateway/exter'),
    leads: ['/sip_profiles/external.xml:1 external'],
  },
  {
    title: 'a profile that calls an address',
    at: at('sofia/exter'),
    leads: ['/sip_profiles/external.xml:1 external'],
  },
  {
    title: 'an access list',
    at: at('acl" value="twi'),
    leads: ['/autoload_configs/acl.conf.xml:3 twilio'],
  },
  { title: 'a variable', at: at('$${twilio_h'), leads: ['/vars.xml:2 twilio_host'] },
  { title: 'a variable where it is set', at: at('data="external_'), leads: ['/vars.xml:4 external_ip'] },
  { title: 'an include', at: at('data="var'), leads: ['/vars.xml:1'] },
  { title: 'an include with a pattern', at: at('data="external/'), leads: [`${GATEWAYS}:1`] },
  {
    title: 'the host of a variable',
    at: at('twilio_host=acme'),
    leads: ['/twilio.registry.yaml:11 acme-pbx'],
  },
  {
    title: 'the host that is dialled',
    at: at('100@acme-l'),
    leads: ['/twilio.registry.yaml:18 acme-lab'],
  },
  {
    title: 'the host behind a user that is only known later',
    at: at('}@acme-p'),
    leads: ['/twilio.registry.yaml:11 acme-pbx'],
  },
  { title: 'a user name', at: at('username" value="ali'), leads: ['/twilio.registry.yaml:33 alice'] },
  { title: 'nothing for a gateway that nobody defines', at: at('gateway/miss'), leads: [] },
  { title: 'nothing in a comment', at: at('<!-- <param name="from-domain" value="acme-t'), leads: [] },
];

const uses: readonly Case[] = [
  { title: 'a gateway', at: at('<gateway name="tru'), leads: [`${PLAN}:6 trunk`] },
  { title: 'a gateway under its long name', at: at('<gateway name="ac'), leads: [`${PLAN}:7 acme`] },
  {
    title: 'a profile',
    at: at('profile name="ext'),
    leads: [`${PLAN}:7 external`, `${PLAN}:7 external`, `${PLAN}:8 external`],
  },
  { title: 'an access list', at: at('list name="tw'), leads: ['/sip_profiles/external.xml:8 twilio'] },
  { title: 'a variable', at: at('data="twilio_h'), leads: [`${GATEWAYS}:5 twilio_host`] },
  {
    title: 'a SIP Domain, where it is written',
    at: at('twilio_host=acme'),
    leads: [
      `${PLAN}:8 acme-pbx.sip.twilio.com`,
      `${GATEWAYS}:5 $\${twilio_host}`,
      `${GATEWAYS}:6 acme-pbx.sip.twilio.com`,
      '/vars.xml:2 acme-pbx.sip.dublin.twilio.com',
    ],
  },
];

describe('jumps in FreeSWITCH files', () => {
  it('lead from the context of a profile to the dialplan, and back', async () => {
    const param = '<param name="context" value="public"/>\n    <param name="sip-ip"';
    const there = await Scene.of(
      at('<param name="sip-ip"', 1, param).replace('$0', '').replace('value="public', 'value="pub$0lic'),
    );
    const found = definition(there.context, there.uri, there.position) ?? [];
    assert.deepEqual(
      found.map((place) => there.show(place)),
      [`${PLAN}:2 public`],
    );
    const back = await Scene.of(
      at('<param name="sip-ip"', 1, param)
        .replace('$0', '')
        .replace('context name="pub', 'context name="pub$0'),
    );
    assert.deepEqual(
      references(back.context, back.uri, back.position, false).map((place) => back.show(place)),
      ['/sip_profiles/external.xml:6 public'],
    );
  });

  for (const { title, at: text, leads } of definitions) {
    it(`lead to ${title}`, async () => {
      const scene = await Scene.of(text);
      const found = definition(scene.context, scene.uri, scene.position) ?? [];
      assert.deepEqual(
        found.map((place) => scene.show(place)),
        leads,
      );
    });
  }

  for (const { title, at: text, leads } of uses) {
    it(`find the uses of ${title}`, async () => {
      const scene = await Scene.of(text);
      const found = references(scene.context, scene.uri, scene.position, false);
      assert.deepEqual(
        found.map((place) => scene.show(place)),
        leads,
      );
    });
  }

  it('link an include to its file, and a pattern where it leads to one', async () => {
    const twice = `${SITE}//- /dialplan/second.xml\n<include>\n</include>\n`;
    const scene = await Scene.of(twice);
    const links = documentLinks(scene.context, uriOf('/freeswitch.xml'));
    const shown = links.map(
      ({ range, target }) =>
        `${scene.show({ uri: uriOf('/freeswitch.xml'), range })} ${pathOf(target ?? '')}`,
    );
    assert.deepEqual(shown, [
      '/freeswitch.xml:3 vars.xml /vars.xml',
      '/freeswitch.xml:11 directory/*.xml /directory/default.xml',
    ]);
  });
});
