import { Checker, type RuleSettings } from '../../diagnostics/checker';
import { uncheckedFinding } from '../../diagnostics/unchecked';
import type { DialectId } from '../../dialects/dialect';
import { nodeHost } from '../../host/node';
import { allRules } from '../../rules';
import type { Finding } from '../../rules/finding';
import { Accounts } from '../../workspace/accounts';
import { REGISTRY_NAME } from '../../workspace/recognise';
import { SourceFile } from '../../workspace/source-file';
import { isInside, joinUri, parentOf } from '../../workspace/uri';
import { Workspace } from '../../workspace/workspace';
import type { Terminal } from '../terminal';
import { CommandLineEnvironment } from './environment';
import type { SessionOptions } from './options';
import { displayPath, findTargets, foldersFor, type Target } from './paths';
import { Progress } from './progress';

const MAIN_NAMES = ['pjsip.conf', 'pjsip_wizard.conf', 'extensions.conf'];
const STALE_AFTER_DAYS = 30;

/** A file that is reported on. */
export interface CheckedFile {
  readonly uri: string;
  readonly path: string;
  readonly dialect: DialectId;
}

/** Everything that one run of a command reads, checked. */
export class Session {
  readonly workspace: Workspace;
  readonly checker: Checker;
  /** What could not be read or found, each a sentence for people. */
  readonly problems: string[] = [];
  /** What was left out without being asked for by name. */
  readonly notes: string[] = [];
  private readonly accounts: Accounts;
  private readonly progress: Progress;
  private readonly targets: readonly Target[];

  private constructor(
    paths: readonly string[],
    private readonly terminal: Terminal,
    private readonly options: SessionOptions,
    settings: RuleSettings,
  ) {
    const { targets, missing } = findTargets(paths, terminal.folder);
    this.targets = targets;
    this.problems.push(...missing);
    this.progress = new Progress(terminal);
    const { declared, asteriskRoot, sizeLimit, registry } = options;
    const folders = foldersFor(targets, terminal.folder);
    this.workspace = new Workspace(this.countingHost(), { folders, declared, asteriskRoot, sizeLimit });
    this.accounts = new Accounts(this.workspace, () => registry ?? REGISTRY_NAME);
    const environment = new CommandLineEnvironment(options.publicAddresses, STALE_AFTER_DAYS);
    this.checker = new Checker(this.workspace, allRules, this.accounts, environment, () => settings);
  }

  /** Reads and checks what the paths name; without any, the folder one stands in. */
  static async open(
    paths: readonly string[],
    terminal: Terminal,
    options: SessionOptions,
    settings: RuleSettings = {},
  ): Promise<Session> {
    const session = new Session(paths.length === 0 ? ['.'] : paths, terminal, options, settings);
    await session.read();
    return session;
  }

  private countingHost() {
    const host = nodeHost();
    let count = 0;
    const { progress } = this;
    return {
      ...host,
      files: {
        list: (uri: string) => host.files.list(uri),
        read(uri: string, limit: number) {
          count++;
          progress.update(() => `Reading… ${count} files`);
          return host.files.read(uri, limit);
        },
      },
    };
  }

  private async read(): Promise<void> {
    const { workspace, checker } = this;
    for (const { kind, uri } of this.targets) {
      if (kind === 'folder') await workspace.scan(uri);
      else workspace.consider(uri);
      this.considerAbove(uri);
    }
    await this.accounts.load();
    checker.settle();
    if (this.takeUnknown()) checker.settle();
    this.noteUnreadable();
    this.progress.clear();
  }

  /** A file may be another one's include, and the registry may stand above it: those are read, not reported on. */
  private considerAbove(uri: string): void {
    const limit = this.workspace.folders.find((folder) => isInside(uri, folder));
    for (
      let folder = parentOf(uri);
      limit !== undefined && isInside(folder, limit);
      folder = parentOf(folder)
    ) {
      for (const name of [...MAIN_NAMES, REGISTRY_NAME]) {
        const there = this.workspace.store.list(folder);
        if (there === 'pending' || !there?.some((entry) => entry.name === name && entry.kind === 'file'))
          continue;
        this.workspace.consider(joinUri(folder, name));
      }
    }
  }

  /** Files that were named but belong to nobody and say nothing of themselves are taken for a pjsip.conf. */
  private takeUnknown(): boolean {
    const unknown = this.targets.filter(
      ({ kind, uri }) => kind === 'file' && !this.workspace.unitOf(uri) && !this.accounts.isRegistry(uri),
    );
    for (const { uri } of unknown) this.workspace.consider(uri, { dialect: 'asterisk-pjsip', main: true });
    return unknown.length > 0;
  }

  /** Every file that is reported on, by path. */
  files(): CheckedFile[] {
    const files = new Map<string, DialectId>();
    for (const uri of this.workspace.files) if (this.isNamed(uri)) files.set(uri, this.dialectOf(uri));
    for (const [uri, { dialect }] of this.workspace.recognised) {
      if (!files.has(uri) && this.isNamed(uri) && this.unchecked(uri)) files.set(uri, dialect);
    }
    for (const uri of this.registries()) files.set(uri, 'registry');
    const { folder } = this.terminal;
    const listed = [...files].map(([uri, dialect]) => ({ uri, dialect, path: displayPath(uri, folder) }));
    return listed.sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** In the order of the text, with the settings applied. */
  findings(uri: string): readonly Finding[] {
    const unchecked = this.unchecked(uri);
    return unchecked ? [unchecked, ...this.checker.findings(uri)] : this.checker.findings(uri);
  }

  /** Those that were named, and of the others the ones that cannot be trusted. */
  private registries(): string[] {
    const all = this.accounts.units.map(({ id }) => id);
    return all.filter(
      (uri) => this.isNamed(uri) || this.checker.findings(uri).some(({ severity }) => severity === 'error'),
    );
  }

  /** Whether a path of the command line is the file, or a folder around it. */
  isNamed(uri: string): boolean {
    return this.targets.some((target) =>
      target.kind === 'file' ? target.uri === uri : isInside(uri, target.uri),
    );
  }

  private dialectOf(uri: string): DialectId {
    const programs = this.workspace.unitOf(uri)?.programs ?? [];
    const reader = programs.find(({ load }) => load.files.has(uri)) ?? programs[0];
    return reader?.dialect ?? 'asterisk-pjsip';
  }

  private unchecked(uri: string): Finding | undefined {
    const file = this.workspace.store.file(uri);
    if (file instanceof SourceFile || file === 'pending') return undefined;
    return uncheckedFinding(uri, file, this.options.sizeLimit);
  }

  /** A file that cannot be read, or that was named and is no text, was not done as asked. */
  private noteUnreadable(): void {
    const { folder } = this.terminal;
    for (const uri of this.workspace.recognised.keys()) {
      const file = this.workspace.store.file(uri);
      if (file instanceof SourceFile || file === 'pending' || file.state === 'missing' || !this.isNamed(uri))
        continue;
      const finding = uncheckedFinding(uri, file, this.options.sizeLimit);
      const line = `${displayPath(uri, folder)}: ${finding?.message ?? ''}`;
      const named = this.targets.some((target) => target.uri === uri);
      if (named || file.state === 'unreadable') this.problems.push(line);
      else this.notes.push(line);
    }
  }
}
