import { realWorkspace, type RealWorkspace } from './testing/real-workspace';
import { strictTsconfig, typedEslint, typedPackages } from './testing/typed-linting';

// Real tools take seconds to load on a busy machine.
jest.setTimeout(120_000);

const open: RealWorkspace[] = [];
afterEach(() => Promise.all(open.splice(0).map((workspace) => workspace.close())));

const typed = typedEslint('app/**/*.ts');
const tsconfig = strictTsconfig('**/*.ts', '../shared/**/*.ts');

test.each(['tsc', 'eslint'])(
  'a file that only tsconfig.json leads to, in no project that this one depends on, is asked of %s again',
  async (tool) => {
    const workspace = realWorkspace({ app: [], shared: [] }, typedPackages);
    open.push(workspace);
    workspace.write({
      'package.json': '{ "name": "w" }',
      'hookgraph.json': JSON.stringify({ hooks: { it: { tool } } }),
      'eslint.config.mjs': typed,
      'app/tsconfig.json': tsconfig,
      'app/main.ts': 'const n: number = save();\nexport { n };\nsave();\n',
      'shared/tsconfig.json': '{ "compilerOptions": { "types": [] } }',
      'shared/ambient.d.ts': 'declare function save(): number;\n',
    });
    expect((await workspace.run()).resultOf('app').outcome.kind).toBe('passed');
    expect((await workspace.run()).started).toBe(0);
    workspace.write({ 'shared/ambient.d.ts': 'declare function save(): Promise<number>;\n' });
    expect((await workspace.run()).resultOf('app').outcome.kind).toBe('failed');
  },
);

test('the kind of module that a package.json above the project gives its sources is asked of tsc again', async () => {
  const workspace = realWorkspace({ app: [] }, typedPackages);
  open.push(workspace);
  workspace.write({
    'package.json': '{ "name": "w", "type": "module" }',
    'hookgraph.json': '{ "hooks": { "it": { "tool": "tsc" } } }',
    'app/tsconfig.json': tsconfig,
    'app/main.ts': 'await Promise.resolve();\nexport {};\n',
  });
  expect((await workspace.run()).resultOf('app').outcome.kind).toBe('passed');
  workspace.write({ 'package.json': '{ "name": "w", "type": "module", "scripts": {} }' });
  expect((await workspace.run()).started).toBe(0);
  workspace.write({ 'package.json': '{ "name": "w" }' });
  expect((await workspace.run()).resultOf('app').outcome.kind).toBe('failed');
});
