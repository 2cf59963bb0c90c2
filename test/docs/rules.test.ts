import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pages, pagesFolder, withRuleNames } from '../../scripts/docs/generate.mjs';
import { cell, fence } from '../../scripts/docs/markdown.mjs';
import { allRules } from '../../server/src/rules';
import { docsUrl } from '../../server/src/rules/docs-url';
import { CheckedWorkspace } from '../support/checked-workspace';

const root = join(__dirname, '../..');
const hint = 'run `npm run docs`';

describe('what is made from the rules', () => {
  const made = pages(allRules);

  it('is in docs/rules as the rules have it', () => {
    for (const [name, text] of made) {
      const path = join(root, pagesFolder, name);
      assert.equal(existsSync(path) && readFileSync(path, 'utf8'), text, `${name}: ${hint}`);
    }
  });

  it('is all there is in docs/rules', () => {
    const names = readdirSync(join(root, pagesFolder), { recursive: true }).map(String);
    const left = names.filter((name) => name.endsWith('.md') && !made.has(name.replaceAll('\\', '/')));
    assert.deepEqual(left, [], hint);
  });

  it('is in the settings of the manifest', () => {
    const manifest = readFileSync(join(root, 'package.json'), 'utf8');
    assert.equal(manifest, withRuleNames(manifest, allRules), hint);
  });

  it('is where findings point to', () => {
    for (const { id } of allRules) {
      assert.ok(docsUrl(id).endsWith(`/${pagesFolder}/${id}.md`));
      assert.ok(made.has(`${id}.md`));
    }
  });

  it('shows every example whole', () => {
    for (const { id, docs } of allRules) {
      const page = made.get(`${id}.md`) ?? '';
      for (const { files } of [...docs.invalid, ...docs.valid]) {
        for (const text of Object.values(files)) assert.ok(page.includes(text), id);
      }
    }
  });
});

describe('the comment that a page shows', () => {
  const made = pages(allRules);
  for (const { id, docs } of allRules) {
    const [invalid] = docs.invalid;
    if (!invalid) continue;
    it(`switches ${id} off`, async () => {
      const comment = /^.*sip-lens-disable-file .*$/m.exec(made.get(`${id}.md`) ?? '')?.[0] ?? '';
      const files: [path: string, text: string][] = Object.entries(invalid.files).map(([path, text]) => [
        path,
        `${comment}\n${text}`,
      ]);
      const { registry, tracked, live, alerts } = invalid;
      const lead = comment.startsWith('#') ? `${comment}\n` : '';
      if (registry !== undefined) files.push(['twilio.registry.yaml', lead + registry]);
      const contents = new Map(files.map(([path, text]) => [`/${path}`, text]));
      const options = { live, alerts, ...(tracked ? { tracked: tracked.map((path) => `/${path}`) } : {}) };
      const rules = (await CheckedWorkspace.of(contents, options)).all().map(({ rule }) => rule);
      assert.ok(!rules.includes(id), comment);
    });
  }
});

describe('Markdown of the pages', () => {
  it('keeps a fence inside a block', () => {
    assert.equal(fence('ini', 'a\n```\nb'), '````ini\na\n```\nb\n````');
  });

  it('keeps a bar inside a cell', () => {
    assert.equal(cell('a|b\nc'), 'a\\|b c');
  });
});
