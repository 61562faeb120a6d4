import type { FilePath } from '../hooks/brand';
import { tsconfigReach } from './tsconfig-reach';

const reach = (configs: Readonly<Record<string, object>>, config = 'libs/a/tsconfig.json') =>
  tsconfigReach(config as FilePath, (file) => {
    const found = configs[file];
    return found === undefined ? null : JSON.stringify(found);
  });
const own = (config: object) => reach({ 'libs/a/tsconfig.json': config });

test.each([
  ['its own folder, where it lists nothing', {}, ['libs/a/**/*']],
  ['folders, whole', { include: ['src/**/*.ts', 'test'] }, ['libs/a/src/**/*', 'libs/a/test/**/*']],
  ['what lies outside', { include: ['**/*.ts', '../../types/**/*.d.ts'] }, ['libs/a/**/*', 'types/**/*']],
  ['the folders of single files', { files: ['x.ts', '../b/y.d.ts'] }, ['libs/a/**/*', 'libs/b/**/*']],
  ['files of the workspace root, and no more of it', { files: ['../../global.d.ts'] }, ['global.d.ts']],
  ['the whole workspace, where it asks for that', { include: ['../../**/*'] }, ['**/*']],
  ['nothing outside of the workspace', { include: ['../../../x'] }, []],
  ['roots of types', { include: [], compilerOptions: { typeRoots: ['../../typings'] } }, ['typings/**/*']],
  ['its own folder, where its lists make no sense', { include: 5 }, ['libs/a/**/*']],
])('reaches %s', (_, config, expected) => {
  expect(own(config)).toEqual(expected);
});

test('inherits lists that it does not state, relative to where they stand', () => {
  const base = { include: ['shared/**/*'], files: ['global.d.ts'] };
  expect(reach({ 'libs/a/tsconfig.json': { extends: '../../base.json', files: [] }, 'base.json': base })).toEqual([
    'shared/**/*',
  ]);
  expect(reach({ 'libs/a/tsconfig.json': { extends: ['../../base'] }, 'base.json': base })).toEqual([
    'global.d.ts',
    'shared/**/*',
  ]);
});

test('reaches what it references, through solutions and circles, and nothing where there is nothing', () => {
  const configs = {
    'libs/a/tsconfig.json': { include: ['src'], references: [{ path: '../b' }, { path: '../c/tsconfig.lib.json' }] },
    'libs/b/tsconfig.json': { files: [], references: [{ path: './tsconfig.lib.json' }, { path: '../nowhere' }] },
    'libs/b/tsconfig.lib.json': { extends: '../../base.json' },
    'libs/c/tsconfig.lib.json': { include: ['lib'], references: [{ path: '../a' }] },
    'base.json': { include: ['${configDir}/source'] },
  };
  expect(reach(configs)).toEqual(['libs/a/src/**/*', 'libs/b/source/**/*', 'libs/c/lib/**/*']);
});

test('takes ${configDir} for the folder of the configuration that is asked for', () => {
  const base = { include: ['${configDir}/src/**/*'] };
  expect(reach({ 'libs/a/tsconfig.json': { extends: '../../base.json' }, 'base.json': base })).toEqual([
    'libs/a/src/**/*',
  ]);
});

test('ends where configurations extend each other', () => {
  expect(
    reach({ 'libs/a/tsconfig.json': { extends: './b.json' }, 'libs/a/b.json': { extends: './tsconfig.json' } }),
  ).toEqual(['libs/a/**/*']);
});
