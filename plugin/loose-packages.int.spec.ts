import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { rememberedNodes } from './remembered-nodes';

// Nx hashes of packages their versions, and sees no file outside of the workspace.

let root: string;
let outside: string;

beforeEach(() => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hookgraph-loose-')));
  root = join(folder, 'ws');
  outside = join(folder, 'outside');
  write(outside, { 'package.json': '{ "name": "x", "version": "1.0.0" }', 'cli.js': '#!/usr/bin/env node\n' });
  write(root, {
    'hookgraph.json':
      '{ "hooks": { "stylelint": {}, "prettier": {}, "types": { "tool": "tsc" }, "own": { "command": ["own"], "packages": [] } } }',
    'package-lock.json': '{}',
    'package.json': '{ "name": "w", "devDependencies": { "prettier-plugin-x": "*" } }',
    '.stylelintrc.json': '{}',
    '.prettierrc': '{ "plugins": ["prettier-plugin-x"] }',
    'app/project.json': '{ "name": "app" }',
    'app/tsconfig.json': '{}',
  });
});

afterEach(() => rmSync(dirname(root), { recursive: true }));

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

function link(name: string, target: string): void {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  symlinkSync(target, join(root, name));
}

async function targets() {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /json$|rc$/.test(name) && !name.includes('node_modules'))
    .sort();
  const [[, { projects }] = ['', { projects: {} }]] = await rememberedNodes(
    files,
    { workspaceRoot: root, nxJsonConfiguration: {} },
    {},
  );
  return projects['app']?.targets ?? {};
}

async function cached() {
  const found = await targets();
  return ['stylelint', 'prettier', 'types', 'own'].filter((name) => found[`quality--${name}`]?.cache);
}

test('hooks that use a package from outside of the workspace are not cached by Nx', async () => {
  expect(await cached()).toEqual(['stylelint', 'prettier', 'types', 'own']);
  link('node_modules/prettier-plugin-x', outside);
  expect(await cached()).toEqual(['stylelint', 'own']);
});

test('nor is a command whose program is linked from there', async () => {
  link('node_modules/x', outside);
  link('node_modules/.bin/own', '../x/cli.js');
  expect(await cached()).toEqual(['stylelint', 'prettier']);
});

test('a package that is linked inside the workspace counts with its files, a project by itself', async () => {
  write(root, { 'vendor/x/package.json': '{ "name": "prettier-plugin-x" }' });
  link('node_modules/prettier-plugin-x', '../vendor/x');
  link('node_modules/app', '../app');
  const found = await targets();
  expect(found['quality--prettier']?.inputs).toContain('{workspaceRoot}/vendor/x/**/*');
  expect(found['quality--stylelint']?.inputs).not.toContain('{workspaceRoot}/vendor/x/**/*');
  expect(found['quality--types']?.inputs).not.toContain('{workspaceRoot}/app/**/*');
  expect(await cached()).toEqual(['stylelint', 'prettier', 'types', 'own']);
});

test('patches count where packages do', async () => {
  write(root, { 'patches/prettier-plugin-x+1.0.0.patch': '' });
  const found = await targets();
  const patches = '{workspaceRoot}/patches/**/*';
  expect(found['quality--prettier']?.inputs).toContain(patches);
  expect(found['quality--types']?.inputs).toContain(patches);
  expect(found['quality--stylelint']?.inputs).not.toContain(patches);
});

test('configuration above the workspace counts by what a command prints; a script there is not cached at all', async () => {
  write(dirname(root), { '.oxlintrc.json': '{}', 'stylelint.config.js': '' });
  write(root, { 'hookgraph.json': '{ "hooks": { "oxlint": {}, "stylelint": {} } }' });
  const runtime = async () =>
    (await targets())['quality--oxlint']?.inputs?.filter((input) => typeof input === 'object' && 'runtime' in input);
  expect(await runtime()).toEqual([{ runtime: "cat '../.oxlintrc.json' 2>/dev/null || true" }]);
  // The workspace's own configuration of Stylelint is nearer.
  expect((await targets())['quality--stylelint']?.cache).toBe(true);
  rmSync(join(root, '.stylelintrc.json'));
  write(root, { 'app/.stylelintrc.json': '{}' });
  expect((await targets())['quality--stylelint']?.cache).toBe(false);
});
