import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { rememberedNodes } from './remembered-nodes';

// To Nx a link to a folder is nothing at all: neither where it leads counts, nor what is there.

let root: string;
beforeEach(() => {
  root = join(realpathSync(mkdtempSync(join(tmpdir(), 'hookgraph-links-'))), 'ws');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
});
afterEach(() => rmSync(dirname(root), { recursive: true }));

const files: Readonly<Record<string, string>> = {
  'hookgraph.json': '{ "hooks": { "prettier": {}, "types": { "tool": "tsc" } } }',
  'package-lock.json': '{}',
  'package.json': '{ "name": "w" }',
  'app/project.json': '{ "name": "app" }',
  'app/tsconfig.json': '{}',
  'app/one/a.ts': '',
  'app/two/a.ts': '',
  'lib/project.json': '{ "name": "lib" }',
};

async function targetOf(hook: string, links: Readonly<Record<string, string>>) {
  for (const [name, target] of Object.entries(links)) {
    rmSync(join(root, name), { force: true });
    symlinkSync(target, join(root, name));
  }
  const names = Object.keys(files).filter((name) => name.endsWith('.json'));
  const [[, { projects }] = ['', { projects: {} }]] = await rememberedNodes(
    names,
    { workspaceRoot: root, nxJsonConfiguration: {} },
    {},
  );
  const { inputs, cache } = projects['app']?.targets?.[`quality--${hook}`] ?? {};
  return { inputs, cache };
}

test('where a link to a folder leads is an input', async () => {
  const without = await targetOf('types', {});
  const one = await targetOf('types', { 'app/linked': 'one' });
  const two = await targetOf('types', { 'app/linked': 'two' });
  expect(one.inputs).not.toEqual(without.inputs);
  expect(two.inputs).not.toEqual(one.inputs);
  expect(two.inputs).not.toContain('{workspaceRoot}/**/*');
  expect(two.cache).toBe(true);
});

test('a link from project to project makes of every file an input, since it may be in any that this one depends on', async () => {
  expect((await targetOf('types', { 'lib/linked': '../app/one' })).inputs).toContain('{workspaceRoot}/**/*');
});

test('a link that holds another project does too', async () => {
  expect((await targetOf('types', { linked: '.' })).inputs).toContain('{workspaceRoot}/**/*');
});

test('Nx keeps nothing where a link leads out of the workspace', async () => {
  expect((await targetOf('types', { 'app/linked': tmpdir() })).cache).toBe(false);
});

test('what looks at a file by itself goes through no link', async () => {
  const without = await targetOf('prettier', {});
  expect(await targetOf('prettier', { 'app/linked': tmpdir(), 'lib/linked': '../app' })).toEqual(without);
});
