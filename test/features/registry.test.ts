import assert from 'node:assert/strict';
import { hover } from '../../server/src/features';
import { SCHEMA } from '../../server/src/features/registry/schema';
import { registryKeys } from '../../server/src/twilio/account/registry-file/format';
import { REGISTRY, Scene } from './support';

const HEAD = `//- /twilio.registry.yaml
sipLensRegistry: 1
accounts:
  - sid: AC00000000000000000000000000000001
`;
const US1 = `${HEAD}    regions:
      us1:
`;
const LISTS = `        credentialLists:
          - { name: branch-phones, usernames: [alice] }
          - name: lab
            usernames: [carol]
        ipAccessControlLists: [{ name: hq, addresses: [203.0.113.10] }]
`;

interface Case {
  readonly title: string;
  readonly text: string;
  readonly choose: string;
  readonly line: string;
}

const cases: readonly Case[] = [
  {
    title: 'the first key',
    text: '//- /twilio.registry.yaml\n$0',
    choose: 'sipLensRegistry',
    line: 'sipLensRegistry: ',
  },
  { title: 'a key of an account', text: `${HEAD}    st$0`, choose: 'status', line: '    status: ' },
  {
    title: 'the first key of an item',
    text: '//- /twilio.registry.yaml\naccounts:\n  - $0',
    choose: 'sid',
    line: '  - sid: ',
  },
  { title: 'a key with its value below', text: `${HEAD}    reg$0`, choose: 'regions', line: '    regions:' },
  { title: 'a region', text: `${HEAD}    regions:\n      $0`, choose: 'ie1', line: '      ie1:' },
  {
    title: 'a key whose colon is there',
    text: `${HEAD}    sta$0: active`,
    choose: 'status',
    line: '    status: active',
  },
  { title: 'a status', text: `${HEAD}    status: $0`, choose: 'suspended', line: '    status: suspended' },
  {
    title: 'a word with the blank that it needs',
    text: `${HEAD}    status:$0`,
    choose: 'active',
    line: '    status: active',
  },
  {
    title: 'a word in place of another',
    text: `${HEAD}    status: act$0ive # now`,
    choose: 'closed',
    line: '    status: closed # now',
  },
  {
    title: 'true or false',
    text: `${US1}        domains:\n          - name: a\n            registration: $0`,
    choose: 'true',
    line: '            registration: true',
  },
  {
    title: 'an active region',
    text: `${US1}        trunks:\n          - name: a\n            activeRegion: $0`,
    choose: 'au1',
    line: '            activeRegion: au1',
  },
  {
    title: 'a collection that was not read',
    text: `${US1}        unknown: [domains, $0]`,
    choose: 'trunks',
    line: '        unknown: [domains, trunks]',
  },
  {
    title: 'a key in braces',
    text: `${US1}        domains:\n          - name: a\n            calls: { cred$0 }`,
    choose: 'credentialLists',
    line: '            calls: { credentialLists:  }',
  },
  {
    title: 'a list in braces and brackets',
    text: `${US1}        domains:\n          - name: a\n            calls: { credentialLists: [branch-phones, $0] }\n${LISTS}`,
    choose: 'lab',
    line: '            calls: { credentialLists: [branch-phones, lab] }',
  },
  {
    title: 'a list in an item of its own',
    text: `${US1}        trunks:\n          - name: a\n            credentialLists:\n              - $0\n${LISTS}`,
    choose: 'branch-phones',
    line: '              - branch-phones',
  },
  {
    title: 'an access list in quotes',
    text: `${US1}        trunks:\n          - name: a\n            ipAccessControlLists: ["$0"]\n${LISTS}`,
    choose: 'hq',
    line: '            ipAccessControlLists: ["hq"]',
  },
  {
    title: 'a key of an item in braces',
    text: `${US1}        credentialLists:\n          - { name: a, us$0 }`,
    choose: 'usernames',
    line: '          - { name: a, usernames:  }',
  },
];

const silent: readonly (readonly [title: string, text: string])[] = [
  ['a comment', `${HEAD}    # st$0`],
  ['a name', `${HEAD}    name: $0`],
  ['a SID', `${HEAD}    parent: $0`],
  ['the user names of a list', `${US1}        credentialLists:\n          - { name: a, usernames: [$0] }`],
  ['a key below an unknown one', `${HEAD}    foo:\n      $0`],
];

describe('registry file', () => {
  for (const { title, text, choose, line } of cases) {
    it(`completes ${title}`, async () => {
      assert.equal((await Scene.of(text)).after(choose), line);
    });
  }

  for (const [title, text] of silent) {
    it(`offers nothing for ${title}`, async () => {
      assert.deepEqual((await Scene.of(text)).labels(), []);
    });
  }

  it('offers the keys that are not there yet', async () => {
    const scene = await Scene.of(`${HEAD}    status: active\n    $0\n    regions: {}\n`);
    assert.deepEqual(scene.labels(), ['name', 'parent']);
    const flow = await Scene.of(
      `${US1}        credentialLists:\n          - { name: a, $0, usernames: [] }\n`,
    );
    assert.deepEqual(flow.labels(), ['sid']);
  });

  it('offers the lists of the region that the caret is in', async () => {
    const region = (id: string, list: string) =>
      `      ${id}:\n        credentialLists: [{ name: ${list}, usernames: [] }]\n        trunks:\n          - name: a\n            credentialLists: [CARET]\n`;
    const text = `${HEAD}    regions:\n${region('us1', 'one').replace('CARET', '')}${region('ie1', 'two').replace('CARET', '$0')}`;
    assert.deepEqual((await Scene.of(text)).labels(), ['two']);
  });

  it('explains every key of the format, and only those', () => {
    for (const [map, keys] of Object.entries(registryKeys)) {
      const explained = Object.entries(SCHEMA).find(([name]) => name === map)?.[1] ?? {};
      assert.deepEqual(Object.keys(explained), [...keys], map);
    }
  });

  const hovers: readonly (readonly [piece: string, says: RegExp])[] = [
    ['stat', /^\*\*status\*\*\n\nTwilio answers 603 .*\n\nValues: `active`, `suspended`, `closed`$/s],
    ['            regis', /^\*\*registration\*\*\n\nWhether phones may register/],
    ['calls: { cred', /^\*\*credentialLists\*\*\n\nThe credential lists that are mapped/],
    ['- name: acme-p', /^\*\*acme-pbx\.sip\.twilio\.com\*\*\n\n\| \| \|.*\| registration \| on \|.*UTC \|$/s],
    ['usernames: [al', /^\*\*alice\*\* · user name at Twilio/],
  ];
  for (const [piece, says] of hovers) {
    it(`says what stands at ${piece.trim()}`, async () => {
      const scene = await Scene.of(REGISTRY.replace(piece, `${piece}$0`));
      assert.match(JSON.stringify(hover(scene.context, scene.uri, scene.position)?.contents), /markdown/);
      const contents = hover(scene.context, scene.uri, scene.position)?.contents;
      assert.ok(contents && typeof contents === 'object' && 'value' in contents);
      assert.match(contents.value, says);
    });
  }
});
