import type { FilePath, ProjectRoot } from '../hooks/brand';
import { projectOwner } from '../hooks/folders';
import { configCandidates } from './config-candidates';
import { tsconfigInputs } from './tsconfig-inputs';

interface Case {
  readonly tsconfigs: Readonly<Record<string, object>>;
  /** Projects that projects have among their dependencies as packages. */
  readonly dependencies?: Readonly<Record<string, readonly string[]>>;
  readonly root?: string;
  readonly isBuiltInMemory?: boolean;
}

function builtIn({ tsconfigs, dependencies = {}, root = 'app', isBuiltInMemory = false }: Case): readonly string[] {
  const roots = ['.', 'app', 'lib', 'lib/inner', 'base'].map((each) => each as ProjectRoot);
  const files = Object.keys(tsconfigs).map((each) => each as FilePath);
  return tsconfigInputs(root as ProjectRoot, isBuiltInMemory, {
    candidates: configCandidates(files, projectOwner(roots)),
    readText: (file) => (tsconfigs[file] === undefined ? null : JSON.stringify(tsconfigs[file])),
    dependenciesByName: (project) => roots.filter((each) => dependencies[project]?.includes(each)),
    hasProjectsWithin: () => false,
  }).built;
}

const to = (...paths: readonly string[]) => ({ references: paths.map((path) => ({ path })) });
const into = (outDir: string) => ({ compilerOptions: { outDir } });

test('a project that references nothing and depends on no other package reads nothing that is built', () => {
  expect(builtIn({ tsconfigs: { 'app/tsconfig.json': into('out'), 'lib/tsconfig.json': into('out') } })).toEqual([]);
});

test('another project that is referenced counts with its own folder, and with the one for output elsewhere', () => {
  const lib = (config: object) =>
    builtIn({ tsconfigs: { 'app/tsconfig.json': to('../lib'), 'lib/tsconfig.json': config } });
  expect(lib(into('out'))).toEqual(['lib']);
  expect(lib(into('../dist/lib'))).toEqual(['dist/lib', 'lib']);
});

test('of the project itself only that counts which its configurations reference of each other', () => {
  const tsconfigs = {
    'app/tsconfig.json': { files: [], ...to('./tsconfig.app.json', './tsconfig.spec.json') },
    'app/tsconfig.app.json': into('out-tsc/app'),
    'app/tsconfig.spec.json': { ...into('out-tsc/spec'), ...to('./tsconfig.app.json') },
  };
  expect(builtIn({ tsconfigs })).toEqual(['app/out-tsc/app', 'app/out-tsc/spec']);
});

test('the workspace root references all, and of each only what is built', () => {
  const tsconfigs = {
    'tsconfig.json': to('./lib', './base'),
    'lib/tsconfig.json': into('out'),
    'base/tsconfig.json': into('out'),
  };
  expect(builtIn({ tsconfigs, root: '.' })).toEqual(['base/out', 'lib/out']);
});

test('packages of the workspace count as far as one depends on the other', () => {
  const dependencies = { app: ['lib'], lib: ['base', 'lib/inner'], base: ['app'] };
  expect(builtIn({ tsconfigs: {}, dependencies })).toEqual(['base', 'lib']);
});

test('what is built in memory is not read, packages that no reference leads to are', () => {
  const tsconfigs = { 'app/tsconfig.json': to('../lib'), 'lib/tsconfig.json': into('../dist/lib') };
  const dependencies = { app: ['lib', 'base'] };
  expect(builtIn({ tsconfigs, dependencies, isBuiltInMemory: true })).toEqual(['base']);
});
