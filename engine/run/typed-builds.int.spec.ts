import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { realWorkspace, type RealWorkspace } from './testing/real-workspace';
import { tsconfig } from './testing/referenced-projects';
import { typedEslint, typedPackages } from './testing/typed-linting';

// What other projects are built into, git ignores: no list of files holds it. typescript-eslint reads it by the options
// of its parser, the way of an import and what is there; ESLint itself, run cold in the same tree, says what is right.

// Real tools take seconds to load on a busy machine.
jest.setTimeout(180_000);

const open: RealWorkspace[] = [];
afterEach(() => Promise.all(open.splice(0).map((workspace) => workspace.close())));

interface Reading {
  /** Options of the parser; `ROOT` stands for the workspace. */
  readonly parser: string;
  readonly from: '@own/lib' | '../../lib/src/a.js';
  readonly references?: readonly string[];
  readonly options?: object;
  /** Fields of app/package.json. */
  readonly manifest?: object;
}

function workspaceOf({ parser, from, references = ['../lib'], options = {}, manifest = {} }: Reading): RealWorkspace {
  const workspace = realWorkspace({ app: ['lib'], lib: [] }, typedPackages, (file) => file.includes('/out/'));
  open.push(workspace);
  workspace.write({
    'package.json': '{ "name": "w", "type": "module" }',
    'hookgraph.json': '{ "hooks": { "eslint": { "tool": "eslint" } } }',
    'eslint.config.mjs': typedEslint('**/*.ts', parser.replace('ROOT', workspace.root)),
    'lib/package.json': JSON.stringify({ name: '@own/lib', exports: { types: './out/src/a.d.ts' } }),
    'lib/tsconfig.json': tsconfig(),
    'lib/src/a.ts': save('source'),
    'app/package.json': JSON.stringify({ name: 'app', ...manifest }),
    'app/tsconfig.json': tsconfig(options, ...references),
    'app/src/b.ts': `import { save } from '${from}';\nsave();\n`,
  });
  const link = join(workspace.root, 'node_modules/@own/lib');
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync('../../lib', link);
  return workspace;
}

/** A function of which a floating promise is left where it is asynchronous. */
const save = (of: 'source' | 'declaration', isAsync = true) => {
  const type = isAsync ? 'Promise<void>' : 'void';
  return of === 'declaration'
    ? `export declare function save(): ${type};\n`
    : `export ${isAsync ? 'async ' : ''}function save(): ${type} {}\n`;
};

/** What ESLint says by itself, run cold. */
function eslintOf({ root }: RealWorkspace): 'passed' | 'failed' {
  const program = join(root, 'node_modules/eslint/bin/eslint.js');
  const { status } = spawnSync(process.execPath, [program, 'src'], { cwd: join(root, 'app'), encoding: 'utf8' });
  if (status !== 0 && status !== 1) throw new Error(`ESLint ended with ${status}`);
  return status === 0 ? 'passed' : 'failed';
}

const project = "{ project: './tsconfig.json', tsconfigRootDir: 'ROOT/app' }";
const watching = "{ project: './tsconfig.json', tsconfigRootDir: 'ROOT/app', extraFileExtensions: ['.vue'] }";
const service = '{ projectService: true }';
const readings: readonly (readonly [string, Reading, readsBuilt: boolean])[] = [
  ['a program, by the path of the source', { parser: project, from: '../../lib/src/a.js' }, false],
  ['a program, by the name of the package', { parser: project, from: '@own/lib' }, true],
  ['a program that watches, by the path of the source', { parser: watching, from: '../../lib/src/a.js' }, true],
  ['the project service, by the path of the source', { parser: service, from: '../../lib/src/a.js' }, false],
  ['the project service, by the name of the package', { parser: service, from: '@own/lib' }, false],
  [
    'the project service that is kept from sources',
    { parser: service, from: '../../lib/src/a.js', options: { disableSourceOfProjectReferenceRedirect: true } },
    true,
  ],
  [
    'the project service, by a package that is declared and not referenced',
    { parser: service, from: '@own/lib', references: [], manifest: { dependencies: { '@own/lib': '*' } } },
    true,
  ],
];

test.each(readings)('%s, is as green and as red as ESLint by itself', async (_, reading, readsBuilt) => {
  const workspace = workspaceOf(reading);
  const out = 'lib/out/src/a.d.ts';
  const states = { absent: {}, fresh: { [out]: save('declaration') }, stale: { [out]: save('declaration', false) } };
  const said: Record<string, string> = {};
  for (const [state, files] of Object.entries(states)) {
    workspace.write(files);
    const { outcome } = (await workspace.run({ only: ['app'] })).resultOf('app');
    said[state] = eslintOf(workspace);
    expect({ state, said: outcome.kind }).toEqual({ state, said: said[state] });
  }
  const built = { absent: 'passed', fresh: 'failed', stale: 'passed' };
  expect(said).toEqual(readsBuilt ? built : { absent: 'failed', fresh: 'failed', stale: 'failed' });
  expect((await workspace.run({ only: ['app'] })).started).toBe(0);
  workspace.write({ 'lib/out': null });
  const back = await workspace.run({ only: ['app'] });
  expect(back).toMatchObject({ started: 0, results: [{ outcome: { kind: said['absent'] } }] });
});
