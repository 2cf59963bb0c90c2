import assert from 'node:assert/strict';
import { CheckedWorkspace, uriOf } from '../../support/checked-workspace';

const SITES = 20;
const VARIABLES = '/shared/trunks.env';

/** Two services: one uses a variable of its own site, the other one that only the first site knows of. */
const site = (index: number) => `services:
  caller:
    environment:
      SIP_HOST: \${HOST_${index}}
      SIP_PORT: 5060
  other:
    environment:
      SIP_HOST: \${SHARED_HOST}
`;

const hosts = Array.from({ length: SITES }, (_, index) => `HOST_${index}=acme.pstn.dublin.twilio.com\n`).join(
  '',
);

async function opened(text: string): Promise<CheckedWorkspace> {
  const files = new Map([[VARIABLES, text]]);
  for (let index = 0; index < SITES; index++) files.set(`/site${index}/compose.yaml`, site(index));
  const checked = await CheckedWorkspace.of(files);
  checked.workspace.open(uriOf(VARIABLES), text, 0);
  checked.checker.settle();
  return checked;
}

function shown(checked: CheckedWorkspace): string[] {
  return checked
    .all()
    .map(({ rule, at: { uri, range } }) => `${uri} ${range.start.line}:${range.start.character} ${rule}`);
}

interface Case {
  readonly before: string;
  readonly after: string;
  /** Objects that are looked at again; a unit's reading of the file of variables is one of them. */
  readonly checks: number;
}

const cases: Record<string, Case> = {
  'one value': {
    before: hosts,
    after: hosts.replace('HOST_7=acme.pstn.dublin', 'HOST_7=acme.pstn.dublni'),
    checks: 1,
  },
  'a line above all': { before: hosts, after: `# trunks\n${hosts}`, checks: 0 },
  'a variable that nobody uses': { before: hosts, after: `${hosts}NOBODY=1\n`, checks: 0 },
  'a variable that all use': {
    before: hosts,
    after: `${hosts}SHARED_HOST=acme.pstn.dublni.twilio.com\n`,
    checks: SITES,
  },
  'a variable less': { before: hosts, after: hosts.replace(/HOST_3=.*\n/, ''), checks: 1 },
  'the first variable': { before: '', after: 'HOST_4=acme.pstn.dublni.twilio.com\n', checks: 1 },
};

describe('an edit of a file of variables', () => {
  for (const [what, { before, after, checks }] of Object.entries(cases))
    it(`makes the blocks be looked at that it changes: ${what}`, async () => {
      const checked = await opened(before);
      const units = [...checked.workspace.units];
      const { checks: soFar } = checked.checker;
      checked.workspace.edit(
        uriOf(VARIABLES),
        after,
        { start: 0, oldEnd: before.length, newEnd: after.length },
        1,
      );
      checked.checker.settle();
      const readings = units.filter(({ files }) => files.has(uriOf(VARIABLES))).length;
      assert.equal(checked.checker.checks - soFar - readings, checks);
      assert.deepEqual([...checked.workspace.units], units);
      assert.deepEqual(shown(checked), shown(await opened(after)));
    });
});
