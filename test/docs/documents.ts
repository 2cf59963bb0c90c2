import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Markdown, readMarkdown } from './markdown';

export const ROOT = join(__dirname, '../..');

/** The documents that are written by hand: what is generated has tests of its own. */
export function documents(): Markdown[] {
  const root = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'];
  const docs = readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md'));
  return [...root, ...docs.map((name) => `docs/${name}`)].map((path) =>
    readMarkdown(path, readFileSync(join(ROOT, path), 'utf8')),
  );
}

export function document(path: string): Markdown {
  return readMarkdown(path, readFileSync(join(ROOT, path), 'utf8'));
}
