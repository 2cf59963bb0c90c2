import { type InspectReport, inspectWorkspace } from '../../../server/src/cli/inspect/report';
import type { Environment } from '../../../server/src/dialects/asterisk/judge';
import { asteriskUnits } from '../../../server/src/dialects/asterisk/unit';
import { type ObjectVerdict, objectVerdicts } from '../../../server/src/dialects/asterisk/unit-verdict';
import { CheckedWorkspace, pathOf } from '../../support/checked-workspace';
import type { Site } from './site';

/** What SIP Lens says of a site: the report, and behind it the verdicts with the passwords that it masks. */
export interface Opinion {
  readonly report: InspectReport;
  readonly verdicts: readonly ObjectVerdict[];
  /** A parent of some section is one that a template engine writes, or stands in a file that cannot be seen. */
  readonly uncertain: boolean;
}

/** The files that Asterisk reads by itself. Of others, which no line includes, it knows nothing. */
const MAINS = new Set(['pjsip.conf', 'pjsip_wizard.conf']);

/** Opinions on one site, for machines of which more or less is known. */
export async function opinionsOn(site: Site, environments: readonly Environment[]): Promise<Opinion[]> {
  const files = Object.entries(site.files).map(([path, text]): [string, string] => [`/${path}`, text]);
  const { workspace, checker } = await CheckedWorkspace.of(new Map(files));
  const path = (uri: string) => pathOf(uri).slice(1);
  const programs = asteriskUnits(workspace.units).flatMap((unit) => unit.programs);
  const categories = programs.flatMap(({ subjects }) => subjects.map(({ category }) => category));
  const uncertain = categories.some((category) => category.uncertain);
  return environments.map((environment) => {
    const report = inspectWorkspace(workspace, checker, { path, environment });
    const verdicts = asteriskUnits(workspace.units).flatMap((unit) => objectVerdicts(unit, environment));
    return {
      report: { ...report, units: report.units.filter(({ root }) => MAINS.has(root)) },
      verdicts: verdicts.filter(({ program }) => MAINS.has(path(program.root))),
      uncertain,
    };
  });
}
