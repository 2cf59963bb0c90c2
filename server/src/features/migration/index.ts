import type { WorkspaceEdit } from 'vscode-languageserver';
import type {
  MigrationPlace,
  MigrationPreview,
  MigrationRequest,
  UsedService,
} from '../../../../protocol/migration';
import { applyEdits } from '../../text/apply-edits';
import { maskLine } from '../../text/mask';
import type { FileEdit } from '../../text/range';
import type { ServiceName } from '../../twilio/account/snapshot';
import { globalHost } from '../../twilio/hosts';
import { SourceFile } from '../../workspace/source-file';
import type { FeatureContext } from '../context';
import { editsOf, obstacle, readOnly } from '../rename';
import { kindOf, readNewName } from '../rename/new-name';
import { configurationPlaces, namedServices } from '../rename/places';
import { checklistOf, plain, together } from './checklist';
import { editedContext } from './edited';
import { withoutMovedEdits } from './moved-edits';
import { numberQuestion } from './questions';
import { targetOf } from './target';

const ANNOTATION = 'migration';

/** The SIP Domains and trunks that the workspace names, those with most places first. */
export function migrationServices(context: FeatureContext): UsedService[] {
  const used = namedServices(context).map(({ product, name, places }) => ({
    product,
    name,
    host: globalHost(product, name),
    places,
  }));
  return used.sort((a, b) => b.places - a.places || (a.host < b.host ? -1 : 1));
}

/**
 * What it takes to use another SIP Domain or trunk instead of one: every line that changes, and what the target lacks of
 * what the configurations need. Registry files stay: both services exist for a while.
 */
export function migrationPreview(context: FeatureContext, { from, to }: MigrationRequest): MigrationPreview {
  const old: ServiceName = { product: from.product, name: from.name.toLowerCase() };
  const host = globalHost(old.product, old.name);
  const refuse = (problem: string): MigrationPreview => ({ ...NOTHING, from: host, to: to.name, problem });
  const places = configurationPlaces(context, old);
  if (places.length === 0) return refuse(`No file of the workspace names ${host}.`);
  const read = readNewName(to.name, old);
  if ('problem' in read) return refuse(read.problem);
  const service: ServiceName = { product: old.product, name: read.name };
  const isSame = read.name === old.name;
  if (isSame && to.accountSid === undefined && to.region === undefined)
    return refuse(
      `That is the ${kindOf(old.product)} that is used already. Name another one, or another region.`,
    );
  const locked = isSame ? readOnly(context, places, old) : obstacle(context, places, old);
  if (locked) return refuse(locked.problem);
  const edits = isSame ? [] : editsOf(places, read.name);
  const after = editedContext(context, isSame ? editsOf(places, old.name) : edits);
  const targetFor = (uri: string) => targetOf(context.accountFor(uri), to, service);
  return {
    from: host,
    to: globalHost(service.product, service.name),
    places: edits.map((edit) => placeOf(context, edit, edits)),
    edit: annotated(edits, host, globalHost(service.product, service.name)),
    checklist: [
      ...withoutMovedEdits(checklistOf(after, service, targetFor), edits),
      ...together(
        places.slice(0, 1).flatMap(({ uri }) => numberQuestion(old, service, targetFor(uri)).map(plain)),
      ),
    ],
  };
}

const NOTHING: Omit<MigrationPreview, 'from' | 'to'> = { places: [], edit: {}, checklist: [] };

/** All edits of a line are in what it would be. */
function placeOf(
  { workspace }: FeatureContext,
  { uri, range }: FileEdit,
  edits: readonly FileEdit[],
): MigrationPlace {
  const file = workspace.store.file(uri);
  const text = file instanceof SourceFile ? file.text : '';
  const { line } = range.start;
  const own = edits.filter((edit) => edit.uri === uri && edit.range.start.line === line);
  const lineOf = (whole: string) => maskLine((whole.split('\n')[line] ?? '').replace(/\r$/, ''));
  return { uri, range, before: lineOf(text), after: lineOf(applyEdits(text, own).text) };
}

function annotated(edits: readonly FileEdit[], from: string, to: string): WorkspaceEdit {
  const uris = [...new Set(edits.map(({ uri }) => uri))];
  return {
    documentChanges: uris.map((uri) => ({
      textDocument: { uri, version: null },
      edits: edits
        .filter((edit) => edit.uri === uri)
        .map(({ range, newText }) => ({ range, newText, annotationId: ANNOTATION })),
    })),
    changeAnnotations: {
      [ANNOTATION]: { label: `Use ${to} instead of ${from}`, needsConfirmation: true },
    },
  };
}
