import type { Checker } from '../../diagnostics/checker';
import type { SipElement } from '../../sip/model';
import type { Workspace } from '../../workspace/workspace';
import type { Inspected } from './inspected';
import type { InspectOptions } from './report';

/** What the settings of programs in YAML and .env files mean in SIP. What those programs load nobody can say. */
export function inspectSettings(workspace: Workspace, checker: Checker, options: InspectOptions): Inspected {
  const { wanted = () => true } = options;
  const settings: SipElement[] = [];
  const variables: SipElement[] = [];
  for (const unit of workspace.units) {
    if (!wanted(unit.files)) continue;
    for (const subject of unit.subjects()) {
      const dialect = unit.dialectOf(subject.at.uri);
      if (dialect !== 'yaml' && dialect !== 'dotenv') continue;
      const own = dialect === 'dotenv' ? variables : settings;
      own.push(...(checker.checkerOf(unit)?.modelOf(subject) ?? []));
    }
  }
  // who reads a file of variables says more of a value than the file
  return { units: [], elements: [...settings, ...variables], dropped: [] };
}
