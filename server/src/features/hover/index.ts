import type { Hover, Position } from 'vscode-languageserver';
import type { HoverText, Language } from '../../dialects/language';
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
  const { target } = located ?? {};
  if (located && target?.kind === 'twilio-host') {
    const usage = usageAt(context, language, uri, position, target.host);
    return toHover({ text: hostText(target, context.accountFor(uri), usage, uri), range: located.range });
  }
  if (located && target?.kind === 'twilio-username') {
    const text = usernameText(target.username, context.accountFor(uri), uri);
    if (text !== undefined) return toHover({ text, range: located.range });
  }
  const own = language.hover(position);
  if (!own) return undefined;
  const lines = headerLines(context, language, uri, position).map(escapeMarkdown);
  return toHover({ ...own, text: [...lines, own.text].join('\n\n') });
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
