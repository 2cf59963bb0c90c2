import type { Key, Subject } from '../../dialects/dialect';
import type { Language, UnitNames } from '../../dialects/language';
import { contains, type Position } from '../../text/range';
import type { TwilioHost } from '../../twilio/hosts';
import { serviceLine, strayLine } from '../code-lens/service-line';
import { type Connected, connectionsOf, strayHost } from '../code-lens/uses';
import { type FeatureContext, namesOf } from '../context';

/** The lines of the object whose header the position is on; none where it has nothing to do with Twilio. */
export function headerLines(
  context: FeatureContext,
  language: Language,
  uri: string,
  position: Position,
): string[] {
  const unit = context.workspace.unitOf(uri);
  const subject = language.subjectAt(position);
  if (!unit || !subject || subject.at.uri !== uri || !contains(subject.at.range, position)) return [];
  const names = namesOf(context, unit);
  const connected = connectionsOf(subject, names);
  if (connected.length > 0) return connected.map((each) => serviceLine(context, each).text);
  const host = strayHost(subject, names);
  return host === undefined ? [] : [strayLine(context, subject, host).text];
}

/** The line of whoever uses the host at the position: the object there, or the first one that it is a part of. */
export function hostLine(
  context: FeatureContext,
  language: Language,
  uri: string,
  position: Position,
  host: TwilioHost,
): string | undefined {
  const unit = context.workspace.unitOf(uri);
  const subject = language.subjectAt(position);
  if (!unit || !subject || host.kind !== 'service') return undefined;
  const names = namesOf(context, unit);
  for (const candidate of [subject, ...wholesOf(subject, names)]) {
    const connected = connectionsOf(candidate, names).find((each) => isOf(each, host));
    if (connected) return serviceLine(context, connected).text;
  }
  return undefined;
}

/** The objects that name this one, such as the endpoint of an address-of-record. */
function* wholesOf({ defines }: Subject, names: UnitNames): Generator<Subject> {
  const keys: readonly Key[] = defines;
  for (const key of keys) yield* names.mentions(key);
}

function isOf({ service }: Connected, host: Extract<TwilioHost, { kind: 'service' }>): boolean {
  return service.product === host.product && service.name === host.name.text;
}
