import type { Location, Position } from 'vscode-languageserver';
import type { Language, Target } from '../dialects/language';
import type { TwilioHost } from '../twilio/hosts';
import { SourceFile } from '../workspace/source-file';
import { type FeatureContext, languageOf, languagesOf, namesOf } from './context';
import { definitionsOf } from './definition';
import { distinct } from './locations';
import { positionsOf } from './occurrences';
import { resolvedHosts } from './resolved-hosts';

/** Everything that names what stands at the position. */
export function references(
  context: FeatureContext,
  uri: string,
  position: Position,
  includeDeclaration: boolean,
): Location[] {
  const language = languageOf(context, uri);
  const target = language?.locate(position)?.target;
  if (!language || !target) return [];
  const declarations = includeDeclaration ? definitionsOf(context, uri, target) : [];
  return distinct([...usesOf(context, uri, position, language, target), ...declarations]);
}

function usesOf(
  context: FeatureContext,
  uri: string,
  position: Position,
  language: Language,
  target: Target,
): Location[] {
  switch (target.kind) {
    case 'objects': {
      const unit = context.workspace.unitOf(uri);
      if (!unit) return [];
      const names = namesOf(context, unit);
      return target.keys.flatMap((key) =>
        names.mentions(key).flatMap((subject) => [...language.mentionPlaces(subject, key)]),
      );
    }
    case 'local':
      return languagesOf(context, uri).flatMap((each) => {
        const own = each.locate(position)?.target;
        return own?.kind === 'local' ? own.references() : [];
      });
    default:
      return [...twilioUses(context, target)];
  }
}

/**
 * What concerns Twilio is looked for in the texts of all files, and taken for a use where the file's language says so:
 * a template that nobody inherits and a section that Asterisk drops are uses too, a comment is none.
 */
function* twilioUses(
  context: FeatureContext,
  target: Extract<Target, { kind: 'twilio-host' | 'twilio-username' }>,
): Generator<Location> {
  const text = target.kind === 'twilio-username' ? target.username : nameOf(target.host);
  if (text === undefined || text === '') return;
  for (const uri of context.workspace.files) {
    const file = context.workspace.store.file(uri);
    if (!(file instanceof SourceFile)) continue;
    let language: Language | undefined;
    for (const position of occurrences(file.text, text)) {
      language ??= languageOf(context, uri);
      const located = language?.locate(position);
      if (located && isSame(located.target, target)) yield { uri, range: located.range };
    }
    for (const resolved of resolvedHosts(context, file))
      if (isSame(resolved.target, target)) yield { uri, range: resolved.range };
  }
}

function nameOf(host: TwilioHost): string | undefined {
  return host.kind === 'service' ? host.name.text : undefined;
}

function isSame(a: Target, b: Target): boolean {
  if (a.kind === 'twilio-username') return b.kind === 'twilio-username' && a.username === b.username;
  if (a.kind !== 'twilio-host' || b.kind !== 'twilio-host') return false;
  if (a.host.kind !== 'service' || b.host.kind !== 'service') return false;
  return a.host.product === b.host.product && a.host.name.text === b.host.name.text;
}

/** Where a text stands in a longer one, without regard to case. */
function* occurrences(text: string, wanted: string): Generator<Position> {
  const pattern = new RegExp(wanted.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'), 'gi');
  for (const { position } of positionsOf(text, pattern)) yield position;
}
