import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { realWorkspace, type RealWorkspace } from './testing/real-workspace';

// Real tools take seconds to load on a busy machine.
jest.setTimeout(120_000);

const modules = join(__dirname, '..', '..', 'node_modules');

interface Case {
  readonly tool: string;
  readonly packages: Readonly<Record<string, string>>;
  /** An argument that changes nothing but the driver. */
  readonly neutral: string;
  readonly files: Readonly<Record<string, string>>;
}

const hostile = ['a b.EXT', '[id].EXT', "it's (1).EXT", '-dash.EXT', 'ünï.EXT', '$(x)`y`.EXT', '!not.EXT'];
const named = (extension: string, text: string) =>
  Object.fromEntries(hostile.map((name) => [`a/${name.replace('EXT', extension)}`, text]));

const eslintFiles = {
  'a/eslint.config.cjs':
    "module.exports = [{ ignores: ['ignored/**'] }, { rules: { 'no-debugger': 2, semi: 1, 'no-undef': 2 }, languageOptions: { globals: { a: 'readonly' } } }];",
  'eslint.config.cjs': "module.exports = [{ rules: { 'no-alert': 2 } }];",
  'a/x.js': 'debugger\nlet unfixed\nundefinedThing();\n',
  'a/broken.js': 'let = ;\n',
  'a/ignored/x.js': 'debugger;\n',
  'a/clean.js': 'let q;\n',
  'a/disable.js': '/* eslint-disable no-debugger */\ndebugger;\n',
  'b/x.js': 'alert(1);\ndebugger;\n',
  'b/untouched.ts': 'let x: number;\n',
  ...named('js', 'debugger;\n'),
};
const eslintrcFiles = {
  '.eslintrc.json': '{ "root": true, "parserOptions": { "ecmaVersion": 2022 }, "rules": { "no-alert": 2 } }',
  '.eslintignore': 'never.js\n',
  'a/.eslintrc.json': '{ "rules": { "no-debugger": 2 }, "overrides": [{ "files": ["*.js"], "rules": { "semi": 1 } }] }',
  'a/.eslintignore': 'ignored.js\n',
  'a/x.js': 'debugger\nalert(1)\n',
  'a/ignored.js': 'debugger;\n',
  'a/broken.js': 'let = ;\n',
  'b/x.js': 'alert(1);\ndebugger;\n',
  ...named('js', 'debugger;\n'),
};

const cases: readonly Case[] = [
  ...['eslint', 'eslint9', 'eslint8'].map((name) => ({
    tool: 'eslint',
    packages: { eslint: join(modules, name) },
    neutral: '--no-error-on-unmatched-pattern',
    files: eslintFiles,
  })),
  {
    tool: 'eslint',
    packages: { eslint: join(modules, 'eslint8') },
    neutral: '--no-error-on-unmatched-pattern',
    files: eslintrcFiles,
  },
  {
    tool: 'prettier',
    packages: { prettier: join(modules, 'prettier') },
    neutral: '--log-level=log',
    files: {
      '.prettierrc':
        '{ "singleQuote": true, "overrides": [{ "files": "*.md", "options": { "proseWrap": "always" } }] }',
      '.prettierignore': 'a/ignored.js\n',
      '.editorconfig': 'root = true\n[*.css]\nindent_size = 8\n',
      'a/.prettierrc': '{ "semi": false }',
      'a/.prettierignore': 'x.js\n',
      'a/x.js': 'let  a = 1;\n',
      'a/good.js': "let a = 'x'\n",
      'a/broken.js': 'let = ;\n',
      'a/broken.css': 'a { b\n',
      'a/ignored.js': 'let  a\n',
      'a/x.css': 'a {\n  b: c;\n}\n',
      'b/x.js': 'let a = "x";\n',
      'b/good.json': '{ "a": 1 }\n',
      'b/bom.js': '\ufefflet a;\n',
      'b/crlf.js': 'let a;\r\n',
      ...named('js', 'let  a\n'),
    },
  },
  {
    tool: 'stylelint',
    packages: Object.fromEntries(
      ['stylelint', 'stylelint-config-standard', 'stylelint-config-recommended'].map((name) => [
        name,
        join(modules, name),
      ]),
    ),
    neutral: '--no-color',
    files: {
      '.stylelintrc.json': '{ "extends": ["stylelint-config-standard"] }',
      '.stylelintignore': 'a/ignored.css\n',
      'a/.stylelintrc.json':
        '{ "rules": { "color-no-invalid-hex": [true, { "severity": "warning" }], "block-no-empty": true } }',
      'a/x.css': 'a { color: #zz; }\nb {}\n',
      'a/ignored.css': 'a { color: #zz; }\n',
      'a/broken.css': 'a { color: red\n',
      'b/x.css': 'a { COLOR: #FFFFFF; }\n',
      'b/good.css': 'a {\n  color: #fff;\n}\n',
      ...named('css', 'b {}\n'),
    },
  },
];

const open: RealWorkspace[] = [];
afterEach(() => Promise.all(open.splice(0).map((workspace) => workspace.close())));

test.each(cases)(
  '$tool says the same through its module as on its command line: %#',
  async ({ tool, packages, neutral, files }) => {
    const answers = async (hook: object) => {
      const workspace = realWorkspace({ a: [], b: [] }, packages);
      open.push(workspace);
      workspace.write({
        ...files,
        'package.json': '{ "name": "w" }',
        'hookgraph.json': JSON.stringify({ hooks: { it: { tool, ...hook } } }),
      });
      const programs: string[] = [];
      const run = await workspace.run({ onStart: ({ args }) => programs.push(args.at(-1) ?? '') });
      const all = run.results.map(({ task, outcome, findings }) => ({ task, outcome, findings }));
      return { all, byModule: programs.every((program) => program.endsWith('main.js')), programs };
    };
    const [module, command] = [await answers({}), await answers({ args: [neutral] })];
    expect(module.programs).toHaveLength(1);
    expect(module.byModule).toBe(true);
    expect(command.byModule).toBe(false);
    expect(module.all.flatMap(({ findings }) => findings).length).toBeGreaterThan(8);
    expect(module.all).toEqual(command.all);
  },
);

test.each([{}, { args: ['--log-level=log'] }])('Prettier leaves links to files out, with %j', async (more) => {
  const workspace = realWorkspace({ a: [], b: [] }, { prettier: join(modules, 'prettier') });
  open.push(workspace);
  workspace.write({
    'package.json': '{ "name": "w" }',
    'hookgraph.json': JSON.stringify({ hooks: { it: { tool: 'prettier', ...more } } }),
    'a/good.js': 'let a;\n',
    'b/bad.js': 'let  a\n',
  });
  symlinkSync('good.js', join(workspace.root, 'a/link.js'));
  symlinkSync('../b/bad.js', join(workspace.root, 'a/other.js'));
  const run = await workspace.run();
  expect(run.results.map(({ outcome, findings }) => [outcome.kind, findings.length])).toEqual([
    ['passed', 0],
    ['failed', 1],
  ]);
});

test('Prettier looks at a file in the place of a link with the same text, and at no link in the place of a file', async () => {
  const outcomesOf = async (steps: readonly ('file' | 'link')[]) => {
    const workspace = realWorkspace({ a: [] }, { prettier: join(modules, 'prettier') });
    open.push(workspace);
    const text = 'let  a\n';
    workspace.write({
      'package.json': '{ "name": "w" }',
      'hookgraph.json': JSON.stringify({ hooks: { it: { tool: 'prettier' } } }),
      'a/good.js': 'let a;\n',
      'a/x.js': text,
      'b/bad.js': text,
    });
    const kinds: string[] = [];
    for (const step of steps) {
      workspace.write({ 'a/x.js': null });
      if (step === 'file') workspace.write({ 'a/x.js': text });
      else symlinkSync('../b/bad.js', join(workspace.root, 'a/x.js'));
      kinds.push((await workspace.run()).resultOf('a').outcome.kind);
    }
    return kinds;
  };
  expect(await outcomesOf(['link', 'file'])).toEqual(['passed', 'failed']);
  expect(await outcomesOf(['file', 'link'])).toEqual(['failed', 'passed']);
});
