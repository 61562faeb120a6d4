import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { json } from './fixtures/two-projects';
import { red } from './rig/exit-codes';
import { onEveryNx } from './rig/on-every-nx';
import { tasksRun } from './rig/results';
import type { Workspace } from './rig/workspace';

const types = ['run-many', '-t', 'quality--types'];

const options = { strict: true, module: 'esnext', moduleResolution: 'bundler', target: 'es2022', types: [] };
const source = 'libs/a/src/index.ts';
const files = {
  '.gitignore': 'node_modules\n.nx\n.hookgraph\ndist\n',
  'nx.json': json({ plugins: ['hookgraph'], defaultBase: 'main', analytics: false, neverConnectToCloud: true }),
  'hookgraph.json': json({ hooks: { types: { tool: 'tsc' } } }),
  'libs/a/project.json': json({ name: 'a' }),
  'libs/a/tsconfig.json': json({
    compilerOptions: {
      ...options,
      composite: true,
      rootDir: 'src',
      outDir: 'dist',
      tsBuildInfoFile: 'dist/tsconfig.tsbuildinfo',
    },
    include: ['src'],
  }),
  [source]: 'export const size: number = 1;\n',
  'apps/b/project.json': json({ name: 'b' }),
  'apps/b/tsconfig.json': json({
    compilerOptions: { ...options, noEmit: true },
    include: ['src'],
    references: [{ path: '../../libs/a' }],
  }),
  'apps/b/src/main.ts': "import { size } from '../../../libs/a/src/index';\n\nexport const twice: number = size;\n",
};

/** What a task leaves beside the sources, all of it ignored by git. */
const ownFolders = '!! .hookgraph/\n!! .nx/\n!! node_modules/\n';

onEveryNx('A TypeScript project that references another one', (create) => {
  test('is checked by the sources of that one: with nothing built, and whatever was built before', async () => {
    const workspace = create({ files });
    expect(compiler(workspace, '-p', 'apps/b')).toMatchObject({
      status: 2,
      stdout: expect.stringContaining('TS6305'),
    });
    await green(workspace, types);
    const cold = workspace.results();
    expect(left(workspace)).toBe(ownFolders);

    workspace.write(source, "export const size: string = 'one';\n");
    await redInB(workspace);
    expect(left(workspace)).toBe(ownFolders);

    workspace.write(source, files[source]);
    await green(workspace, types);
    expect(tasksRun(cold, workspace.results())).toEqual([]);

    expect(compiler(workspace, '-b', 'libs/a')).toMatchObject({ status: 0 });
    // Another text than before: nothing knows an answer for it.
    workspace.write(source, "export const size: string = 'two';\n");
    expect(compiler(workspace, '-p', 'apps/b')).toMatchObject({ status: 0 });
    await redInB(workspace);
    workspace.remove('libs/a/dist');

    workspace.write(source, files[source]);
    for (const place of ['.nx', '../home/.nx']) rmSync(join(workspace.root, place), { recursive: true, force: true });
    await green(workspace, types);
    expect([...workspace.results().values()].map(({ replayed }) => replayed)).toEqual([true, true]);

    const before = workspace.results();
    workspace.write(source, 'export const size: number = 2;\n');
    await green(workspace, ['affected', '-t', 'quality--types', '--base=HEAD']);
    expect(tasksRun(before, workspace.results())).toEqual(['a:types', 'b:types']);
    expect(workspace.results().get('b:types')?.replayed).toBe(false);
    expect(left(workspace)).toBe(ownFolders);
  });

  test.each([
    ['off', {}],
    ['on, where Nx asks nobody for the projects again', { NX_DAEMON: 'true', CI: 'false' }],
  ])(
    'is linted again when that one was built, which a rule with types may read, with the daemon %s',
    async (_, env) => {
      const workspace = create({ files: { ...files, ...linting } });
      const lint = async () => {
        const before = workspace.results();
        const { exitCode, all } = await workspace.run(['run', 'b:quality--eslint'], env);
        return { exitCode, all, ran: tasksRun(before, workspace.results()) };
      };
      expect(await lint()).toMatchObject({ exitCode: 0, ran: ['b:eslint'] });
      expect(await lint()).toMatchObject({ exitCode: 0, ran: [] });
      // Git and Nx do not see it.
      workspace.write('libs/a/dist/index.d.ts', 'export declare const size: string;\n');
      expect(await lint()).toMatchObject({ exitCode: red, all: expect.stringContaining('own/types') });
      workspace.remove('libs/a/dist');
      expect(await lint()).toMatchObject({ exitCode: 0 });
    },
  );
});

/** A rule that reads what is built, as those of typescript-eslint may do. */
const linting = {
  'hookgraph.json': json({ hooks: { eslint: {} } }),
  'apps/b/src/main.js': 'export {};\n',
  'eslint.config.mjs': `import { existsSync, readFileSync } from 'node:fs';
const built = \`\${import.meta.dirname}/libs/a/dist/index.d.ts\`;
const isString = () => existsSync(built) && readFileSync(built, 'utf8').includes('string');
const types = {
  create: (context) => ({
    Program: (node) => {
      if (isString()) context.report({ node, message: 'a string' });
    },
  }),
};
export default [{ plugins: { own: { rules: { types } } }, rules: { 'own/types': 'error' } }];
`,
};

async function green(workspace: Workspace, args: readonly string[]): Promise<void> {
  const { exitCode, all } = await workspace.run(args);
  expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
  const outcomes = ['a:types', 'b:types'].map((task) => workspace.results().get(task)?.outcome.kind);
  expect(outcomes).toEqual(['passed', 'passed']);
}

async function redInB(workspace: Workspace): Promise<void> {
  const { exitCode, all } = await workspace.run(types);
  expect({ exitCode, all }).toMatchObject({ exitCode: 1 });
  expect(all).toContain('apps/b/src/main.ts:3:14');
  expect(all).toContain('TS2322');
  const { outcome, replayed } = workspace.results().get('b:types') ?? {};
  expect({ outcome, replayed }).toMatchObject({ outcome: { kind: 'failed' }, replayed: false });
  expect(workspace.results().get('a:types')?.outcome.kind).toBe('passed');
}

/** What is in the tree besides the first commit, ignored or not, but for the source that the test changes. */
function left(workspace: Workspace): string {
  const lines = workspace.git('status', '--porcelain', '--ignored').split('\n');
  return lines.filter((line) => line !== ` M ${source}`).join('\n');
}

function compiler({ root }: Workspace, ...args: readonly string[]) {
  const program = join(root, 'node_modules/typescript/bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [program, ...args], { cwd: root, encoding: 'utf8' });
  return { status, stdout };
}
