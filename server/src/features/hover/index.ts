import type { Hover, Position } from 'vscode-languageserver';
import type { HoverText } from '../../dialects/language';
import { type FeatureContext, languageOf } from '../context';
import { risksAt } from './risks';
import { hostText } from './twilio-host';
import { usernameText } from './twilio-username';

/** What is known of the text at the position: by Twilio where it is Twilio's, else by the PBX. */
export function hover(context: FeatureContext, uri: string, position: Position): Hover | undefined {
  const language = languageOf(context, uri);
  if (!language) return undefined;
  const located = language.locate(position);
  const { target } = located ?? {};
  if (located && target?.kind === 'twilio-host') {
    // a registry says what there is; only what uses it runs a risk
    const risks = context.workspace.unitOf(uri) ? risksAt(context, language, uri, position) : undefined;
    return toHover({ text: hostText(target, context.accountFor(uri), risks, uri), range: located.range });
  }
  if (located && target?.kind === 'twilio-username') {
    const text = usernameText(target.username, context.accountFor(uri), uri);
    if (text !== undefined) return toHover({ text, range: located.range });
  }
  const own = language.hover(position);
  return own && toHover(own);
}

function toHover({ text, range }: HoverText): Hover {
  return { contents: { kind: 'markdown', value: text }, range };
}
