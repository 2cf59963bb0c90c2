import { replaceAt } from '../../dialects/asterisk/edit/lines';
import { ConfObject } from '../../dialects/asterisk/objects/conf-object';
import { objectKey, singleKey } from '../../dialects/asterisk/objects/keys';
import type { PjsipObject } from '../../dialects/asterisk/objects/pjsip-object';
import { objectType } from '../../dialects/asterisk/schema';
import type { Scope } from '../../dialects/dialect';
import { Place } from '../../text/place';
import { hasPlaceholder } from '../../text/placeholder';
import type { Fix } from '../finding';
import { report } from '../report';
import { rule } from '../rule';
import { pjsip } from './example';

/** Sorcery gives up a type whose objects are not told apart by their names, res_sorcery_config.c:405. */
export const duplicateObject = rule({
  id: 'asterisk/duplicate-object',
  title: 'Two sections of one name and type',
  severity: 'error',
  on: 'asterisk.object',
  docs: {
    why: 'With two sections of the same name **and type** Asterisk loads no object of that type at all: two `[alice]` endpoints cost every endpoint of the file. On a reload it keeps the old ones, so the fault shows only after a restart. `[alice](+)` adds lines to a section; different types may share a name. Of `global` and `system` there may be one each.',
    invalid: [
      pjsip('[alice]\ntype = aor\n\n[bob]\ntype = aor\n\n[alice]\ntype = aor\nmax_contacts = 2\n'),
      pjsip('[global]\nuser_agent = Acme PBX\n\n[more]\ntype = global\nmax_forwards = 50\n'),
    ],
    valid: [
      pjsip(
        '[alice]\ntype = aor\n\n[alice](+)\nmax_contacts = 2\n\n[alice]\ntype = endpoint\naors = alice\n',
      ),
    ],
  },
  check(object, context) {
    const { subject, scope } = context;
    if (!(subject instanceof ConfObject) || subject.role === 'wizard' || hasPlaceholder(object.name)) return;
    const twins =
      object.name === '' ? [] : twinsOf(subject, scope, objectKey(object.type, object.name), object);
    const first = twins[0] ?? otherSingle(subject, scope, object);
    if (!first || first.order >= subject.order) return;
    const message = twins.length > 0 ? twinMessage(object, first, subject) : singleMessage(object);
    report(context, duplicateObject, subject.at, message, {
      related: [{ at: first.at, message: `The first [${first.category.name}] is here.` }],
      fixes: () => (twins.length > 0 && first.at.anchor !== subject.at.anchor ? addToFirst(subject) : []),
    });
  },
});

/** Every other section of the same file that gives the key an object that would load. */
function twinsOf(self: ConfObject, scope: Scope, key: string, { type }: PjsipObject): ConfObject[] {
  return scope
    .definitions(key)
    .filter((other) => other instanceof ConfObject)
    .filter((other) => other !== self && other.role === 'object' && other.program === self.program)
    .filter((other) =>
      other.objects.some((object, index) => object.type === type && !other.isDropped(index)),
    );
}

function otherSingle(self: ConfObject, scope: Scope, object: PjsipObject): ConfObject | undefined {
  if (!objectType(object.type)?.single) return undefined;
  return twinsOf(self, scope, singleKey(object.type), object)[0];
}

function twinMessage({ type, name }: PjsipObject, first: ConfObject, self: ConfObject): string {
  const lost = `so Asterisk loads no ${type} at all, the others neither`;
  if (first.at.anchor === self.at.anchor) {
    return `The file of [${name}] is included twice, which makes this ${type} twice, ${lost}. Include it once.`;
  }
  return `There already is a section [${name}] of type ${type}, ${lost}. Rename one of them, or write [${name}](+) to add to the first.`;
}

function singleMessage({ type }: PjsipObject): string {
  return `There may be one section of type ${type} only, and another one stands above. Asterisk uses neither of them for certain, and of three or more none at all. Merge them.`;
}

function addToFirst({ category }: ConfObject): Fix[] {
  const { section, name } = category;
  const { header } = section;
  if (!header) return [];
  const list = ['+', ...(header.items ?? []).map(({ text }) => text)].join(',');
  const place = new Place(section, 0, header.end + 1, header.close);
  return [
    {
      title: `Add these lines to the first [${name}]`,
      kind: 'unsafe',
      edits: [replaceAt(place, `(${list})`)],
    },
  ];
}
