import type { DocumentSymbol, SymbolKind } from 'vscode-languageserver';
import type { OutlineItem, OutlineKind } from '../dialects/language';
import { type FeatureContext, languageOf } from './context';

/** SymbolKind by its number, so that the protocol's library is not loaded for it. */
const KINDS: Readonly<Record<OutlineKind, SymbolKind>> = {
  endpoint: 5, // Class
  aor: 18, // Array
  auth: 20, // Key
  registration: 24, // Event
  identify: 25, // Operator
  transport: 11, // Interface
  template: 26, // TypeParameter
  settings: 2, // Module
  wizard: 9, // Constructor
  context: 3, // Namespace
  object: 19, // Object
  property: 7, // Property
};

/** The outline of a file. */
export function documentSymbols(context: FeatureContext, uri: string): DocumentSymbol[] {
  return (languageOf(context, uri)?.outline() ?? []).map(toSymbol);
}

function toSymbol({ name, detail, kind, range, selection, children }: OutlineItem): DocumentSymbol {
  return {
    name,
    kind: KINDS[kind],
    range,
    selectionRange: selection,
    ...(detail === '' ? {} : { detail }),
    ...(children ? { children: children.map(toSymbol) } : {}),
  };
}
