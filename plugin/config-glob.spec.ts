import picomatch from 'picomatch';
import { lockFiles } from '../engine/system/lock-files';
import { builtInTools } from '../engine/tools';
import { alternatives } from './alternatives';
import { configGlob } from './config-glob';

const names = [
  'project.json',
  'package.json',
  'hookgraph.json',
  ...lockFiles,
  ...new Set([...builtInTools.values()].flatMap((tool) => tool.configFiles).filter((name) => name !== 'package.json')),
].flatMap(alternatives);

test('the glob of the plugin is made of manifests, lock files and every configuration file that a tool reads', () => {
  expect(configGlob).toBe(`**/{${[...new Set(names)].join(',')}}`);
});

test('the glob matches configuration at the root and in any folder', () => {
  const matches = picomatch(configGlob, { dot: true });
  for (const file of ['eslint.config.mjs', 'packages/a/.prettierrc', 'a/b/tsconfig.lib.json', '.config/cspell.json']) {
    expect([file, matches(file)]).toEqual([file, true]);
  }
  expect(matches('packages/a/src/index.ts')).toBe(false);
});
