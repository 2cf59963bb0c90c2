import type { Preview, PreviewedCall } from '../../../protocol/account';

/** More calls than this do not fit into a dialog; the list of all can be opened. */
export const shownCalls = 6;

/** Files that an undo sets back, by their names, and those that were edited since and stay as they are. */
export interface FilesToUndo {
  readonly setBack: readonly string[];
  readonly kept: readonly string[];
}

/** What a dialog says before anything is changed: where, and each call as it will be sent. */
export function confirmation(preview: Preview, files?: FilesToUndo): string {
  const { connection, account, region, calls, password } = preview;
  const shown = calls.slice(0, shownCalls).map((call, index) => callText(call, index + 1));
  const hidden = calls.length - shown.length;
  return [
    `Account ${account}, region ${region.toUpperCase()}, connection ${connection}. ${requests(calls.length)}:`,
    ...shown,
    ...(hidden > 0 ? [`and ${hidden} more, which "Show All" lists.`] : []),
    ...(password === undefined ? [] : [passwordText[password]]),
    ...(files === undefined ? [] : filesText(files)),
  ].join('\n\n');
}

const passwordText = {
  configuration: 'A strong password is generated and written into the configuration.',
  clipboard: 'A strong password is generated and put into the clipboard. Twilio does not show it again.',
};

function filesText({ setBack, kept }: FilesToUndo): string[] {
  return [
    ...(setBack.length > 0 ? [`Then the text of before is put back into ${setBack.join(', ')}.`] : []),
    ...(kept.length > 0 ? [keptText(kept)] : []),
  ];
}

/** Of files that an undo leaves alone. */
export function keptText(kept: readonly string[]): string {
  return `Edited since, and therefore left as it is: ${kept.join(', ')}. Take the change back there by hand.`;
}

/** All calls, as a document. */
export function callList(title: string, { account, region, calls }: Preview): string {
  const head = `${title}\n\nAccount ${account}, region ${region.toUpperCase()}. ${requests(calls.length)}, in this order:`;
  return [head, ...calls.map((call, index) => callText(call, index + 1)), ''].join('\n\n');
}

function callText({ title, method, url, form }: PreviewedCall, number: number): string {
  const fields = Object.entries(form).map(([name, value]) => `    ${name}=${value}`);
  return [`${number}. ${title}`, `${method} ${url}`, ...fields].join('\n');
}

function requests(count: number): string {
  return count === 1 ? 'One request is sent to Twilio' : `${count} requests are sent to Twilio`;
}
