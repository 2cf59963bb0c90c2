import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCaseFiles } from '../../dialects/asterisk/judge/case-files';
import { readSamples } from '../../samples/workspace';
import { ruleFixtures } from '../../support/fixture/folders';
import { parseFixtures } from '../../support/fixture/parse';
import { generateSite } from '../asterisk/generate';

/** One configuration folder: what is given to Asterisk and to SIP Lens alike. */
export interface Site {
  readonly title: string;
  /** Texts by their path in the folder. */
  readonly files: Readonly<Record<string, string>>;
}

const CASES = join(__dirname, 'cases');
/** Files that the referee brings itself: another one of these would not let it start. */
const REFEREES_OWN = new Set(['asterisk.conf', 'modules.conf', 'logger.conf']);

/** Every folder with a pjsip.conf or a pjsip_wizard.conf in the fixtures of the rules; the same files come once. */
export function fixtureSites(): Site[] {
  const sites = ruleFixtures().flatMap(({ rule, name, cases }) =>
    cases
      // the bytes of these stand in no text
      .filter(({ options }) => !options.has('bytes'))
      .flatMap(({ title, files }) =>
        sitesIn(`${rule} ${name}: ${title}`, new Map(files.map(({ path, text }) => [path, text]))),
      ),
  );
  const different = new Map(sites.toReversed().map((site) => [JSON.stringify(site.files), site]));
  return [...different.values()].reverse();
}

export function sampleSites(): Site[] {
  return sitesIn('samples', readSamples());
}

/** The files of the judge's tests, whole. */
export function judgeSites(): Site[] {
  return readCaseFiles().map(({ name, text }) => ({ title: name, files: { 'pjsip.conf': text } }));
}

/** What once was judged otherwise than Asterisk does it, and what no other site has. */
export function caseSites(): Site[] {
  return readdirSync(CASES).flatMap((file) =>
    parseFixtures(readFileSync(join(CASES, file), 'utf8')).flatMap(({ title, files }) =>
      sitesIn(`${file}: ${title}`, new Map(files.map(({ path, text }) => [path, text]))),
    ),
  );
}

export function generatedSites(from: number, count: number): Site[] {
  return Array.from({ length: count }, (_, index) => ({
    title: `generateSite(${from + index})`,
    files: generateSite(from + index),
  }));
}

/** The configuration folders of a workspace. */
function sitesIn(title: string, workspace: ReadonlyMap<string, string>): Site[] {
  const mains = [...workspace.keys()].filter((path) => /\/pjsip(?:_wizard)?\.conf$/.test(path));
  const folders = new Set(mains.map((path) => path.slice(0, path.lastIndexOf('/') + 1)));
  return [...folders].map((folder) => ({ title, files: filesBelow(folder, workspace) }));
}

function filesBelow(folder: string, workspace: ReadonlyMap<string, string>): Record<string, string> {
  const below = [...workspace]
    .filter(([path]) => path.startsWith(folder))
    .map(([path, text]): [string, string] => [path.slice(folder.length), text])
    .filter(([path]) => path.endsWith('.conf') && !REFEREES_OWN.has(path));
  // Without one Asterisk has nothing to say; a wizard alone stands beside one that is elsewhere.
  return { 'pjsip.conf': '', ...Object.fromEntries(below) };
}
