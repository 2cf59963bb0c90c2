import type { Hover, Position } from 'vscode-languageserver';
import type { HoverText, Language, Target } from '../../dialects/language';
import { escapeMarkdown } from '../../text/markdown';
import type { TwilioHost } from '../../twilio/hosts';
import { type FeatureContext, languageOf } from '../context';
import { risksAt } from './risks';
import { headerLines, hostLine } from './service-use';
import { type HostUsage, hostText } from './twilio-host';
import { usernameText } from './twilio-username';

/** What is known of the text at the position: by Twilio where it is Twilio's, else by the PBX. */
export function hover(context: FeatureContext, uri: string, position: Position): Hover | undefined {
  const language = languageOf(context, uri);
  if (!language) return undefined;
  const located = language.locate(position);
  const known = located && twilioText(context, language, uri, position, located.target);
  if (located && known !== undefined) return toHover({ text: known, range: located.range });
  const own = language.hover(position);
  if (!own) return undefined;
  const lines = headerLines(context, language, uri, position).map(escapeMarkdown);
  const resolved = language.resolved?.(position);
  const behind = resolved && twilioText(context, language, uri, position, resolved.target);
  const parts = [...lines, own.text, ...(behind === undefined ? [] : ['---', behind])];
  return toHover({ ...own, text: parts.join('\n\n') });
}

/** What Twilio knows of a host or user name; undefined for what is none of its names. */
function twilioText(
  context: FeatureContext,
  language: Language,
  uri: string,
  position: Position,
  target: Target,
): string | undefined {
  if (target.kind === 'twilio-username') return usernameText(target.username, context.accountFor(uri), uri);
  if (target.kind !== 'twilio-host') return undefined;
  const usage = usageAt(context, language, uri, position, target.host);
  return hostText(target, context.accountFor(uri), usage, uri);
}

/** A registry says what there is; only what uses it runs a risk. */
function usageAt(
  context: FeatureContext,
  language: Language,
  uri: string,
  position: Position,
  host: TwilioHost,
): HostUsage | undefined {
  if (!context.workspace.unitOf(uri)) return undefined;
  const line = hostLine(context, language, uri, position, host);
  const risks = risksAt(context, language, uri, position);
  return { risks, ...(line === undefined ? {} : { line }) };
}

function toHover({ text, range }: HoverText): Hover {
  return { contents: { kind: 'markdown', value: text }, range };
}
