import type { Credential } from '../../../sip/model';
import { mappedUsernames } from '../../../twilio/account/authentication';
import type { Fix } from '../../finding';
import type { RuleContext } from '../../rule';
import { fixOf } from '../../text-fixes';
import type { CallsUse } from './service-use';

const MOST_CANDIDATES = 200;
const MOST_FIXES = 3;

/**
 * The credentials of the load unit whose users may call, as fixes of a peer that has none. Which ones there are is
 * looked up at once: later on nobody remembers who asked.
 */
export function credentialFixes({ element, service }: CallsUse, context: RuleContext): () => readonly Fix[] {
  const usernames = new Set(mappedUsernames(context.account, service, 'calls').items);
  const fitting = credentials(context).filter(({ username }) => usernames.has(username?.value ?? ''));
  return () =>
    fitting.slice(0, MOST_FIXES).flatMap(({ name, username }, index) => {
      const edits = context.subject.editor.add(element, 'authentication', name);
      return fixOf(`Use the credentials ${name} (${username?.text})`, edits, { preferred: index === 0 });
    });
}

/** Those that are objects of their own and can be named by others. */
function credentials({ scope }: RuleContext): Credential[] {
  const names = scope.names('auth/').slice(0, MOST_CANDIDATES);
  return names.flatMap((name) =>
    scope
      .definitions(`auth/${name}`)
      .flatMap((subject) => subject.model(scope))
      .flatMap((element) => (element.kind === 'credential' && element.name === name ? [element] : [])),
  );
}
