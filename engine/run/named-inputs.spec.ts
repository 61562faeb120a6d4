import type { ProjectRoot } from '../hooks/brand';
import { namedInputsOf } from './named-inputs';

const app = 'apps/app' as ProjectRoot;
const graph = {
  nodes: {
    app: { name: 'app', data: { root: 'apps/app', namedInputs: { own: ['{projectRoot}/own/**/*'] } } },
    lib: { name: 'lib', data: { root: 'libs/lib', namedInputs: { production: ['{projectRoot}/src/**/*'] } } },
  },
  dependencies: { app: [{ target: 'lib' }], lib: [] },
};
const fileSet = (pattern: string, root: string = app) => ({ kind: 'file-set', pattern, root });

function meaningOf(entries: readonly unknown[], more: Readonly<Record<string, readonly unknown[]>> = {}) {
  return namedInputsOf(graph, { it: entries, ...more })('it', app);
}

test.each<readonly [string, unknown, readonly unknown[]]>([
  ['a file set', '{projectRoot}/a/*', [fileSet('{projectRoot}/a/*')]],
  ['what a file set takes away', '!{projectRoot}/a/*', [fileSet('!{projectRoot}/a/*')]],
  ['a file set as an object', { fileset: '{workspaceRoot}/a' }, [fileSet('{workspaceRoot}/a')]],
  [
    'a file set of the projects it depends on',
    { fileset: '{projectRoot}/a', dependencies: true },
    [fileSet('^{projectRoot}/a')],
  ],
  ['another named input', 'own', [fileSet('{projectRoot}/own/**/*')]],
  ['the default one', 'default', [fileSet('{projectRoot}/**/*')]],
  ['one of the projects it depends on', '^production', [fileSet('{projectRoot}/src/**/*', 'libs/lib')]],
  [
    'the same as an object',
    { input: 'production', dependencies: true },
    [fileSet('{projectRoot}/src/**/*', 'libs/lib')],
  ],
  [
    'one of a project by name',
    { input: 'production', projects: ['lib'] },
    [fileSet('{projectRoot}/src/**/*', 'libs/lib')],
  ],
  ['a variable', { env: 'MODE' }, [{ kind: 'env', name: 'MODE' }]],
  ['what a command prints', { runtime: 'node -v' }, [{ kind: 'runtime', command: 'node -v' }]],
  ['packages', { externalDependencies: ['x'] }, [{ kind: 'package', name: 'x' }]],
  [
    'fields of a file, as the whole file',
    { json: '{workspaceRoot}/x.json', fields: ['a'] },
    [fileSet('{workspaceRoot}/x.json')],
  ],
  ['the folder of the project, which counts anyway', { workingDirectory: 'relative' }, []],
])('a named input holds %s', (_, entry, meaning) => {
  expect(meaningOf([entry])).toEqual(meaning);
});

test.each([
  { dependentTasksOutputFiles: '**/*.d.ts' },
  { workingDirectory: 'absolute' },
  { somethingNew: true },
  { input: 'production', projects: ['nobody'] },
  'nothing',
])('nothing is guessed of an entry that no fingerprint holds: %j', (entry) => {
  expect(meaningOf([entry])).toMatchObject([{ kind: 'uncaptured' }]);
});

test('named inputs that name each other come to an end', () => {
  expect(meaningOf(['other', '{projectRoot}/a'], { other: ['it'] })).toEqual([fileSet('{projectRoot}/a')]);
});
