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
export function elementsMentioning(context: RuleContext, key: Key): Located[] {
  return [...eachElementMentioning(context, key)];
}

/** The same one by one: thousands may mention a key, and the first may do. */
export function* eachElementMentioning({ scope }: RuleContext, key: Key): Generator<Located, void> {
  for (const subject of scope.mentions(key)) {
    for (const own of subject.defines) scope.definitions(own);
    for (const element of subject.model(scope)) yield { subject, element };
  }
}
