/**
 * Small workspaces that make each tool say something, for tools/record-tool-outputs.mjs.
 * `files` are written, `check` are the names handed to the tool (empty where it finds its files itself).
 */
const hostile = ['app/(group)/[id].', '{a}.', '!x.', '-dash.', 'with space.', "qu'ote.", 'ünï.', 'new\nline.'];
const names = (extension) => hostile.map((name) => name + extension);
const all = (list, content) => Object.fromEntries(list.map((name) => [name, content]));
const token = ['ghp', 'a'.repeat(36)].join('_');
const eslintRules = "{ 'no-var': 'error', 'prefer-const': 'error', 'no-console': 'warn' }";

const eslintFiles = (source) => ({
  flat: {
    'eslint.config.js': `module.exports = [{ ignores: ['ignored.js'] }, { rules: ${eslintRules} }];\n`,
    ...source,
  },
  legacy: {
    '.eslintrc.json': `{ "root": true, "parserOptions": { "ecmaVersion": 2022 }, "rules": ${eslintRules.replaceAll("'", '"').replace(/(\w[\w-]*): /g, '$1: ')} }\n`,
    '.eslintignore': 'ignored.js\n',
    ...source,
  },
});
const eslint = (major) => {
  const files = (source) => eslintFiles(source)[major === 8 ? 'legacy' : 'flat'];
  const bad = 'var one = 1;\nlet two = 2;\nconsole.log(one, two);\n';
  return {
    clean: { files: files({ 'a.js': 'const a = 1;\n' }), check: [] },
    findings: { files: files(all(names('js'), bad)), check: names('js') },
    warnings: { files: files({ 'a.js': 'console.log(1);\n' }), check: [] },
    'max-warnings': { files: files({ 'a.js': 'console.log(1);\n' }), check: [], args: ['--max-warnings', '0'] },
    'syntax-error': { files: files({ 'a.js': 'const = 1;\n' }), check: [] },
    ignored: { files: files({ 'ignored.js': 'var a;\n' }), check: ['ignored.js'] },
    'all-ignored': { files: files({ 'ignored.js': 'var a;\n' }), check: [] },
    'bad-config': {
      files: { [major === 8 ? '.eslintrc.json' : 'eslint.config.js']: '{ broken', 'a.js': 'var a;\n' },
      check: [],
    },
  };
};

const prettier = {
  clean: { files: { 'a.js': 'const a = 1;\n' }, check: ['a.js'] },
  findings: { files: all(names('js'), 'const  a = 1\n'), check: names('js') },
  'syntax-error': { files: { 'a.js': 'const = 1;\n', 'b.js': 'b  = 1\n' }, check: ['a.js', 'b.js'] },
  ignored: { files: { '.prettierignore': 'a.js\n', 'a.js': 'a  = 1\n' }, check: ['a.js'] },
  'missing-file': { files: {}, check: ['gone.js'] },
  'bad-config': { files: { '.prettierrc.json': '{ broken', 'a.js': 'a;\n' }, check: ['a.js'] },
};

const strict = { strict: true, types: [], module: 'nodenext', moduleResolution: 'nodenext', target: 'es2022' };
const config = (more) => `${JSON.stringify({ compilerOptions: { ...strict }, ...more }, null, 2)}\n`;
const solution = config({ files: [], references: [{ path: './tsconfig.lib.json' }, { path: './tsconfig.spec.json' }] });
const composite = (include, references = []) =>
  config({
    compilerOptions: {
      ...strict,
      composite: true,
      emitDeclarationOnly: true,
      declarationMap: true,
      outDir: 'out',
      rootDir: '.',
      tsBuildInfoFile: 'out/info',
    },
    include,
    references,
  });
const tsc = {
  clean: {
    files: { 'tsconfig.json': config({ include: ['src'] }), 'src/a.ts': 'export const a: number = 1;\n' },
    check: [],
  },
  findings: {
    files: {
      'tsconfig.json': config({ include: ['src'] }),
      'src/[id].ts': "export const a: number = 'x';\nexport const f: { a: { b: number } } = { a: { b: '' } };\n",
      'src/b (1).ts': "import { nope } from './[id].js';\nexport const g: (x: number) => void = (x: string) => nope;\n",
    },
    check: [],
  },
  solution: {
    files: {
      'tsconfig.json': solution,
      'tsconfig.lib.json': composite(['src']),
      'tsconfig.spec.json': composite(['spec']),
      'src/a.ts': "export const a: number = 'x';\n",
      'spec/a.ts': 'export const b: string = 1;\n',
    },
    check: [],
  },
  'not-built': {
    files: {
      'tsconfig.json': solution,
      'tsconfig.lib.json': composite(['src']),
      'tsconfig.spec.json': composite(['spec'], [{ path: './tsconfig.lib.json' }]),
      'src/a.ts': 'export const a = 1;\n',
      'spec/a.ts': "import { a } from '../src/a.js';\nexport const b: string = a;\n",
    },
    check: [],
  },
  'checks-nothing': {
    files: { 'tsconfig.json': config({ files: [], references: [] }), 'src/a.ts': 'let a: string = 1;\n' },
    check: [],
  },
  'no-inputs': { files: { 'tsconfig.json': config({ include: ['src'] }) }, check: [] },
  'bad-config': {
    files: { 'tsconfig.json': '{ "compilerOptions": { "strict": "yes", "nope": 1 } }\n', 'a.ts': 'export {};\n' },
    check: [],
  },
  'bad-extends': { files: { 'tsconfig.json': config({ extends: './gone.json' }), 'a.ts': 'export {};\n' }, check: [] },
};

const tests = (imports) => ({
  clean: {
    files: { 'package.json': '{"name":"x"}', 'a.test.js': `${imports}it('works', () => expect(1).toBe(1));\n` },
    check: [],
  },
  findings: {
    files: {
      'package.json': '{"name":"x"}',
      'a.test.js': `${imports}describe('sum', () => {\n  it('adds', () => {\n    expect(1 + 1).toBe(3);\n  });\n  it('is fine', () => {});\n  it.todo('later');\n});\n`,
      'app/[id].test.js': `${imports}it('throws', () => {\n  throw new Error('no');\n});\n`,
    },
    check: [],
  },
  'suite-error': {
    files: { 'package.json': '{"name":"x"}', 'a.test.js': `${imports}throw new Error('cannot load');\n` },
    check: [],
  },
  noise: {
    files: {
      'package.json': '{"name":"x"}',
      'a.test.js': `${imports}it('talks', () => { process.stdout.write('{"num": 1}\\nhello '); console.log('x'); });\n`,
    },
    check: [],
  },
  'no-tests': { files: { 'package.json': '{"name":"x"}' }, check: [] },
});
const jest = {
  ...tests(''),
  'bad-config': { files: { 'package.json': '{"name":"x"}', 'jest.config.js': 'module.exports = {' }, check: [] },
};
const vitest = {
  ...tests("import { describe, expect, it } from 'vitest';\n"),
  'bad-config': { files: { 'package.json': '{"name":"x"}', 'vitest.config.js': 'export default {' }, check: [] },
};

const biome = (major) => {
  const ignore =
    major === 1 ? '{ "files": { "ignore": ["ignored.ts"] } }' : '{ "files": { "includes": ["**", "!ignored.ts"] } }';
  return {
    clean: { files: { 'biome.json': ignore, 'a.ts': 'export const a = 1;\n' }, check: ['a.ts'] },
    findings: {
      files: { 'biome.json': ignore, ...all(names('ts'), "// é😀\nexport const a = '😀' == 1;\ndebugger;\n") },
      check: names('ts'),
    },
    'syntax-error': { files: { 'biome.json': ignore, 'a.ts': 'const = 1;\n' }, check: ['a.ts'] },
    ignored: { files: { 'biome.json': ignore, 'ignored.ts': 'debugger\n' }, check: ['ignored.ts'] },
    'missing-file': { files: { 'biome.json': ignore }, check: ['gone.ts'] },
    'bad-config': { files: { 'biome.json': '{ "files": {', 'a.ts': 'debugger\n' }, check: ['a.ts'] },
  };
};

const oxlint = {
  clean: { files: { 'a.ts': 'export const a = 1;\n' }, check: ['a.ts'] },
  findings: {
    files: {
      '.oxlintrc.json': '{ "rules": { "no-debugger": "error" } }',
      ...all(names('ts'), '// é😀\nvar a = 1;\ndebugger;\n'),
    },
    check: names('ts'),
  },
  warnings: {
    files: { 'a.ts': 'debugger;\n', '.oxlintrc.json': '{ "rules": { "no-debugger": "warn" } }' },
    check: ['a.ts'],
  },
  'syntax-error': { files: { 'a.ts': 'const = 1;\n' }, check: ['a.ts'] },
  ignored: {
    files: { '.oxlintrc.json': '{ "ignorePatterns": ["ignored.ts"] }', 'ignored.ts': 'debugger;\n' },
    check: ['ignored.ts'],
  },
  'bad-config': { files: { '.oxlintrc.json': '{ broken', 'a.ts': 'debugger;\n' }, check: ['a.ts'] },
};

const stylelintConfig =
  '{ "rules": { "block-no-empty": true, "color-no-invalid-hex": [true, { "severity": "warning" }] } }';
const stylelint = {
  clean: { files: { '.stylelintrc.json': stylelintConfig, 'a.css': 'a { color: red; }\n' }, check: ['a.css'] },
  findings: {
    files: { '.stylelintrc.json': stylelintConfig, ...all(names('css'), 'a {}\nb { color: #ff; }\n') },
    check: names('css'),
  },
  warnings: { files: { '.stylelintrc.json': stylelintConfig, 'a.css': 'b { color: #ff; }\n' }, check: ['a.css'] },
  'syntax-error': { files: { '.stylelintrc.json': stylelintConfig, 'a.css': 'a { color: red\n' }, check: ['a.css'] },
  ignored: {
    files: { '.stylelintrc.json': stylelintConfig, '.stylelintignore': 'a.css\n', 'a.css': 'a {}\n' },
    check: ['a.css'],
  },
  'missing-file': { files: { '.stylelintrc.json': stylelintConfig }, check: ['gone.css'] },
  'unknown-rule': {
    files: { '.stylelintrc.json': '{ "rules": { "no-such-rule": true } }', 'a.css': 'a {}\n' },
    check: ['a.css'],
  },
  'bad-option': {
    files: { '.stylelintrc.json': '{ "rules": { "block-no-empty": "yes" } }', 'a.css': 'a {}\n' },
    check: ['a.css'],
  },
  'bad-config': {
    files: { '.stylelintrc.json': '{ "extends": "no-such-config" }', 'a.css': 'a {}\n' },
    check: ['a.css'],
  },
};

const markdown = {
  clean: { files: { 'a.md': '# Title\n' }, check: ['a.md'] },
  findings: {
    files: all([...names('md'), ':colon.md'], '# Title\n\n#bad\n\nhttps://example.com\n'),
    check: [...names('md'), ':colon.md'],
  },
  ignored: { files: { '.markdownlint-cli2.jsonc': '{ "ignores": ["a.md"] }', 'a.md': '#bad\n' }, check: ['a.md'] },
  'bad-config': { files: { '.markdownlint-cli2.jsonc': '{ "ignores": [ }', 'a.md': '#bad\n' }, check: ['a.md'] },
};

const withoutNewline = names('md').filter((name) => !name.includes('\n'));
const cspell = {
  clean: { files: { 'a.md': 'hello world\n' }, check: ['a.md'] },
  findings: {
    files: { 'cspell.json': '{ "flagWords": ["hte"] }', ...all(withoutNewline, 'helllo world\n\nhte wrold\n') },
    check: withoutNewline,
  },
  ignored: { files: { 'cspell.json': '{ "ignorePaths": ["a.md"] }', 'a.md': 'helllo\n' }, check: ['a.md'] },
  newline: { files: { 'new\nline.md': 'helllo\n' }, check: ['new\nline.md'] },
  'missing-file': { files: { 'a.md': 'hello\n' }, check: ['a.md', 'gone.md'] },
  'bad-config': { files: { 'cspell.json': '{ broken', 'a.md': 'helllo\n' }, check: ['a.md'] },
  'bad-import': { files: { 'cspell.json': '{ "import": ["./gone.json"] }', 'a.md': 'helllo\n' }, check: ['a.md'] },
};

const secretRules = '{ "rules": [{ "id": "@secretlint/secretlint-rule-preset-recommend" }] }';
const secretlint = {
  clean: { files: { '.secretlintrc.json': secretRules, 'a.md': 'nothing\n' }, check: ['a.md'] },
  findings: {
    files: { '.secretlintrc.json': secretRules, ...all(withoutNewline, `a\n b ${token}\n`) },
    check: withoutNewline,
  },
  ignored: {
    files: { '.secretlintrc.json': secretRules, '.secretlintignore': 'a.md\n', 'a.md': `${token}\n` },
    check: ['a.md'],
  },
  'unmasked-asked': {
    files: { '.secretlintrc.json': secretRules, 'a.md': `${token}\n` },
    check: ['a.md'],
    args: ['--format', 'json'],
  },
  'bad-config': {
    files: { '.secretlintrc.json': '{ "rules": [{ "id": "@secretlint/no-such-rule" }] }', 'a.md': 'x\n' },
    check: ['a.md'],
  },
};

const knip = {
  clean: {
    files: { 'package.json': '{ "name": "x", "main": "index.js" }', 'index.js': 'console.log(1);\n' },
    check: [],
  },
  findings: {
    files: {
      'package.json': '{ "name": "x", "main": "index.js", "dependencies": { "left-pad": "1" } }',
      'index.js':
        "import { a } from './a.js';\nimport unlisted from 'unlisted';\nimport './gone.js';\nconsole.log(a, unlisted);\n",
      'a.js': 'export const a = 1;\nexport const b = 2;\nexport { b as c };\nexport default b;\n',
      'unused.js': 'export const z = 1;\n',
    },
    check: [],
  },
  'bad-config': { files: { 'package.json': '{ "name": "x" }', 'knip.json': '{ broken', 'index.js': '' }, check: [] },
};

/** Tool, version, what npm installs for it, scenarios: the newest of each major, and the oldest that is supported. */
export const recordings = [
  ...oldest({
    prettier: ['2.8.0', prettier],
    eslint: ['8.57.0', eslint(8)],
    tsc: ['5.0.2', tsc, (version) => [`typescript@${version}`]],
    jest: ['29.0.0', jest],
    vitest: ['3.0.0', vitest],
    biome: ['1.9.0', biome(1), (version) => [`@biomejs/biome@${version}`]],
    oxlint: ['1.8.0', oxlint],
    stylelint: ['16.0.0', stylelint],
    'markdownlint-cli2': ['0.18.0', markdown],
    cspell: ['8.0.0', cspell],
    secretlint: [
      '9.0.0',
      secretlint,
      (version) => [`secretlint@${version}`, `@secretlint/secretlint-rule-preset-recommend@${version}`],
    ],
    knip: ['5.0.0', knip, (version) => [`knip@${version}`, 'typescript@5.4', '@types/node@20']],
  }),
  ...[2, 3].map((major) => ({ tool: 'prettier', major, install: [`prettier@${major}`], scenarios: prettier })),
  ...[8, 9, 10].map((major) => ({
    tool: 'eslint',
    major,
    install: [`eslint@${major === 8 ? '8.57' : major}`],
    scenarios: eslint(major),
  })),
  ...['5.9', '6', '7'].map((major) => ({
    tool: 'tsc',
    major: Number.parseInt(major, 10),
    install: [`typescript@${major}`],
    scenarios: tsc,
  })),
  ...[29, 30].map((major) => ({ tool: 'jest', major, install: [`jest@${major}`], scenarios: jest })),
  ...[3, 4].map((major) => ({ tool: 'vitest', major, install: [`vitest@${major}`], scenarios: vitest })),
  ...[1, 2].map((major) => ({ tool: 'biome', major, install: [`@biomejs/biome@${major}`], scenarios: biome(major) })),
  { tool: 'oxlint', major: 1, install: ['oxlint@1'], scenarios: oxlint },
  ...[16, 17].map((major) => ({ tool: 'stylelint', major, install: [`stylelint@${major}`], scenarios: stylelint })),
  ...[0.18, 0.22].map((major) => ({
    tool: 'markdownlint-cli2',
    major,
    install: [`markdownlint-cli2@${major}`],
    scenarios: markdown,
  })),
  ...[8, 9].map((major) => ({ tool: 'cspell', major, install: [`cspell@${major}`], scenarios: cspell })),
  ...[9, 10, 11].map((major) => ({
    tool: 'secretlint',
    major,
    install: [`secretlint@${major}`, `@secretlint/secretlint-rule-preset-recommend@${major}`],
    scenarios: secretlint,
  })),
  ...[5, 6].map((major) => ({
    tool: 'knip',
    major,
    install: [`knip@${major}`, 'typescript@5.9', '@types/node@20'],
    scenarios: knip,
  })),
];

function oldest(tools) {
  return Object.entries(tools).map(([tool, [major, scenarios, install = (version) => [`${tool}@${version}`]]]) => ({
    tool,
    major,
    install: install(major),
    scenarios,
  }));
}
