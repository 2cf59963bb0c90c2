// Writes what is made from the rules: docs/rules and the names of the setting sipLens.rules in package.json.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { tsImport } from 'tsx/esm/api';
import { fromRoot } from '../lib/root.mjs';
import { pages, pagesFolder, withRuleNames } from './generate.mjs';

const { allRules } = await tsImport('../../server/src/rules/index.ts', import.meta.url);
const made = pages(allRules);

for (const name of readdirSync(fromRoot(pagesFolder), { recursive: true }).map(String)) {
  if (name.endsWith('.md') && !made.has(name)) rmSync(fromRoot(pagesFolder, name));
}
for (const [name, text] of made) {
  const path = fromRoot(pagesFolder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
const manifest = fromRoot('package.json');
writeFileSync(manifest, withRuleNames(readFileSync(manifest, 'utf8'), allRules));
console.log(`${made.size} pages in ${pagesFolder}`);
