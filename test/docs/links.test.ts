import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { documents, ROOT } from './documents';
import { readMarkdown } from './markdown';

/** Why a link of a document leads nowhere, or undefined. Links to the web are not followed. */
function linkFault(from: string, link: string): string | undefined {
  if (/^(https?|mailto):/.test(link)) return undefined;
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? from : posix.join(posix.dirname(from), path);
  const file = join(ROOT, target);
  if (!existsSync(file)) return `${from}: ${link} leads to no file`;
  if (anchor === undefined || statSync(file).isDirectory()) return undefined;
  const { anchors } = readMarkdown(target, readFileSync(file, 'utf8'));
  return anchors.has(anchor) ? undefined : `${from}: ${link} leads to no heading`;
}

describe('the links of the documents', () => {
  it('lead to files and headings', () => {
    const all = documents().flatMap(({ path, links }) => links.map((link) => [path, link] as const));
    assert.ok(all.length > 20);
    assert.deepEqual(
      all.flatMap(([path, link]) => linkFault(path, link) ?? []),
      [],
    );
  });

  it('are told when they do not', () => {
    assert.match(linkFault('README.md', 'docs/none.md') ?? '', /no file/);
    assert.match(linkFault('docs/registry.md', '../README.md#none') ?? '', /no heading/);
    assert.equal(linkFault('README.md', '#install'), undefined);
  });
});
