import type { Resolved } from '../dialects/language';
import type { SourceFile } from '../workspace/source-file';
import { type FeatureContext, languageOf } from './context';

const NONE: readonly Resolved[] = Object.freeze([]);
/** How every dialect begins a variable; most files hold none. */
const VARIABLE = '${';

/** The hosts of Twilio's that variables of the file give. */
export function resolvedHosts(context: FeatureContext, { uri, text }: SourceFile): Iterable<Resolved> {
  if (!text.includes(VARIABLE)) return NONE;
  return languageOf(context, uri)?.resolvedHosts?.() ?? NONE;
}
