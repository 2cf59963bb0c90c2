import { removeSection } from '../../dialects/asterisk/edit/lines';
import type { ConfObject } from '../../dialects/asterisk/objects/conf-object';
import { hiddenKey, lostParentKey, objectKey, sectionKey } from '../../dialects/asterisk/objects/keys';
import type { Scope } from '../../dialects/dialect';
import { hasPlaceholder, isTemplateWord } from '../../text/placeholder';
import { report } from '../report';
import { rule } from '../rule';
import { isAbsenceKnown } from './absence';
import { pjsip } from './example';

/** Objects that serve others only, and that no other names. */
export const unusedObject = rule({
  id: 'asterisk/unused-object',
  title: 'An auth, AOR or template that nothing refers to',
  severity: 'hint',
  on: 'asterisk.category',
  docs: {
    why: 'An `auth` and an `aor` do nothing by themselves: an endpoint, a registration or the like must name them. One that nobody names is left over, or the reference to it is misspelled. An AOR of the same name as an endpoint counts as used, and silence is kept where something that cannot be seen may refer to it.',
    invalid: [
      pjsip(
        '[alice-auth]\ntype = auth\nauth_type = userpass\nusername = alice\npassword = Example-Passw0rd\n',
      ),
      pjsip('[phone](!)\ntype = endpoint\n'),
    ],
    valid: [
      pjsip(
        '[phone](!)\ntype = endpoint\n\n[alice](phone)\nauth = alice-auth\naors = alice\n\n[alice]\ntype = aor\n\n[alice-auth]\ntype = auth\nauth_type = userpass\nusername = alice\npassword = Example-Passw0rd\n',
      ),
    ],
  },
  check(owner, context) {
    const { name, uncertain } = owner.category;
    if (name === '' || uncertain || hasPlaceholder(name) || isTemplateWord(name)) return;
    const what = unusedKind(owner, context.scope);
    if (what === undefined || !isAbsenceKnown(context.scope)) return;
    const message = `Nothing in this configuration refers to the ${what} [${name}]. Remove it, or correct the name where it is meant.`;
    report(context, unusedObject, owner.at, message, {
      tags: ['unnecessary'],
      fixes: () => {
        const edits = owner.category.sections.flatMap(removeSection);
        const whole = edits.length === owner.category.sections.length;
        return whole ? [{ title: `Remove [${name}]`, kind: 'unsafe', edits }] : [];
      },
    });
  },
});

function unusedKind(owner: ConfObject, scope: Scope): string | undefined {
  const { role, category, dialect, objects } = owner;
  if (role === 'template') {
    const key = sectionKey(dialect, category.name);
    // an heir mentions its base; only what is read through the scope is told of changes
    if (scope.mentions(key).length > 0) return undefined;
    // the parent that somebody misspelled is a finding of its own
    return scope.definitions(lostParentKey(dialect)).length > 0 ? undefined : 'template';
  }
  const object = role === 'object' ? objects[0] : undefined;
  if (!object || owner.isDropped(0) || (object.type !== 'auth' && object.type !== 'aor')) return undefined;
  if (scope.mentions(objectKey(object.type, object.name)).length > 0) return undefined;
  if (scope.mentions(hiddenKey(object.type)).length > 0) return undefined;
  if (object.type === 'aor' && scope.definitions(objectKey('endpoint', object.name)).length > 0)
    return undefined;
  return object.type === 'aor' ? 'AOR' : object.type;
}
