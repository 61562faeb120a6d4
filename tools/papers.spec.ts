import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadWorkspaceConfig } from '../engine/config';
import type { FilePath } from '../engine/hooks/brand';
import { builtInTools } from '../engine/tools';

const repository = dirname(__dirname);
const pages = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'examples/monorepo/README.md', ...pagesIn('docs')];

const texts = pages.map((page) => ({ page, text: readFileSync(join(repository, page), 'utf8') }));

test('papers link to nothing that is not there', () => {
  const dead = texts.flatMap(({ page, text }) =>
    [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
      .map(([, link]) => link ?? '')
      .filter((link) => !existsSync(join(repository, dirname(page), link)))
      .map((link) => `${page}: ${link}`),
  );
  expect(dead).toEqual([]);
});

test('papers show configuration that is right', () => {
  const blocks = texts.flatMap(({ page, text }) =>
    [...text.matchAll(/```jsonc?\n(\{.*?\n\})\n```/gs)].map(([, block]) => ({ page, block: block ?? '' })),
  );
  const configs = blocks.filter(({ block }) => /^\s+"(?:hooks|strategies|cache)":/m.test(block));
  expect(configs.map(({ page }) => page)).toContain('README.md');
  const problems = configs.flatMap(({ page, block }) =>
    loadWorkspaceConfig({ file: page as FilePath, text: block }, builtInTools).problems.map(
      ({ message }) => `${page}: ${message}`,
    ),
  );
  expect(problems).toEqual([]);
});

test('papers name no command of hookgraph that there is not', () => {
  const commands = new Set(readdirSync(join(repository, 'cli/commands')).map((name) => name.replace('.ts', '')));
  const named = texts.flatMap(({ text }) =>
    [...text.matchAll(/(?:npx |`)hookgraph ([a-z]+)/g)].map(([, name]) => name ?? ''),
  );
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => !commands.has(name))).toEqual([]);
});

function pagesIn(folder: string): readonly string[] {
  const names = readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.md')).map((name) => `${folder}/${name}`);
}
