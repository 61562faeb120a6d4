import { addProjectConfiguration, logger, type Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import fc from 'fast-check';
import { loadWorkspaceConfig } from '../../engine/config';
import type { FilePath } from '../../engine/hooks/brand';
import { version } from '../../engine/hooks/version';
import { builtInTools } from '../../engine/tools';
import init from './init';

let lines: string[] = [];

beforeEach(() => {
  lines = [];
  jest.spyOn(logger, 'info').mockImplementation((line: unknown) => void lines.push(String(line)));
});
afterEach(() => jest.restoreAllMocks());

const configs: Readonly<Record<string, string>> = {
  biome: 'biome.json',
  cspell: 'cspell.json',
  eslint: 'eslint.config.mjs',
  jest: 'a/jest.config.ts',
  knip: 'knip.json',
  'markdownlint-cli2': '.markdownlint-cli2.jsonc',
  oxlint: '.oxlintrc.json',
  prettier: '.prettierrc',
  secretlint: '.secretlintrc.json',
  stylelint: '.stylelintrc.json',
  tsc: 'a/tsconfig.json',
  vitest: 'a/vitest.config.ts',
};

/** A workspace with one project and the given tools, each asked for in package.json and configured. */
function workspace(tools: readonly string[]): Tree {
  const tree = createTreeWithEmptyWorkspace({ formatter: 'none' });
  addProjectConfiguration(tree, 'a', { root: 'a' });
  const packages = tools.map((name) => builtInTools.get(name)?.program.package ?? name);
  tree.write(
    'package.json',
    json({ name: 'w', devDependencies: Object.fromEntries(packages.map((name) => [name, '*'])) }),
  );
  for (const tool of tools) tree.write(configs[tool] ?? tool, '{}');
  return tree;
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
const read = (tree: Tree, file: string): string => tree.read(file, 'utf-8') ?? '';
const hooksOf = (tree: Tree) =>
  loadWorkspaceConfig({ file: 'hookgraph.json' as FilePath, text: read(tree, 'hookgraph.json') }, builtInTools);
const written = (tree: Tree) =>
  ['hookgraph.json', 'nx.json', '.gitignore', 'package.json'].map((file) => read(tree, file));

test('each tool in use becomes a hook, and everything around it is set up', async () => {
  const tree = workspace(['prettier', 'eslint', 'tsc', 'vitest']);
  await init(tree);
  expect(hooksOf(tree).hooks.map(({ name }) => name)).toEqual(['prettier', 'eslint', 'types', 'vitest']);
  expect(read(tree, 'hookgraph.json')).toContain('// Formatting first');
  expect(JSON.parse(read(tree, 'nx.json'))).toMatchObject({ plugins: ['hookgraph'] });
  expect(read(tree, '.gitignore').split('\n')).toContain('.hookgraph/');
  expect(JSON.parse(read(tree, 'package.json'))).toMatchObject({ devDependencies: { hookgraph: version } });
  expect(lines.join('\n')).toContain('  types: tsc (a/tsconfig.json, package.json)');
});

test('what is left out is said, with the reason', async () => {
  const tree = workspace(['prettier']);
  tree.write('package.json', json({ devDependencies: { typescript: '*', prettier: '*' } }));
  tree.write('.stylelintrc.json', '{}');
  await init(tree);
  expect(lines).toContain('  tsc: typescript is installed, but no project has a tsconfig.json that names files');
  expect(lines).toContain(
    '  stylelint: there is .stylelintrc.json, but stylelint is neither installed nor in a package.json',
  );
});

test('an empty workspace gets a hookgraph.json without hooks and the way to add one', async () => {
  const tree = workspace([]);
  await init(tree);
  expect(hooksOf(tree)).toMatchObject({ hooks: [], problems: [] });
  expect(lines.join('\n')).toContain('nx g hookgraph:hook <name>');
});

test('Biome would take comments for errors, so there are none, unless it is told to allow them', async () => {
  const strict = workspace(['biome']);
  await init(strict);
  expect(read(strict, 'hookgraph.json')).not.toContain('//');
  const lenient = workspace(['biome']);
  lenient.write('biome.json', '{ "json": { "parser": { "allowComments": true } } }');
  await init(lenient);
  expect(read(lenient, 'hookgraph.json')).toContain('//');
});

test('two tools for the same work are both kept, and it is said', async () => {
  const tree = workspace(['biome', 'prettier', 'eslint']);
  await init(tree);
  expect(hooksOf(tree).hooks).toHaveLength(3);
  expect(lines.join('\n')).toMatch(/biome and prettier are both configured.*\n.*biome and eslint are both configured/);
});

test('a hookgraph.json that exists is left alone; what it lacks is said with the command', async () => {
  const tree = workspace(['prettier', 'tsc']);
  const text = '{ "hooks": { "style": { "tool": "prettier" } } }';
  tree.write('hookgraph.json', text);
  await init(tree);
  expect(read(tree, 'hookgraph.json')).toBe(text);
  expect(lines).toContain(
    '  tsc (a/tsconfig.json, package.json) has no hook; add it with: nx g hookgraph:hook types --tool tsc',
  );
  expect(lines.join('\n')).not.toContain('prettier');
});

test('a hookgraph.json with mistakes is left alone, and they are shown', async () => {
  const tree = workspace([]);
  tree.write('hookgraph.json', '{ "hoks": {} }');
  await init(tree);
  expect(read(tree, 'hookgraph.json')).toBe('{ "hoks": {} }');
  expect(lines.join('\n')).toContain('hookgraph.json:1:3  unknown key "hoks"');
});

test('the folder of verdicts that hookgraph.json names is the one that is ignored', async () => {
  const tree = workspace([]);
  tree.write('hookgraph.json', '{ "cache": { "directory": "tmp/verdicts" } }');
  await init(tree);
  expect(read(tree, '.gitignore').split('\n')).toContain('tmp/verdicts/');
});

test('package.json and the plugin stay out of it where that is asked for', async () => {
  const tree = workspace([]);
  const before = [read(tree, 'package.json'), read(tree, 'nx.json')];
  await init(tree, { skipPackageJson: true, addPlugin: false });
  expect([read(tree, 'package.json'), read(tree, 'nx.json')]).toEqual(before);
  expect(lines.join('\n')).toContain('The plugin was not registered');
});

test('only the new file is formatted, and not even that with --skip-format', async () => {
  for (const skipFormat of [false, true]) {
    const tree = workspace(['prettier']);
    tree.write('nx.json', '{\n    "a":   1\n}');
    await init(tree, { skipFormat });
    expect(read(tree, 'nx.json')).toBe('{\n    "a":   1,\n    "plugins": ["hookgraph"]\n}');
    expect(read(tree, 'hookgraph.json').includes('\n    "$schema"')).toBe(skipFormat);
  }
});

test('whatever tools there are and however nx.json is laid out, a second run changes nothing', async () => {
  const layout = fc.record({
    indent: fc.constantFrom('  ', '    ', '\t'),
    eol: fc.constantFrom('\n', '\r\n'),
    end: fc.boolean(),
    plugins: fc.constantFrom(undefined, [], ['@nx/js'], [{ plugin: 'hookgraph' }], ['hookgraph']),
  });
  await fc.assert(
    fc.asyncProperty(fc.subarray([...builtInTools.keys()]), layout, async (tools, { indent, eol, end, plugins }) => {
      const tree = workspace(tools);
      const nxJson = JSON.stringify({ defaultBase: 'main', ...(plugins ? { plugins } : {}) }, null, indent);
      const text = nxJson.replace('"main"', '"main" /* ours */').replaceAll('\n', eol) + (end ? eol : '');
      tree.write('nx.json', text);
      await init(tree, { skipFormat: true });
      const first = written(tree);
      expect(hooksOf(tree).hooks).toHaveLength(tools.length);
      expect(hooksOf(tree).problems).toEqual([]);
      const nx = read(tree, 'nx.json');
      expect(nx).toMatch(/"main",? \/\* ours \*\//);
      expect(nx.match(/"hookgraph"/g)).toHaveLength(1);
      expect(nx.endsWith(eol)).toBe(end);
      expect(
        nx
          .split('\n')
          .slice(1)
          .every((line) => !line.startsWith(' ') || indent !== '\t'),
      ).toBe(true);
      await init(tree, { skipFormat: true });
      expect(written(tree)).toEqual(first);
    }),
    { numRuns: 30 },
  );
});

test('hookgraph is installed only where package.json did not ask for it', async () => {
  const tree = workspace([]);
  tree.write('package.json', '{ "devDependencies": { "hookgraph": "file:x.tgz" } }');
  await init(tree);
  expect(read(tree, 'package.json')).toBe('{ "devDependencies": { "hookgraph": "file:x.tgz" } }');
});
