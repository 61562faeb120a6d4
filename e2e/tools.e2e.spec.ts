import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { json, prettier, twoProjects } from './fixtures/two-projects';
import { red } from './rig/exit-codes';
import { onEveryNx } from './rig/on-every-nx';

const files = {
  ...twoProjects({ prettier, eslint: { dependsOn: ['prettier'], projects: ['packages/*'] }, types: { tool: 'tsc' } }),
  '.prettierrc.json': json({ singleQuote: true }),
  'eslint.config.mjs': "import js from '@eslint/js';\nexport default [js.configs.recommended];\n",
  'packages/a/tsconfig.json': json({ compilerOptions: { strict: true, noEmit: true, types: [] }, include: ['*.ts'] }),
  'packages/a/index.ts': 'export const one: number = 1;\n',
  'packages/a/main.js': 'export const two = 2;\n',
};

onEveryNx('Prettier, ESLint and TypeScript', (create) => {
  test('are green together, then each red with its position', async () => {
    const workspace = create({ files });
    const green = await workspace.run(['run', 'a:quality']);
    expect({ exitCode: green.exitCode, all: green.all }).toMatchObject({ exitCode: 0 });

    workspace.write('packages/a/main.js', 'export const two = three;\n');
    workspace.write('packages/a/index.ts', "export const one: number = 'one';\n");
    const ended = await workspace.run(['run', 'a:quality']);
    expect(ended.exitCode).toEqual(red);
    expect(ended.all).toContain('packages/a/main.js:1:20');
    expect(ended.all).toContain('no-undef');
    expect(ended.all).toContain('packages/a/index.ts:1:14');
    expect(ended.all).toContain('TS2322');
    expect(workspace.results().get('a:prettier')?.outcome.kind).toBe('passed');

    workspace.write('packages/a/main.js', 'export const two = "two"\n');
    const unformatted = await workspace.run(['run', 'a:quality']);
    expect(unformatted.exitCode).toEqual(red);
    expect(unformatted.all).toContain('packages/a/main.js');
    expect(workspace.results().get('a:prettier')?.outcome.kind).toBe('failed');
  });

  test('check the types of several projects together, each for itself', async () => {
    const own = {
      'packages/b/tsconfig.json': files['packages/a/tsconfig.json'],
      'packages/b/index.ts': 'export {};\n',
    };
    const workspace = create({ files: { ...files, ...own } });
    const types = () => ['a:types', 'b:types'].map((task) => workspace.results().get(task)?.outcome.kind);
    await workspace.run(['run-many', '-t', 'quality--types']);
    expect(types()).toEqual(['passed', 'passed']);
    workspace.write('packages/a/index.ts', 'export const one: number = 2;\n');
    workspace.write('packages/b/index.ts', "export const one: number = 'one';\n");
    const { all } = await workspace.run(['run-many', '-t', 'quality--types']);
    expect(types()).toEqual(['passed', 'failed']);
    expect(all).toContain('packages/b/index.ts:1:14');
  });

  test('are asked again when a link to a folder leads elsewhere, which Nx does not see by itself', async () => {
    const link = (target: string) => {
      rmSync(join(workspace.root, 'packages/a/linked'), { force: true });
      symlinkSync(target, join(workspace.root, 'packages/a/linked'));
    };
    const workspace = create({
      files: {
        ...files,
        'packages/a/index.ts': "import { n } from './linked/n';\nexport const one: number = n;\n",
        'packages/a/right/n.ts': 'export const n = 1;\n',
        'packages/a/wrong/n.ts': "export const n = 'x';\n",
      },
    });
    // What it said is part of a failure.
    const check = () => workspace.run(['run', 'a:quality--types']);
    link('right');
    expect(await check()).toMatchObject({ exitCode: 0 });
    link('wrong');
    expect(await check()).toMatchObject({ exitCode: red });
    // And what is there, in whichever project that is.
    link('../b/right');
    workspace.write('packages/b/right/n.ts', 'export const n = 1;\n');
    expect(await check()).toMatchObject({ exitCode: 0 });
    workspace.write('packages/b/right/n.ts', "export const n = 'x';\n");
    expect(await check()).toMatchObject({ exitCode: red });
  });

  test('say how to install a tool that is missing, and are not green', async () => {
    const workspace = create({
      files: { ...files, 'hookgraph.json': json({ hooks: { biome: {} } }), 'biome.json': '{}\n' },
    });
    const { exitCode, all } = await workspace.run(['run', 'a:quality--biome']);
    expect(exitCode).toEqual(red);
    expect(all).toContain('@biomejs/biome');
    expect(all).toMatch(/npm (i|install)\b/);
    expect(workspace.results().get('a:biome')?.outcome.kind ?? 'none').not.toBe('passed');
  });
});
