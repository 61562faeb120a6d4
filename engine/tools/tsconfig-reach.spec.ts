import type { FilePath } from '../hooks/brand';
import { tsconfigReach } from './tsconfig-reach';

type Configs = Readonly<Record<string, object>>;
const textIn = (configs: Configs) => (file: FilePath) => {
  const found = configs[file];
  return found === undefined ? null : JSON.stringify(found);
};
const reach = (configs: Configs, config = 'libs/a/tsconfig.json') =>
  tsconfigReach(config as FilePath, textIn(configs)).globs;
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

describe('of what it references it knows the folders that hold what is built', () => {
  const builtInto = (config: object, more: Configs = {}) =>
    tsconfigReach(
      'libs/a/tsconfig.json' as FilePath,
      textIn({ 'libs/a/tsconfig.json': { references: [{ path: '../b' }] }, 'libs/b/tsconfig.json': config, ...more }),
    ).references;
  const b = 'libs/b/tsconfig.json';

  test.each([
    ['its own, where it names none', {}, ['libs/b']],
    ['the one for all output', { compilerOptions: { outDir: 'dist/' } }, ['libs/b/dist']],
    [
      'those for scripts and declarations',
      { compilerOptions: { outDir: './js', declarationDir: '../../types/b' } },
      ['libs/b/js', 'types/b'],
    ],
    ['none outside of the workspace', { compilerOptions: { outDir: '../../../out' } }, []],
    ['the inherited one', { extends: '../../base.json' }, ['out']],
    ['the inherited one of its own', { extends: '../../own.json' }, ['libs/b/out']],
    ['its own, where what it says makes no sense', { compilerOptions: { outDir: 5 } }, ['libs/b']],
  ])('%s', (_, config, expected) => {
    const bases = {
      'base.json': { compilerOptions: { outDir: 'out' } },
      'own.json': { compilerOptions: { outDir: '${configDir}/out' } },
    };
    expect(builtInto(config, bases)).toEqual([{ config: b, builtInto: expected }]);
  });

  test('directly or not, and not of itself', () => {
    const c = 'libs/c/tsconfig.json';
    const references = { compilerOptions: { outDir: 'dist' }, references: [{ path: '../c' }, { path: '../a' }] };
    expect(builtInto(references, { [c]: { references: [{ path: '../b' }] } })).toEqual([
      { config: b, builtInto: ['libs/b/dist'] },
      { config: c, builtInto: ['libs/c'] },
    ]);
  });
});
