import type { Key, Subject } from '../dialects/dialect';
import type { SipElement } from '../sip/model';
import type { RuleContext } from './rule';

export interface Located {
  readonly subject: Subject;
  readonly element: SipElement;
}

/**
 * The elements of the subjects that mention the key, in load order. Whoever asks is asked again when any of those
 * subjects changes: that they mention it says nothing of what else is in them, so each is read under its own keys.
 */
export function elementsMentioning({ scope }: RuleContext, key: Key): Located[] {
  return scope.mentions(key).flatMap((subject) => {
    for (const own of subject.defines) scope.definitions(own);
    return subject.model(scope).map((element) => ({ subject, element }));
  });
}
