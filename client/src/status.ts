import { type Command, type Disposable, LanguageStatusSeverity, languages, Uri } from 'vscode';
import { State } from 'vscode-languageclient/node';
import type { ServerStatus } from './server-status';
import { type Status, statusText } from './status-text';
import type { SynchronizedDocuments } from './synchronized-documents';

const showLog: Command = { title: 'Show Log', command: 'sipLens.showLog' };
const restart: Command = { title: 'Restart', command: 'sipLens.restartServer' };

/** The status item of our documents: what they are checked against, and what is wrong with that. */
export function showStatus(server: ServerStatus, documents: SynchronizedDocuments): Disposable[] {
  const item = languages.createLanguageStatusItem('sipLens.status', documents.selector);
  item.name = 'SIP Lens';

  const show = (text: string, detail: string, severity: LanguageStatusSeverity, command: Command) => {
    item.text = text;
    item.detail = detail;
    item.severity = severity;
    item.command = command;
  };
  const showState = () => {
    if (server.isStopped) {
      show('SIP Lens is not running', 'its log says why', LanguageStatusSeverity.Error, restart);
    } else {
      show('SIP Lens', 'reading the files', LanguageStatusSeverity.Information, showLog);
    }
  };
  const showLast = (status: Status) => {
    const { text, detail, isProblem } = statusText(status);
    const severity = isProblem ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
    show(text, detail, severity, status.registry === undefined ? showLog : open(status.registry.uri));
  };
  const select = () => {
    item.selector = documents.selector;
  };
  const update = () => {
    item.busy = server.state === State.Starting;
    if (server.last) showLast(server.last);
    else showState();
  };

  update();
  return [item, server.onDidChange(update), documents.onDidChange(select)];
}

function open(uri: string): Command {
  return { title: 'Open', command: 'vscode.open', arguments: [Uri.parse(uri)] };
}
