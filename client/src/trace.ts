import { ConfigurationTarget, window, workspace } from 'vscode';

const levels = [
  { label: 'off', detail: 'Nothing is written down.' },
  { label: 'messages', detail: 'The names and times of the messages between editor and server.' },
  {
    label: 'verbose',
    detail: 'The messages with all they carry, the text of your documents and its passwords included.',
  },
];

/** Asks how much of the talk between editor and server goes to the log. It is kept in the user's settings. */
export async function setTrace(): Promise<void> {
  const chosen = await window.showQuickPick(levels, {
    title: 'SIP Lens: trace of the language server',
    placeHolder: 'A trace may carry the text of your documents: read it before you pass it on',
  });
  if (chosen === undefined) return;
  const configuration = workspace.getConfiguration('sipLens');
  await configuration.update('trace.server', chosen.label, ConfigurationTarget.Global);
}
