import {
  type Command,
  type Disposable,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  languages,
  window,
} from 'vscode';
import type { ServerStatus } from '../server-status';
import type { SynchronizedDocuments } from '../synchronized-documents';
import { accountStatusText } from './account-status-text';
import { labelOf } from './binding-settings';

const details: Command = { title: 'Details', command: 'sipLens.showAccountDetails' };
const signIn: Command = { title: 'Sign In', command: 'sipLens.signIn' };

/** The age of the data is told in minutes. */
const minute = 60_000;

/** The status item of the linked account: which one, how old its data is, and what is unknown. */
export function showAccountStatus(status: ServerStatus, documents: SynchronizedDocuments): Disposable {
  const item = languages.createLanguageStatusItem('sipLens.account', documents.selector);
  item.name = 'Twilio account';
  const show = () => showText(item, status);
  const select = () => {
    item.selector = documents.selector;
  };
  const timer = setInterval(() => status.connections.length > 0 && show(), minute);
  show();
  const listening = [
    status.onDidChange(show),
    window.onDidChangeActiveTextEditor(show),
    documents.onDidChange(select),
  ];
  return {
    dispose: () => {
      clearInterval(timer);
      for (const each of [...listening, item]) each.dispose();
    },
  };
}

function showText(item: LanguageStatusItem, status: ServerStatus): void {
  const uri = window.activeTextEditor?.document.uri;
  const label = uri && labelOf(uri);
  const { text, detail, isProblem, isBusy } = accountStatusText(status.connections, label, Date.now());
  item.text = text;
  item.detail = detail;
  item.busy = isBusy;
  item.severity = isProblem ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
  item.command = status.connections.length === 0 ? signIn : details;
}
