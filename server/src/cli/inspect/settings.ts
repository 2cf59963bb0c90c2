import type { Checker } from '../../diagnostics/checker';
import type { Workspace } from '../../workspace/workspace';
import type { Inspected } from './inspected';
import type { InspectOptions } from './report';

/** What the settings of programs in YAML and .env files mean in SIP. What those programs load nobody can say. */
export function inspectSettings(workspace: Workspace, checker: Checker, options: InspectOptions): Inspected {
  const { wanted = () => true } = options;
  const elements = [...workspace.units]
    .filter((unit) => wanted(unit.files))
    .flatMap((unit) =>
      unit.subjects().flatMap((subject) => {
        const dialect = unit.dialectOf(subject.at.uri);
        if (dialect !== 'yaml' && dialect !== 'dotenv') return [];
        return [...(checker.checkerOf(unit)?.modelOf(subject) ?? [])];
      }),
    );
  return { units: [], elements };
}
