import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { realWorkspace, type RealWorkspace } from './testing/real-workspace';
import { strictTsconfig, typedEslint, typedPackages } from './testing/typed-linting';

// Real tools take seconds to load on a busy machine.
jest.setTimeout(120_000);

const open: RealWorkspace[] = [];
afterEach(() => Promise.all(open.splice(0).map((workspace) => workspace.close())));

const eslint = typedEslint('app/*.ts');
const tsconfig = strictTsconfig('**/*.ts');
/** Says that a file, or one that it imports, holds FORBIDDEN; goes through links as the system does. */
const deep = `import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
for (const start of process.argv.slice(2)) {
  const seen = new Set([start]);
  for (const file of seen) {
    const text = readFileSync(file, 'utf8');
    if (text.includes('FORBIDDEN')) {
      console.log(start + ':1:1: error: ' + file + ' [forbidden]');
      process.exitCode = 1;
    }
    for (const [, name] of text.matchAll(/import '(\\..[^']*)'/g)) seen.add(join(dirname(file), name));
  }
}
`;
const deepHook = {
  command: ['node', 'deep.mjs', '{files}'],
  files: ['main.ts'],
  scope: 'imports',
  cwd: 'workspace',
  packages: [],
  output: 'unix',
};

function workspaceOf(hook: object, files: Readonly<Record<string, string>>): RealWorkspace {
  const workspace = realWorkspace({ app: [], lib: [] }, typedPackages);
  open.push(workspace);
  workspace.write({
    'package.json': '{ "name": "w", "type": "module" }',
    'hookgraph.json': JSON.stringify({ hooks: { it: hook } }),
    'app/tsconfig.json': tsconfig,
    'lib/tsconfig.json': tsconfig,
    'lib/main.ts': 'export {};\n',
    ...files,
  });
  return workspace;
}

async function ends(workspace: RealWorkspace) {
  const run = await workspace.run();
  return { app: run.resultOf('app').outcome.kind, started: run.started };
}

test.each(['tsc', 'eslint'])(
  'a file that only a link to a folder leads to, in a project that this one does not depend on, is asked of %s again',
  async (tool) => {
    const workspace = workspaceOf(
      { tool },
      {
        'eslint.config.mjs': eslint,
        'app/main.ts': "import { save } from './linked/save.js';\nconst n: number = save();\nexport { n };\nsave();\n",
        'lib/src/save.ts': 'export function save(): number {\n  return 1;\n}\n',
      },
    );
    symlinkSync('../lib/src', join(workspace.root, 'app/linked'));
    expect(await ends(workspace)).toMatchObject({ app: 'passed' });
    expect(await ends(workspace)).toMatchObject({ app: 'passed', started: 0 });
    workspace.write({ 'lib/src/save.ts': 'export async function save(): Promise<number> {\n  return 1;\n}\n' });
    expect(await ends(workspace)).toMatchObject({ app: 'failed' });
  },
);

test.each(['tsc', 'eslint'])(
  'a link to a folder of its own project that leads elsewhere is asked of %s again',
  async (tool) => {
    const workspace = workspaceOf(
      { tool },
      {
        'eslint.config.mjs': eslint,
        'app/main.ts': "import { save } from './linked/save.js';\nconst n: number = save();\nexport { n };\nsave();\n",
        'app/one/save.ts': 'export function save(): number {\n  return 1;\n}\n',
        'app/two/save.ts': 'export async function save(): Promise<number> {\n  return 1;\n}\n',
      },
    );
    symlinkSync('one', join(workspace.root, 'app/linked'));
    expect(await ends(workspace)).toMatchObject({ app: 'passed' });
    expect(await ends(workspace)).toMatchObject({ app: 'passed', started: 0 });
    rmSync(join(workspace.root, 'app/linked'));
    symlinkSync('two', join(workspace.root, 'app/linked'));
    expect(await ends(workspace)).toMatchObject({ app: 'failed' });
  },
);

test('what is imported out of a linked folder counts as it is written there, not as it is where the folder is', async () => {
  const workspace = workspaceOf(deepHook, {
    'deep.mjs': deep,
    'app/main.ts': "import './linked/a.ts';\n",
    'app/b.ts': '',
    'lib/src/a.ts': "import '../b.ts';\n",
  });
  symlinkSync('../lib/src', join(workspace.root, 'app/linked'));
  expect(await ends(workspace)).toMatchObject({ app: 'passed' });
  expect(await ends(workspace)).toMatchObject({ app: 'passed', started: 0 });
  workspace.write({ 'app/b.ts': '// FORBIDDEN\n' });
  expect(await ends(workspace)).toMatchObject({ app: 'failed' });
});

test('nothing is kept where a link leads out of the workspace: nobody sees a change there', async () => {
  const outside = mkdtempSync(join(tmpdir(), 'hookgraph-outside-'));
  try {
    const workspace = workspaceOf(deepHook, { 'deep.mjs': deep, 'app/main.ts': "import './linked/a.ts';\n" });
    writeFileSync(join(outside, 'a.ts'), '');
    symlinkSync(outside, join(workspace.root, 'app/linked'));
    expect(await ends(workspace)).toMatchObject({ app: 'passed' });
    writeFileSync(join(outside, 'a.ts'), '// FORBIDDEN\n');
    expect(await ends(workspace)).toMatchObject({ app: 'failed' });
  } finally {
    rmSync(outside, { recursive: true });
  }
});
