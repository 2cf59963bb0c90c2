/** Names that only Asterisk's SIP files and dialplans have, as globs. No pattern claims every `.conf`. */
export const knownNames = [
  '**/pjsip*.conf',
  '**/pjsip/*.conf',
  '**/pjsip.d/*.conf',
  '**/extensions*.conf',
  '**/sip.conf',
  '**/twilio.registry.yaml',
];

/** Files that mark the folder from which Asterisk reads its configuration. */
const configurationFiles = ['asterisk.conf', 'pjsip.conf', 'pjsip_wizard.conf', 'extensions.conf'];

/** As much of a file as is looked at, in characters; the server looks no further either. */
const headLength = 64 * 1024;

const section = /^[ \t]*\[[^\]\n]+\]/m;
const typeOption =
  /^[ \t]*type[ \t]*=>?[ \t]*(?:endpoint|auth|aor|registration|identify|transport|wizard)[ \t\r]*(?:;.*)?$/im;

/** Whether a text declares PJSIP objects, whatever the file is called. */
export function declaresPjsip(text: string): boolean {
  const head = text.slice(0, headLength);
  return section.test(head) && typeOption.test(head);
}

/**
 * Whether a file lies in Asterisk's configuration folder or below it: what its files include is read from there, and
 * a fragment need not show by itself what it is.
 *
 * @param path absolute, with slashes
 * @param top the workspace folder, where the search upwards ends
 */
export function inConfigurationFolder(
  path: string,
  top: string | undefined,
  exists: (path: string) => boolean,
): boolean {
  let folder = parent(path);
  for (;;) {
    const here = folder;
    if (configurationFiles.some((name) => exists(`${here}/${name}`))) return true;
    if (top === undefined || !folder.startsWith(`${top}/`)) return false;
    folder = parent(folder);
  }
}

function parent(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/**
 * The pattern of a document selector for a path or glob of the settings, which is relative to the workspace folder.
 * A selector is matched against the whole path.
 */
export function selectorPattern(setting: string): string {
  const path = setting.trim().replace(/\\/g, '/');
  if (path.startsWith('/') || /^[A-Za-z]:\//.test(path) || path.startsWith('**/')) return path;
  return `**/${path.replace(/^(?:\.{1,2}\/)+/, '')}`;
}

/** A glob that matches this one path only. */
export function literalGlob(path: string): string {
  return path.replace(/[[\]{}*?]/g, '[$&]');
}
