import type { Subject } from '../../dialects/dialect';
import { RegistrySubject } from '../../workspace/registry-unit';
import type { Dispatch } from '../runner';

/** Hands what a registry file consists of to the rules that look at such things. */
export function runRegistry(subject: Subject, dispatch: Dispatch): void {
  if (!(subject instanceof RegistrySubject)) return;
  dispatch('registry.file', subject.file);
  for (const problem of subject.file.problems) dispatch('registry.problem', problem);
}
