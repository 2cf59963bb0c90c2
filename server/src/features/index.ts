import type {
  CodeAction,
  CompletionList,
  Diagnostic,
  DocumentLink,
  DocumentSymbol,
  Hover,
  Location,
  Position,
  Range,
} from 'vscode-languageserver';
import type { Checker } from '../diagnostics/checker';
import type { Finding } from '../rules/finding';
import type { AccountSnapshot } from '../twilio/account/snapshot';
import type { Workspace } from '../workspace/workspace';

export interface FeatureContext {
  readonly workspace: Workspace;
  readonly checker: Checker;
  accountFor(uri: string): AccountSnapshot;
}

const SEVERITY = { error: 1, warning: 2, info: 3, hint: 4 } as const;

export function toDiagnostic(finding: Finding): Diagnostic {
  return {
    range: finding.at.range,
    severity: SEVERITY[finding.severity],
    source: 'sip-lens',
    code: finding.rule,
    message: finding.message,
  };
}

export function hover(_c: FeatureContext, _uri: string, _at: Position): Hover | undefined {
  return undefined;
}
export function complete(_c: FeatureContext, _uri: string, _at: Position): CompletionList {
  return { isIncomplete: false, items: [] };
}
export function definition(_c: FeatureContext, _uri: string, _at: Position): Location[] | undefined {
  return undefined;
}
export function references(_c: FeatureContext, _uri: string, _at: Position, _declaration: boolean): Location[] {
  return [];
}
export function documentSymbols(_c: FeatureContext, _uri: string): DocumentSymbol[] {
  return [];
}
export function documentLinks(_c: FeatureContext, _uri: string): DocumentLink[] {
  return [];
}
export function codeActions(_c: FeatureContext, _uri: string, _range: Range, _only?: readonly string[]): CodeAction[] {
  return [];
}
