import assert from 'node:assert/strict';
import type { DocumentSymbol } from 'vscode-languageserver';
import {
  accountTree,
  codeActions,
  codeLenses,
  definition,
  documentLinks,
  documentSymbols,
  hover,
  insertConfiguration,
  references,
  rename,
  resolveCodeLens,
} from '../../../server/src/features';
import { CheckedWorkspace, pathOf } from '../../support/checked-workspace';
import { filledSnippet } from '../../support/snippets';
import type { Scene } from '../support';

/** What a feature says at the caret of a scene, line by line. */
export type Row = (scene: Scene) => Promise<readonly string[]> | readonly string[];

const ACCOUNT = 'AC00000000000000000000000000000001';

function textOf(scene: Scene): string[] {
  const { contents } = hover(scene.context, scene.uri, scene.position) ?? {};
  return contents && typeof contents === 'object' && 'value' in contents ? contents.value.split('\n') : [];
}

function flat(symbols: readonly DocumentSymbol[], indent = ''): string[] {
  return symbols.flatMap(({ name, detail, children = [] }) => [
    `${indent}${name}${detail === undefined ? '' : `: ${detail}`}`,
    ...flat(children, `${indent}  `),
  ]);
}

function show(scene: Scene, places: readonly Parameters<Scene['show']>[0][] | undefined): string[] {
  return (places ?? []).map((place) => scene.show(place));
}

/** The first quick fix at the caret, and the lines of the file that it changes. */
function fixed(
  scene: Scene,
  isWanted: (title: string) => boolean,
): [title: string, text: string] | undefined {
  const range = { start: scene.position, end: scene.position };
  const action = codeActions(scene.context, scene.uri, range).find(({ title }) => isWanted(title));
  const edits = action?.edit?.changes?.[scene.uri];
  return action && edits && [action.title, scene.applied(edits)];
}

function newLines(scene: Scene, text: string): string[] {
  const before = new Set((scene.texts.get(pathOf(scene.uri)) ?? '').split('\n'));
  return text.split('\n').filter((line) => !before.has(line));
}

async function checkedWith(scene: Scene, text: string): Promise<CheckedWorkspace> {
  const texts = new Map(scene.texts);
  texts.set(pathOf(scene.uri), text);
  return CheckedWorkspace.of(texts);
}

export const FEATURES = [
  'hover',
  'hover of a host',
  'completion of names',
  'completion of values',
  'completion of hosts',
  'definition',
  'references',
  'symbols',
  'links',
  'quick fix',
  'code lens',
  'rename',
  'insert',
  'suppression',
  'account tree',
] as const;

export type Feature = (typeof FEATURES)[number];

export const rows: Readonly<Record<Feature, Row>> = {
  /** The lines of the hover. */
  hover: textOf,
  /** What is known of a name of Twilio's. */
  'hover of a host': textOf,
  /** The first labels that an editor shows. */
  'completion of names': (scene) => scene.labels().slice(0, 400),
  'completion of values': (scene) => scene.labels().slice(0, 400),
  'completion of hosts': (scene) => scene.labels().slice(0, 400),
  definition: (scene) => show(scene, definition(scene.context, scene.uri, scene.position)),
  references: (scene) => show(scene, references(scene.context, scene.uri, scene.position, false)),
  symbols: (scene) => flat(documentSymbols(scene.context, scene.uri)),
  links: (scene) => documentLinks(scene.context, scene.uri).map(({ target = '' }) => pathOf(target)),
  /** The title of the first fix and the lines that it writes; they take the finding away. */
  'quick fix': async (scene) => {
    const found = fixed(scene, (title) => !title.startsWith('Disable '));
    if (!found) return [];
    const [title, text] = found;
    return [title, ...newLines(scene, text)];
  },
  'code lens': (scene) =>
    codeLenses(scene.context, scene.uri).map((lens) => {
      const title = resolveCodeLens(scene.context, lens, new Set()).command?.title ?? '';
      return `${scene.show({ uri: scene.uri, range: lens.range })}: ${title}`;
    }),
  /** The new texts of the lines with the name. */
  rename: (scene) => {
    const edits = rename(scene.context, scene.uri, scene.position, 'new-name');
    if (!edits || 'problem' in edits) return edits ? [edits.problem] : [];
    const files = new Set(edits.map(({ uri }) => uri));
    return [...files].sort().flatMap((uri) => {
      const lines = scene
        .applied(
          edits.filter((edit) => edit.uri === uri),
          uri,
        )
        .split('\n');
      return lines.filter((line) => line.includes('new-name')).map((line) => `${pathOf(uri)} ${line.trim()}`);
    });
  },
  /** The lines that are new, and every finding above Information that they bring. */
  insert: async (scene) => {
    const { context, uri, position } = scene;
    const resource = { accountSid: ACCOUNT, region: 'us1', kind: 'domains', name: 'acme-pbx' } as const;
    const { snippet, position: place, problem } = insertConfiguration(context, uri, position, resource);
    if (snippet === undefined || !place) return [problem ?? ''];
    const text = scene.applied([{ range: { start: place, end: place }, newText: filledSnippet(snippet) }]);
    const before = new Set(scene.checked.all().map(({ rule }) => rule));
    const after = (await checkedWith(scene, text)).all();
    const bad = after.filter(({ severity, rule }) => /error|warning/.test(severity) && !before.has(rule));
    return [...newLines(scene, text), ...bad.map(({ rule }) => `finding ${rule}`)];
  },
  /** The comment that switches the rule off for the line; with it nothing is found there any more. */
  suppression: async (scene) => {
    const found = fixed(scene, (title) => / for this line$/.test(title));
    if (!found) return [];
    const [title, text] = found;
    const rule = title.split(' ')[1] ?? '';
    const left = (await checkedWith(scene, text)).findings(pathOf(scene.uri));
    const still = left.filter((each) => each.rule === rule || each.rule === 'internal/unused-suppression');
    return [
      ...newLines(scene, text).map((line) => line.trim()),
      ...still.map((each) => `finding ${each.rule}`),
    ];
  },
  /** Where the domain and the lists of the account are used. */
  'account tree': (scene) => {
    const { accounts } = accountTree(scene.context, { accounts: scene.checked.accounts.all() });
    const items = accounts.flatMap(({ regions }) =>
      regions.flatMap(({ groups }) => groups.flatMap(({ items }) => items)),
    );
    return items.flatMap(({ name, usages }) => usages.map((place) => `${name} ${scene.show(place)}`));
  },
};

export function mustHave(lines: readonly string[], wanted: readonly (string | RegExp)[]): void {
  let from = 0;
  for (const want of wanted) {
    const at = lines.findIndex(
      (line, index) => index >= from && (typeof want === 'string' ? line === want : want.test(line)),
    );
    assert.ok(at >= 0, `${want} is not in, or not behind the one before it:\n${lines.join('\n')}`);
    from = at + 1;
  }
}
