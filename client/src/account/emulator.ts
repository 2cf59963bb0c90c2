/** The base URL of an emulator, or why the setting names none that is taken. */
export type Emulator = { readonly url: string } | { readonly problem: string };

/**
 * Only this machine may stand in for Twilio: keys and passwords are sent to it.
 *
 * @param setting `http://127.0.0.1:4010`; empty or left out: there is none
 */
export function emulatorFrom(setting: unknown): Emulator | undefined {
  if (typeof setting !== 'string' || setting.trim() === '') return undefined;
  const url = URL.canParse(setting.trim()) ? new URL(setting.trim()) : undefined;
  if (url?.protocol !== 'http:') return refused('is no http:// URL');
  if (!isLoopback(url.hostname)) return refused(`leads to ${url.hostname}, which is not this machine`);
  if (url.username !== '' || url.password !== '') return refused('holds a user or a password');
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') return refused('has a path');
  return { url: url.origin };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function refused(why: string): Emulator {
  return {
    problem:
      `The setting sipLens.twilio.emulator ${why}: nothing is asked of Twilio or of an emulator. ` +
      'Write a loopback address, such as http://127.0.0.1:4010, or clear the setting.',
  };
}
