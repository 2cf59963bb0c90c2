/** Names and places that only SIP files and dialplans of a PBX have, as globs. No pattern claims every `.conf` or `.xml`. */
export const knownNames = [
  '**/pjsip*.conf',
  '**/pjsip/*.conf',
  '**/pjsip.d/*.conf',
  '**/extensions*.conf',
  '**/sip.conf',
  '**/twilio.registry.yaml',
  '**/freeswitch.xml',
  '**/sip_profiles/*.xml',
  '**/sip_profiles/*/*.xml',
  '**/autoload_configs/sofia.conf.xml',
  '**/autoload_configs/acl.conf.xml',
];

/** Files that mark the folder from which Asterisk reads its configuration. */
const configurationFiles = ['asterisk.conf', 'pjsip.conf', 'pjsip_wizard.conf', 'extensions.conf'];

/** The file that marks the folder from which FreeSWITCH reads its configuration. */
export const freeswitchFiles = ['freeswitch.xml'];

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

/** What only FreeSWITCH's XML has, in whatever file it stands. */
const freeswitchForms = [
  /<x-pre-process\b[^>]*\bcmd\s*=/i,
  /<document\b[^>]*\btype\s*=\s*["']freeswitch\/xml["']/i,
  /<configuration\b[^>]*\bname\s*=\s*["'](?:sofia|acl)\.conf["']/i,
  /<gateway\b[^>]*\bname\s*=[\s\S]{0,4000}?<param\b[^>]*\bname\s*=/i,
  /<profile\b[^>]*\bname\s*=[\s\S]{0,4000}?<param\b[^>]*\bname\s*=\s*["'](?:sip-|rtp-|ext-|apply-)/i,
  /<list\b[^>]*\bname\s*=[\s\S]{0,2000}?<node\b[^>]*\btype\s*=\s*["'](?:allow|deny)["']/i,
  /<extension\b[^>]*\bname\s*=[\s\S]{0,6000}?<action\b[^>]*\bapplication\s*=/i,
  /<user\b[^>]*\bid\s*=[\s\S]{0,2000}?<param\b[^>]*\bname\s*=/i,
];

/** Whether an XML text is a part of a FreeSWITCH configuration; the server looks closer. */
export function declaresFreeSwitch(text: string): boolean {
  const head = text.slice(0, headLength);
  return freeswitchForms.some((form) => form.test(head));
}

/** YAML and variables that name SIP: a key with such a word, a SIP URI, a host of Twilio's, or where its REST API is. */
const sipSettings = [
  /(?:^|[\s"'{,_-])(?:[\w-]*[_-])?(?:sips?|SIPS?|Sip|trunks?|TRUNKS?|GATEWAY|gateways?)(?:[_-][\w-]*|[A-Z]\w*)?["']?\s*[:=]/m,
  /\bsips?:[^\s/]|\b(?:sip|pstn)\.(?:[\w-]+\.)*twilio\.com|TWILIO_REGION|kind:\s*Trunk/i,
  /\$\{?(?:\w+_)?(?:SIP|TRUNK)_/,
];

/**
 * Whether a YAML or `.env` text may hold SIP settings; the server looks closer.
 *
 * @param ownKeys key names that the settings give a meaning
 */
export function declaresSipSettings(text: string, ownKeys: readonly string[] = []): boolean {
  if (ownKeys.some((key) => text.includes(key))) return true;
  return /sip|trunk|twil|gateway/i.test(text) && sipSettings.some((form) => form.test(text));
}

/** `values.yaml`, `docker-compose.yml`, `.env`, `.env.local`, `pbx.env`, `env.example`. */
export function mayHoldSipSettings(path: string): boolean {
  const isVariables = /(?:^|\/)\.env(?:\.[\w-]+)*$|\.env$|[./]env\.(?:example|sample|template|dist)$/;
  return /\.ya?ml$/i.test(path) || isVariables.test(path);
}

/** Tags of the forms above, where one begins. */
const freeswitchTag =
  /<(?:x-pre-process|document|configuration|gateway|profile|param|list|node|extension|action|user)\b/i;

/** A section of Asterisk's, or the option that tells what it declares. */
const pjsipLine = /^[ \t]*(?:\[|type[ \t]*=)/im;

/**
 * Whether these lines of a file may have made it ours, so that the whole text is worth a look.
 *
 * @param path with slashes
 * @param lines whole lines, as they are after an edit
 * @param ownKeys key names that the settings give a meaning in YAML and variables
 */
export function mayBringSigns(path: string, lines: string, ownKeys: readonly string[] = []): boolean {
  if (mayHoldSipSettings(path)) return declaresSipSettings(lines, ownKeys);
  if (path.endsWith('.conf')) return pjsipLine.test(lines);
  return path.endsWith('.xml') && freeswitchTag.test(lines);
}

/**
 * Whether a file lies in Asterisk's configuration folder or below it: what its files include is read from there, and
 * a fragment need not show by itself what it is.
 *
 * @param path absolute, with slashes
 * @param top the workspace folder, where the search upwards ends
 * @param marks files by which the folder is known
 */
export function inConfigurationFolder(
  path: string,
  top: string | undefined,
  exists: (path: string) => boolean,
  marks: readonly string[] = configurationFiles,
): boolean {
  let folder = parent(path);
  for (;;) {
    const here = folder;
    if (marks.some((name) => exists(`${here}/${name}`))) return true;
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
