import type { Credential } from '../../../sip/model';
import { hasPlaceholder } from '../../../text/placeholder';
import type { FileEdit } from '../../../text/range';
import { NEW_PASSWORD } from '../../../twilio/account/change';
import type { RuleContext } from '../../rule';

/**
 * Writes a generated password where the configuration has its own. None where that is a variable, a digest or not there:
 * then the password is handed to the person.
 */
export function passwordEdits({ subject }: RuleContext, credential: Credential): readonly FileEdit[] {
  const { password, passwordForm } = credential;
  if (passwordForm !== 'plain' || !password?.value || password.value.satisfies(hasPlaceholder)) return [];
  return subject.editor.set(credential, password, NEW_PASSWORD);
}
