import { columns, type Word } from '../../../caret-word';
import type { Completions } from '../../../language';
import { usernameCandidates } from '../../../twilio-candidates';
import { authUse } from '../services';
import type { Caret } from './caret';

/** The user name of an auth: one that the Twilio services know where the auth is used. */
export function completeUsername(caret: Caret, word: Word): Completions {
  const { account, names } = caret.file.document;
  const services = caret.owner ? authUse(caret.owner, names).services : [];
  const chosen = usernameCandidates(account, services, word.typed);
  return { range: columns(caret, word.start, word.end), ...chosen };
}
