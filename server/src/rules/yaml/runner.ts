import type { Subject } from '../../dialects/dialect';
import { YamlSubject } from '../../dialects/yaml/subject';
import type { Dispatch } from '../runner';

/** Hands a block of YAML to the rules that look at such things. */
export function runYaml(subject: Subject, dispatch: Dispatch): void {
  if (subject instanceof YamlSubject) dispatch('yaml.block', subject);
}
