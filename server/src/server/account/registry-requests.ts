import type { RegistryDiff, RegistryPull, RegistryRequest } from '../../../../protocol/account';
import { driftText } from '../../features/registry/drift-text';
import type { AccountData } from '../../twilio/account/data';
import { compare } from '../../twilio/account/registry-file/comparison';
import { loadRegistryReader } from '../../twilio/account/registry-file/load';
import { notReadTexts } from '../../twilio/account/registry-file/not-read';
import { pullInto } from '../../twilio/account/registry-file/pull';
import type { RegistryFile } from '../../twilio/account/registry-file/read';
import { REGISTRY_NAME } from '../../workspace/recognise';
import { SourceFile } from '../../workspace/source-file';
import { joinUri } from '../../workspace/uri';
import { workspaceUri } from '../client-uri';
import type { World } from '../world';
import type { AccountLink } from './account-link';

const NOT_LINKED =
  'No Twilio account is linked, so there is nothing to compare with. Sign in first (SIP Lens: Sign In to Twilio…).';
const NOT_TRUSTED =
  'This workspace is not trusted, so no account is read for it. Trust it first (Workspaces: Manage Workspace Trust).';
const NO_FILE = 'There is no registry file yet. "SIP Lens: Update the Registry File" makes one.';

/** The registry file of a folder beside the accounts as they are now. */
export class RegistryRequests {
  constructor(
    private readonly link: AccountLink,
    private readonly current: () => Promise<World>,
  ) {}

  async pull(request: RegistryRequest, signal: AbortSignal): Promise<RegistryPull> {
    const { registry, uri, accounts, problem } = await this.look(request, signal);
    if (problem !== undefined) return { problem };
    const text = this.textOf(uri, await this.current());
    const pulled = pullInto(
      await loadRegistryReader(),
      { uri, ...(text === undefined ? {} : { text }) },
      accounts,
    );
    if (pulled.state === 'refused') {
      const line = pulled.problem.at.range.start.line + 1;
      return {
        problem: `The registry file is as it was: line ${line} has a mistake, and what it means would be lost. ${pulled.problem.message} Mend it first.`,
      };
    }
    const unread = notReadTexts(pulled.notRead);
    const isNew = registry === undefined && accounts.every(({ regions }) => regions.length === 0);
    if (isNew) return { problem: unread.join(' ') || NOT_LINKED };
    return { uri, text: pulled.text, ...(unread.length > 0 ? { problem: unread.join(' ') } : {}) };
  }

  async diff(request: RegistryRequest, signal: AbortSignal): Promise<RegistryDiff> {
    const { registry, accounts, problem } = await this.look(request, signal);
    if (problem !== undefined) return { problem };
    if (!registry) return { problem: NO_FILE };
    const comparison = compare(registry.accounts, accounts);
    const names = [...registry.accounts, ...accounts];
    return { text: driftText(comparison, names), count: comparison.drifts.length };
  }

  /** Reads the accounts anew: what was read before may be minutes old. */
  private async look({ folder }: RegistryRequest, signal: AbortSignal) {
    const inside = joinUri(workspaceUri(folder), REGISTRY_NAME);
    const live = this.link.accounts;
    const isLinked = live !== undefined && live.accounts.length > 0 && this.link.isTrusted;
    if (isLinked) await this.link.refresh({ explicit: true, signal });
    const world = await this.current();
    const registry = world.accounts.registryFor(inside);
    const uri = world.accounts.registryUriFor(inside);
    const binding = world.accounts.bindingOf(inside);
    const bound = binding && live?.accountOf(binding.label);
    const accounts = wanted(live?.accounts ?? [], bound, registry);
    return {
      registry,
      uri,
      accounts,
      ...(isLinked ? {} : { problem: this.link.isTrusted ? NOT_LINKED : NOT_TRUSTED }),
    };
  }

  private textOf(uri: string, { workspace }: World): string | undefined {
    const file = workspace.store.file(uri);
    return file instanceof SourceFile ? file.text : undefined;
  }
}

/** The account that the folder is bound to, else those that its file has, else all. */
function wanted(
  live: readonly AccountData[],
  bound: string | undefined,
  registry: RegistryFile | undefined,
): readonly AccountData[] {
  if (bound !== undefined) return live.filter(({ sid }) => sid === bound);
  const named = live.filter(({ sid }) => registry?.accounts.some((account) => account.sid === sid));
  return named.length > 0 ? named : live;
}
