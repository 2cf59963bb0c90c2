import type { Checker, RuleSettings } from '../../diagnostics/checker';
import { PasswordPlaces } from '../../diagnostics/password-places';
import type { DialectId } from '../../dialects/dialect';
import type { Finding } from '../../rules/finding';
import type { Recognised } from '../../workspace/recognise';
import { SourceFile } from '../../workspace/source-file';
import type { Workspace } from '../../workspace/workspace';
import { mayHoldSettings } from '../../workspace/yaml/family';
import { SourceLines } from './source-lines';

/** A file that is reported on. */
export interface CheckedFile {
  readonly uri: string;
  readonly path: string;
  readonly dialect: DialectId;
}

/** What a batch needs to know of the run that it is part of. */
export interface BatchContext {
  readonly newWorkspace: () => Workspace;
  readonly newChecker: (workspace: Workspace) => Checker;
  readonly sizeLimit: number;
  readonly settings: RuleSettings;
  path(uri: string): string;
  /** Whether the command line names the file, or a folder around it. */
  isNamed(uri: string): boolean;
  /** Whether it names just this file. */
  isGiven(uri: string): boolean;
}

/** Files that are read and checked together. */
export class Batch {
  readonly workspace: Workspace;
  readonly checker: Checker;
  readonly lines: SourceLines;

  constructor(
    candidates: readonly string[],
    private readonly context: BatchContext,
  ) {
    this.workspace = context.newWorkspace();
    this.checker = context.newChecker(this.workspace);
    this.lines = new SourceLines(
      this.workspace,
      context.path,
      new PasswordPlaces(this.workspace, this.checker),
    );
    for (const uri of candidates) this.workspace.consider(uri);
    this.checker.settle();
    if (this.takeUnknown(candidates)) this.checker.settle();
  }

  /** Files that were named but belong to nobody and say nothing of themselves are taken for what is usual. */
  private takeUnknown(candidates: readonly string[]): boolean {
    const unknown = candidates.filter((uri) => this.context.isGiven(uri) && !this.workspace.unitOf(uri));
    // YAML without SIP settings is somebody else's, whoever names it
    const taken = unknown.filter((uri) => !mayHoldSettings(uri));
    for (const uri of taken) this.workspace.consider(uri, usualFor(uri));
    return taken.length > 0;
  }

  /** Every file that is reported on, in no order. */
  files(): CheckedFile[] {
    const { context, workspace } = this;
    const files = new Map<string, DialectId>();
    for (const uri of workspace.files) if (context.isNamed(uri)) files.set(uri, this.dialectOf(uri));
    for (const [uri, { dialect }] of workspace.recognisedFiles()) {
      if (!files.has(uri) && context.isNamed(uri) && this.checker.unchecked(uri)) files.set(uri, dialect);
    }
    return [...files].map(([uri, dialect]) => ({ uri, dialect, path: context.path(uri) }));
  }

  /** In the order of the text, with the settings applied. */
  findings(uri: string): readonly Finding[] {
    return this.checker.findings(uri);
  }

  /**
   * What could not be read. Where somebody named it, or has no right to it, the run was not done as asked; otherwise that
   * is only worth a note.
   */
  unreadable(): { readonly text: string; readonly failed: boolean }[] {
    const { context, workspace } = this;
    return [...workspace.recognisedFiles()].flatMap(([uri]) => {
      const file = workspace.store.file(uri);
      const finding = context.isNamed(uri) ? this.checker.unchecked(uri) : undefined;
      if (!finding || file instanceof SourceFile || file === 'pending') return [];
      const failed = context.isGiven(uri) || file.state === 'unreadable';
      return [{ text: `${context.path(uri)}: ${finding.message}`, failed }];
    });
  }

  private dialectOf(uri: string): DialectId {
    return this.workspace.unitOf(uri)?.dialectOf(uri) ?? 'asterisk-pjsip';
  }
}

function usualFor(uri: string): Recognised {
  if (uri.endsWith('.xml')) return { dialect: 'freeswitch', main: false };
  return { dialect: 'asterisk-pjsip', main: true };
}
