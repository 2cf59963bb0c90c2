import type { MigrationCheck, MigrationPreview } from '../../../protocol/migration';

const icons: Readonly<Record<MigrationCheck['state'], string>> = {
  missing: '$(error)',
  unknown: '$(question)',
  ok: '$(pass)',
};
const marks: Readonly<Record<MigrationCheck['state'], string>> = {
  missing: '**missing**',
  unknown: 'unknown',
  ok: 'ok',
};
const order: readonly MigrationCheck['state'][] = ['missing', 'unknown', 'ok'];

export interface CheckItem {
  readonly label: string;
  readonly description: string;
  readonly detail?: string;
  readonly check: MigrationCheck;
}

/** What is missing comes first, then what nobody knows. */
export function checkItems({ checklist }: MigrationPreview): CheckItem[] {
  const ranked = [...checklist].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return ranked.map((check) => ({
    label: `${icons[check.state]} ${check.title}`,
    description: check.fixes.length > 0 ? 'can be put right…' : '',
    ...(check.detail === undefined ? {} : { detail: check.detail }),
    check,
  }));
}

/** `3 things are missing, 1 is not known` */
export function summary({ to, checklist }: MigrationPreview): string {
  const count = (state: MigrationCheck['state']) => checklist.filter((check) => check.state === state).length;
  const [missing, unknown] = [count('missing'), count('unknown')];
  if (checklist.length === 0) return `Nothing in the workspace registers with it or calls over it`;
  if (missing + unknown === 0) return `${to} has everything that the configurations need`;
  const parts = [
    ...(missing > 0 ? [`${missing} ${missing === 1 ? 'thing is' : 'things are'} missing`] : []),
    ...(unknown > 0 ? [`${unknown} ${unknown === 1 ? 'is' : 'are'} not known`] : []),
  ];
  return `${to}: ${parts.join(', ')}`;
}

/**
 * The whole of it as Markdown.
 *
 * @param nameOf what a file is called in the workspace, by its URI
 */
export function migrationDocument(preview: MigrationPreview, nameOf: (uri: string) => string): string {
  const { from, to, places, checklist } = preview;
  const lines = new Map(places.map((place) => [`${nameOf(place.uri)}:${place.range.start.line + 1}`, place]));
  const checks = checklist.map(
    ({ title, state, detail }) => `- ${marks[state]}: ${title}${detail ? `. ${detail}` : ''}`,
  );
  const changes = [...lines].flatMap(([where, { before, after }]) => [
    `**${where}**`,
    '',
    '```diff',
    `- ${before.trim()}`,
    `+ ${after.trim()}`,
    '```',
    '',
  ]);
  return [
    `# From ${from} to ${to}`,
    '',
    '## What the target needs',
    '',
    ...(checks.length > 0 ? checks : ['Nothing in the workspace registers with it or calls over it.']),
    '',
    `## What changes in the files (${lines.size} ${lines.size === 1 ? 'line' : 'lines'})`,
    '',
    ...(changes.length > 0 ? changes : ['Nothing: the name stays.', '']),
  ].join('\n');
}
