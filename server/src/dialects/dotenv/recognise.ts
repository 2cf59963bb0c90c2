import type { Steps } from '../../text/steps';
import type { OwnKeys } from '../settings/groups';
import { restHosts } from '../settings/rest-region';
import { DotenvSubject } from './subject';

/** Whether a `.env` file holds a setting that SIP Lens has something to say of. */
export function* holdsSipVariables(uri: string, text: string, ownKeys: OwnKeys): Steps<boolean> {
  const subject = yield* DotenvSubject.read(uri, text, 'own', ownKeys);
  if (subject.groups.some(({ isCertain }) => isCertain)) return true;
  const settings = [...subject.variables.values()];
  return restHosts({ path: [], isEnvironment: true, at: subject.at, settings }).length > 0;
}
