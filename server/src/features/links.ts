import type { DocumentLink } from 'vscode-languageserver';
import { type FeatureContext, languageOf } from './context';

/** Includes as links to the files that they read. */
export function documentLinks(context: FeatureContext, uri: string): DocumentLink[] {
  return (languageOf(context, uri)?.links() ?? []).map((link) => ({ range: link.range, target: link.uri }));
}
