import { Checker, type RuleSettings } from '../../server/src/diagnostics/checker';
import type { FileRead } from '../../server/src/host/host';
import { allRules } from '../../server/src/rules';
import type { HostInfo } from '../../server/src/rules/environment';
import type { Finding } from '../../server/src/rules/finding';
import type { AnyRule } from '../../server/src/rules/rule';
import type { Accounts } from '../../server/src/workspace/accounts';
import { encodeSegment } from '../../server/src/workspace/uri';
import { Workspace } from '../../server/src/workspace/workspace';
import { accountsOf } from './accounts';
import { LinkedRegistry } from './linked-registry';
import { MemoryHost, TODAY } from './memory-host';

const FOLDER = 'file:///workspace';
const SIZE_LIMIT = 5_000_000;

export interface CheckOptions {
  readonly rules?: readonly AnyRule[];
  readonly settings?: RuleSettings;
  readonly publicAddresses?: readonly string[];
  /** Paths that git tracks. Left out: there is no repository. */
  readonly tracked?: readonly string[];
  /** Milliseconds since 1970. */
  readonly now?: number;
  readonly registryStaleDays?: number;
  readonly sizeLimit?: number;
  readonly asteriskRoot?: string;
  /** What the source of new passwords gives. */
  readonly newPassword?: string;
  /** What is linked live, as a registry would say it, and its log (`LinkedRegistry.of`). */
  readonly live?: string;
  readonly alerts?: readonly string[];
  /** Label of a connection by the path of a folder. */
  readonly bindings?: Readonly<Record<string, string>>;
}

/** The URI of a fixture's path: `/pjsip.conf` stands in the workspace folder. */
export function uriOf(path: string): string {
  return FOLDER + path.split('/').map(encodeSegment).join('/');
}

export function pathOf(uri: string): string {
  return uri.startsWith(FOLDER) ? decodeURIComponent(uri.slice(FOLDER.length)) : uri;
}

/** A workspace in memory with the real checker over it. */
export class CheckedWorkspace {
  readonly host: MemoryHost;
  readonly workspace: Workspace;
  readonly checker: Checker;
  readonly accounts: Accounts;

  private constructor(files: ReadonlyMap<string, string | FileRead>, options: CheckOptions) {
    const { now = TODAY, tracked, sizeLimit = SIZE_LIMIT, asteriskRoot } = options;
    this.host = new MemoryHost({ now, ...(tracked ? { tracked: tracked.map(uriOf) } : {}) });
    for (const [path, content] of files) this.host.files.contents.set(uriOf(path), content);
    this.workspace = new Workspace(this.host, {
      folders: [FOLDER],
      sizeLimit,
      ...(asteriskRoot === undefined ? {} : { asteriskRoot: uriOf(asteriskRoot) }),
    });
    const environment: HostInfo = {
      isTracked: (uri) => this.host.git.isTracked(uri),
      publicAddresses: options.publicAddresses ?? [],
      now: () => this.host.clock.now(),
      registryStaleDays: options.registryStaleDays ?? 30,
      newPassword: () => options.newPassword ?? 'Generated-Passw0rd',
    };
    this.accounts = accountsOf(this.workspace);
    const { rules = allRules, settings = {} } = options;
    this.checker = new Checker(this.workspace, rules, this.accounts, environment, () => settings);
  }

  /** `files`: contents by path from the workspace folder, `/pjsip.conf`. */
  static async of(
    files: ReadonlyMap<string, string | FileRead>,
    options: CheckOptions = {},
  ): Promise<CheckedWorkspace> {
    const checked = new CheckedWorkspace(files, options);
    const { live, alerts, bindings = {} } = options;
    if (live !== undefined) checked.accounts.link(await LinkedRegistry.of(live, alerts));
    const bound = Object.entries(bindings).map(([path, label]) => [uriOf(path), label]);
    checked.accounts.bind(Object.fromEntries(bound));
    await checked.workspace.scan(FOLDER);
    await checked.accounts.load();
    checked.checker.settle();
    return checked;
  }

  findings(path: string): readonly Finding[] {
    return this.checker.findings(uriOf(path));
  }

  /** Every finding of every file that was put in, in the order of the files. */
  all(): Finding[] {
    return [...this.host.files.contents.keys()].flatMap((uri) => [...this.checker.findings(uri)]);
  }
}
