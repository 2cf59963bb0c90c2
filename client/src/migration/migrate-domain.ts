import { type QuickPickItem, QuickPickItemKind, Uri, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { AccountFix } from '../../../protocol/account';
import type { MigrationPreview, MigrationRequest, UsedService } from '../../../protocol/migration';
import type { AccountRequests } from '../account/account-requests';
import type { AccountFixes } from '../account-fix/account-fixes';
import type { ReportDocuments } from '../report-document';
import { checkItems, migrationDocument, summary } from './checklist-text';
import { homeItems, type TargetItem, targetItems } from './targets';

/** What the command works with. */
export interface MigrationParts {
  readonly client: LanguageClient;
  readonly requests: AccountRequests;
  readonly fixes: AccountFixes;
  readonly reports: ReportDocuments;
}

/** Uses another SIP Domain or trunk instead of one: asks for both, shows what the target lacks, then every edit. */
export async function migrateDomain(parts: MigrationParts): Promise<void> {
  const from = await chooseFrom(parts.client);
  const target = from && (await chooseTarget(parts.requests, from));
  if (from === undefined || target === undefined) return;
  const { name = '', accountSid, region } = target;
  const to = accountSid === undefined ? { name } : { name, accountSid, region };
  await goThrough({ from, to }, parts);
}

async function chooseFrom(client: LanguageClient): Promise<UsedService | undefined> {
  const services = await client
    .sendRequest<UsedService[]>('sipLens/migration/services')
    .catch(() => undefined);
  if (services === undefined) return notRunning();
  if (services.length === 0) {
    void window.showInformationMessage('No file of this workspace names a SIP Domain or trunk of Twilio.');
    return undefined;
  }
  const items = services.map((service) => ({
    label: service.host,
    description: service.places === 1 ? 'one place' : `${service.places} places`,
    service,
  }));
  const chosen = await window.showQuickPick(items, { title, placeHolder: 'Which one is to be replaced?' });
  return chosen?.service;
}

const title = 'Migrate SIP Domain or trunk';

type Target = Partial<TargetItem>;

async function chooseTarget(requests: AccountRequests, from: UsedService): Promise<Target | undefined> {
  const tree = await requests.tree().catch(() => undefined);
  if (tree === undefined) return notRunning();
  const typed: QuickPickItem & Target = { label: '$(edit) Another name…', alwaysShow: true };
  const items: readonly (QuickPickItem & Target)[] = [...targetItems(tree, from), typed];
  const options = {
    title: `${title}: ${from.host}`,
    placeHolder: 'What takes its place?',
    matchOnDescription: true,
  };
  const chosen = await window.showQuickPick(items, options);
  if (chosen !== typed) return chosen;
  const name = await window.showInputBox({
    title: options.title,
    prompt: 'The new name, which is what stands before the product: acme of acme.sip.twilio.com',
    value: from.name,
  });
  if (name === undefined) return undefined;
  const homes = homeItems(tree);
  const [only] = homes;
  if (homes.length < 2) return { ...only, name };
  const home = await window.showQuickPick(homes, {
    title: options.title,
    placeHolder: 'In which account and region?',
  });
  return home && { ...home, name };
}

/** Comes back to the checklist after each thing that was put right, until it is left. */
async function goThrough(request: MigrationRequest, parts: MigrationParts): Promise<void> {
  for (;;) {
    const preview = await parts.client
      .sendRequest<MigrationPreview>('sipLens/migration/preview', request)
      .catch(() => undefined);
    if (preview === undefined) return notRunning();
    if (preview.problem !== undefined) {
      void window.showErrorMessage(preview.problem);
      return;
    }
    const act = await chooseStep(preview, parts);
    if (act === undefined || !(await act())) return;
  }
}

/** Answers whether to come back. */
type Act = () => Promise<boolean>;

interface Step extends QuickPickItem {
  readonly act?: Act;
}

async function chooseStep(preview: MigrationPreview, parts: MigrationParts): Promise<Act | undefined> {
  const { places } = preview;
  const edits = new Set(places.map(({ uri, range }) => `${uri} ${range.start.line}`)).size;
  const steps: Step[] = [
    ...(edits === 0
      ? []
      : [
          {
            label: `$(diff) Review and change ${edits === 1 ? 'one line' : `${edits} lines`}…`,
            act: () => applyEdit(preview, parts.client),
          },
        ]),
    { label: '$(markdown) Open all of this as a document', act: () => showDocument(preview, parts.reports) },
    { label: 'What the target needs', kind: QuickPickItemKind.Separator },
    ...checkItems(preview).map(({ check, ...item }) => ({
      ...item,
      act: () => resolve(check.fixes, item, parts.fixes),
    })),
  ];
  const options = {
    title: `${preview.from} → ${preview.to}`,
    placeHolder: summary(preview),
    matchOnDetail: true,
    ignoreFocusOut: true,
  };
  return (await window.showQuickPick(steps, options))?.act;
}

async function applyEdit({ edit, from, to }: MigrationPreview, client: LanguageClient): Promise<boolean> {
  const converted = await client.protocol2CodeConverter.asWorkspaceEdit(edit);
  const isApplied = await workspace.applyEdit(converted, { isRefactoring: true });
  if (isApplied) void window.setStatusBarMessage(`${to} stands in place of ${from}`, 5000);
  return false;
}

async function showDocument(preview: MigrationPreview, reports: ReportDocuments): Promise<boolean> {
  const nameOf = (uri: string) => workspace.asRelativePath(Uri.parse(uri, true));
  await reports.show('Migration.md', migrationDocument(preview, nameOf));
  return false;
}

/** Puts one thing right; where nothing can be done from here its whole reason is shown. */
async function resolve(
  fixes: readonly AccountFix[],
  { label, detail = '' }: QuickPickItem,
  accountFixes: AccountFixes,
): Promise<boolean> {
  const text = label.replace(/^\$\([\w-]+\) /, '');
  if (fixes.length === 0) {
    await window.showInformationMessage(text, { modal: true, detail });
    return true;
  }
  const items = fixes.map((fix) => ({ label: fix.title, fix }));
  const [first, ...others] = items;
  const options = { title: text, placeHolder: detail };
  const chosen = others.length === 0 ? first : await window.showQuickPick(items, options);
  if (chosen) await accountFixes.apply(chosen.fix);
  return true;
}

function notRunning(): undefined {
  void window.showErrorMessage('The SIP Lens server does not run. Restart it and try again.');
  return undefined;
}
