import assert from 'node:assert/strict';
import { freeswitchUnits } from '../../../server/src/dialects/freeswitch/unit';
import { Place } from '../../../server/src/text/place';
import { CheckedWorkspace, uriOf } from '../../support/checked-workspace';
import { applyEdit, type RandomEdit, randomEdit } from '../../support/mutate';
import { Random } from '../../support/random';
import { randomXmlEdit } from '../../syntax/xml/mutate';
import { SITE } from './site';

const ROOT = uriOf('/freeswitch.xml');
const PATHS = [
  ...Object.keys(SITE),
  '/dialplan/00_own.xml',
  '/autoload_configs/acl.conf.old.xml',
  '/directory/second.xml',
];
const PARTS = [
  ['alice', 'bob'],
  ['name="twilio"', 'name="twilio-trunk"'],
  ['register', 'registers'],
  ['"deny"', '"allow"'],
  ['twilio_trunk', 'trunk'],
  ['1000', '1001'],
  ['external', 'internal'],
  ['</gateway>', '</gateway>\n  <gateway name="new"><param name="proxy" value="sip.example.org"/></gateway>'],
  ['    <param', '    <param name="ping" value="7"/>\n    <param'],
  ['password', 'a1-hash'],
  ['"acl.conf"', '"sofia.conf"'],
  ['</configuration>', '</configuration>\n<configuration name="acl.conf"/>'],
  ['<gateways>', '<gateways/><gateways>'],
  ['</context>', '</context>\n<context name="default"><extension name="x"/></context>'],
  ['</domain>', '</domain>\n<domain name="pbx.example.com"><user id="9"/></domain>'],
  ['<context ', '<context name="default"/><context '],
] as const;

/** An edit as people make it, or any. */
function someEdit(random: Random, text: string): RandomEdit {
  const [from, to] = random.pick(PARTS);
  const starts = [...text.matchAll(new RegExp(from, 'g'))];
  const kind = random.below(4);
  if (kind < 2 && starts.length > 0) {
    const start = random.pick(starts).index;
    return { start, end: start + from.length, newText: to };
  }
  return kind === 2 ? randomEdit(random, text) : randomXmlEdit(random, text);
}

/** Only the tree is looked at: whether the other files would be taken for fragments alone hangs on what is in them. */
function onlyTheTree({ workspace, checker }: CheckedWorkspace): void {
  for (const path of PATHS) if (uriOf(path) !== ROOT) workspace.forsake(uriOf(path));
  workspace.consider(ROOT, { dialect: 'freeswitch', main: true });
  checker.settle();
}

function plain(_key: string, value: unknown): unknown {
  return value instanceof Place ? { uri: value.uri, range: value.range } : value;
}

/** Everything that is known of the tree: findings, verdicts and the order of its objects. */
function known(checked: CheckedWorkspace): unknown {
  const [unit] = freeswitchUnits(checked.workspace.units);
  const checker = unit && checked.checker.checkerOf(unit);
  assert.ok(unit && checker);
  const [first] = unit.subjects();
  assert.ok(first);
  const { scope } = checker.lookAt(first);
  return {
    complete: unit.complete,
    files: [...unit.files].sort(),
    objects: unit.program.objects.map((subject) => ({
      order: subject.order,
      kind: subject.object.kind,
      name: subject.object.name,
      at: subject.at.range,
      defines: subject.defines,
      mentions: subject.mentions,
      loads: subject.verdict(scope).loads,
      faults: subject.verdict(scope).faults.map(({ rule, at }) => [rule, at.range]),
      model: JSON.stringify(checker.modelOf(subject), plain),
    })),
    findings: checked.all().map(({ rule, message, at, related = [] }) => {
      const others = related.map((each) => [each.at.uri, each.at.range]);
      return [rule, message, at.uri, at.range, others];
    }),
  };
}

async function fresh(texts: ReadonlyMap<string, string>): Promise<unknown> {
  const checked = await CheckedWorkspace.of(new Map(texts));
  onlyTheTree(checked);
  return known(checked);
}

/** Elements of more than a few thousand characters are not read again as a whole. */
function grown(texts: Map<string, string>): Map<string, string> {
  const params = Array.from(
    { length: 100 },
    (_, i) => `    <param name="${i % 2 === 0 ? 'debug' : 'context'}" value="${i}"/>\n`,
  ).join('');
  const users = Array.from({ length: 60 }, (_, i) => {
    const own = i % 3 === 0 ? '<params><param name="password" value="Own-Passw0rd"/></params>' : '';
    return `          <user id="${2000 + i}">\n${own}\n          </user>\n`;
  }).join('');
  const grow = (path: string, end: string, added: string) =>
    texts.set(path, (texts.get(path) ?? '').replace(end, added + end));
  grow('/sip_profiles/external.xml', '  </settings>', params);
  grow('/sip_profiles/external/twilio.xml', '    <param name="from-domain"', params);
  grow('/directory/default.xml', '        </users>', users);
  return texts;
}

/** Parts that FreeSWITCH never looks at, for another one of the name stands ahead. */
function doubled(texts: Map<string, string>): Map<string, string> {
  const own = '<context name="default"><extension name="own"/></context>\n';
  texts.set('/dialplan/00_own.xml', `<include>\n${own}</include>\n`);
  texts.set('/autoload_configs/acl.conf.old.xml', texts.get('/autoload_configs/acl.conf.xml') ?? '');
  texts.set('/directory/second.xml', texts.get('/directory/default.xml') ?? '');
  const gateways = '  <gateways>\n    <gateway name="other"/>\n  </gateways>\n';
  const profile = texts.get('/sip_profiles/external.xml') ?? '';
  return texts.set('/sip_profiles/external.xml', profile.replace('  <aliases>', `${gateways}  <aliases>`));
}

function textsOf(seed: number): Map<string, string> {
  const texts = new Map(Object.entries(SITE));
  if (seed % 6 === 1) return grown(texts);
  return seed % 3 === 2 ? doubled(texts) : texts;
}

describe('a FreeSWITCH tree after every edit of a random edit script', () => {
  for (const seed of Array(36).keys()) {
    it(`is known as if it had just been read, seed ${seed}`, async () => {
      const random = new Random(seed * 6151 + 1);
      const texts = textsOf(seed);
      const checked = await CheckedWorkspace.of(new Map(texts));
      for (const [path, text] of texts) checked.workspace.open(uriOf(path), text, 0);
      onlyTheTree(checked);
      for (let step = 1; step <= 12; step++) {
        const path = random.pick([...texts.keys()]);
        const before = texts.get(path) ?? '';
        const edit = someEdit(random, before);
        const after = applyEdit(before, edit);
        const window = { start: edit.start, oldEnd: edit.end, newEnd: edit.start + edit.newText.length };
        texts.set(path, after);
        checked.workspace.edit(uriOf(path), after, window, step);
        // several edits may come before anybody looks
        if (random.below(4) === 0) continue;
        checked.checker.settle();
        onlyTheTree(checked);
        assert.deepEqual(
          known(checked),
          await fresh(texts),
          `step ${step}, ${path}: ${JSON.stringify(edit)}`,
        );
      }
    }).timeout(60_000);
  }
});

describe('what FreeSWITCH never looks at', () => {
  it('leads to the one that it takes, wherever that one goes', async () => {
    const texts = doubled(new Map(Object.entries(SITE)));
    const checked = await CheckedWorkspace.of(new Map(texts));
    const path = '/dialplan/00_own.xml';
    const before = texts.get(path) ?? '';
    checked.workspace.open(uriOf(path), before, 0);
    onlyTheTree(checked);
    const start = before.indexOf('<context');
    const after = applyEdit(before, { start, end: start, newText: '   ' });
    texts.set(path, after);
    checked.workspace.edit(uriOf(path), after, { start, oldEnd: start, newEnd: start + 3 }, 1);
    checked.checker.settle();
    const related = checked.all().flatMap(({ rule, related = [] }) => {
      return rule === 'freeswitch/ignored-duplicate' ? related.map(({ at }) => at) : [];
    });
    assert.ok(related.some(({ uri, range }) => uri === uriOf(path) && range.start.character === 4));
    assert.deepEqual(known(checked), await fresh(texts));
  });
});
