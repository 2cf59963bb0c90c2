import type { Steps } from '../../text/steps';
import { restHosts } from '../rest-region';
import type { OwnKeys } from '../setting-groups';
import { DotenvSubject } from './subject';

/** Whether a `.env` file holds a setting that SIP Lens has something to say of. */
export function* holdsSipVariables(uri: string, text: string, ownKeys: OwnKeys): Steps<boolean> {
  const subject = yield* DotenvSubject.read(uri, text, 'own', ownKeys);
  if (subject.groups.some(({ isCertain }) => isCertain)) return true;
  const settings = [...subject.variables.values()];
  return restHosts({ path: [], isEnvironment: true, at: subject.at, settings }).length > 0;
}
