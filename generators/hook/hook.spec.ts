import { addProjectConfiguration, logger, type Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import type { Ask } from '../../engine/system/ask';
import hook from './hook';
import type { HookOptions } from './hook-options';

beforeEach(() => void jest.spyOn(logger, 'info').mockImplementation(() => undefined));
afterEach(() => jest.restoreAllMocks());

const config = '{\n  // ours\n  "hooks": {\n    "a": { "command": ["a"] } // first\n  }\n}\n';

function workspace(files: Readonly<Record<string, string>> = { 'hookgraph.json': config }): Tree {
  const tree = createTreeWithEmptyWorkspace({ formatter: 'none' });
  addProjectConfiguration(tree, 'p', { root: 'p' });
  for (const [file, text] of Object.entries(files)) tree.write(file, text);
  return tree;
}

const nobody: Ask = () => Promise.resolve(null);

/** The message of a refusal, which leaves the tree as it was. */
async function refused(tree: Tree, options: HookOptions, ask: Ask = nobody): Promise<string> {
  const before = tree.listChanges();
  let message = 'was not refused';
  try {
    await hook(tree, options, ask);
  } catch (error) {
    message = error instanceof Error ? error.message : 'no error';
  }
  expect(tree.listChanges()).toEqual(before);
  return message;
}

const eslint = { 'hookgraph.json': config, 'package.json': '{ "devDependencies": { "eslint": "^9.0.0" } }' };

test('a command is added behind the hooks that are there', async () => {
  const tree = workspace();
  await hook(tree, { name: 'b', command: 'node b.mjs {files}', files: ['**/*.{js', 'ts}'], dependsOn: ['a'] });
  expect(tree.read('hookgraph.json', 'utf-8')).toBe(
    config.replace(
      ' // first\n',
      `, // first
    "b": {
      "command": ["node", "b.mjs", "{files}"],
      "dependsOn": ["a"],
      "files": ["**/*.{js,ts}"]
    }
`,
    ),
  );
});

test('a tool is added where it is installed and configured', async () => {
  const tree = workspace({ ...eslint, 'eslint.config.js': '' });
  await hook(tree, { name: 'eslint' });
  expect(tree.read('hookgraph.json', 'utf-8')).toContain('"eslint": { "tool": "eslint" }');
});

test('without hookgraph.json the way is init', async () => {
  expect(await refused(workspace({}), { name: 'eslint' })).toBe(
    'There is no hookgraph.json yet\nSet the workspace up first: nx g hookgraph:init',
  );
});

test('a tool that is not installed is refused with how to install it', async () => {
  const message = await refused(workspace(), { name: 'style', tool: 'stylelint' });
  expect(message).toMatch(/^stylelint is not installed, so nothing was written\nInstall it: \w+ .*stylelint/);
  expect(message).toContain('--force');
});

test('a version whose output is not known is refused', async () => {
  const files = { ...eslint, 'eslint.config.js': '', 'node_modules/eslint/package.json': '{ "version": "8.1.0" }' };
  expect(await refused(workspace(files), { name: 'eslint' })).toContain(
    'eslint 8.1.0 is installed, but >=8.57 <11 is needed',
  );
});

test('a tool that has no configuration is refused with the files it reads', async () => {
  const message = await refused(workspace(eslint), { name: 'eslint' });
  expect(message).toMatch(/^eslint has no configuration, so nothing was written\nIt reads eslint\.config\./);
});

test('--force adds a tool before it can work, but not a mistake', async () => {
  const tree = workspace();
  await hook(tree, { name: 'eslint', force: true });
  expect(tree.read('hookgraph.json', 'utf-8')).toContain('"eslint": { "tool": "eslint" }');
  expect(await refused(tree, { name: 'x', tool: 'eslnt', force: true })).toContain('did you mean "eslint"?');
});

test('a command that needs a shell is refused without --shell', async () => {
  expect(await refused(workspace(), { name: 'b', command: 'a | b' })).toMatch(
    /^\| in --command .*\n {2}a \| b\n.*--shell/,
  );
  const tree = workspace();
  await hook(tree, { name: 'b', command: 'a | b', shell: true });
  expect(tree.read('hookgraph.json', 'utf-8')).toContain('"b": { "command": "a | b", "shell": true }');
});

test('a mistake is shown in the text as it would have been', async () => {
  const message = await refused(workspace(), { name: 'b', command: 'b', timeout: 5, dependsOn: ['aa'] });
  expect(message).toContain('hookgraph.json:5:');
  expect(message).toContain('"5" is not a duration');
  expect(message).toContain('unknown hook "aa"');
});

test("a name of one's own without a command is asked for one", async () => {
  const tree = workspace();
  const questions: string[] = [];
  await hook(tree, { name: 'licences' }, (question) => {
    questions.push(question);
    return Promise.resolve('node l.mjs');
  });
  expect(questions).toEqual([expect.stringContaining('"licences" is no built-in tool')]);
  expect(tree.read('hookgraph.json', 'utf-8')).toContain('"licences": { "command": ["node", "l.mjs"] }');
});

test('nobody is asked where a flag says it, or where the name is a mistyped tool', async () => {
  const never: Ask = () => Promise.reject(new Error('was asked'));
  expect(await refused(workspace(), { name: 'eslnt' }, never)).toContain('did you mean "eslint"?');
  expect(await refused(workspace(), { name: 'x', tool: 'eslnt' }, never)).toContain('did you mean "eslint"?');
  await hook(workspace(), { name: 'x', command: 'x' }, never);
});

test('an empty answer, or none, is refused with what is missing', async () => {
  for (const answer of ['', null]) {
    const message = await refused(workspace(), { name: 'licences' }, () => Promise.resolve(answer));
    expect(message).toContain('neither "tool" nor "command"');
    expect(message).toContain('nx g hookgraph:hook licences --command');
  }
});
