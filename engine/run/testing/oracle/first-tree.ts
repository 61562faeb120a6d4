/** Projects of the oracle's workspace with all that each depends on. */
export const oracleProjects: Readonly<Record<string, readonly string[]>> = {
  '.': ['rules'],
  app: ['core'],
  core: [],
  docs: [],
  rules: [],
  web: ['core', 'rules'],
};

/** Projects that have a tsconfig.json. */
export const typedProjects = ['app', 'core'] as const;

export const selections = {
  eslint: /\.[cm]?[jt]sx?$/,
  prettier: /\.(?:[cm]?[jt]s|json|css|md)$/,
  stylelint: /\.css$/,
  todo: /\.(?:ts|js|md)$/,
  deep: /\.(?:ts|js)$/,
  twins: /\.(?:ts|js|md)$/,
} as const;

/** What the workspace holds before the first edit, by path. */
export const firstTree: Readonly<Record<string, string>> = {
  '.gitignore': 'node_modules\n.hookgraph\n',
  'package.json': '{ "name": "w", "private": true, "type": "module" }\n',
  'hookgraph.json': hookgraphJson(),
  '.stylelintrc.json': stylelintConfig('rules/style.mjs', true),
  'rules/style.mjs': styleRule('gray'),
  '.prettierrc': '{ "singleQuote": true }\n',
  'eslint.config.mjs': eslintConfig('error', '[]'),
  'rules/package.json': '{ "name": "@w/rules", "version": "1.0.0", "type": "module", "exports": "./index.js" }\n',
  'rules/index.js': "import { rule } from './rule.js';\nexport default { rules: { 'no-word': rule } };\n",
  'rules/rule.js': wordRule('alpha'),
  'tsconfig.base.json': baseTsconfig(true),
  'app/tsconfig.json': tsconfig(['**/*.ts']),
  'core/tsconfig.json': tsconfig(['**/*.ts']),
  'core/package.json': '{ "name": "@w/core", "type": "module", "exports": "./save.ts" }\n',
  'core/save.ts': 'export function save(): void {}\n',
  'core/a.ts': 'export const a = 1;\n',
  'app/main.ts': "import { save } from '../core/save.js';\nsave();\nexport {};\n",
  'app/a.ts': "import { word } from 'typed-dep';\nexport const w: string = word;\n",
  'web/a.js': "import './lib/b.js';\nalpha();\nbadOne();\n",
  'web/lib/b.js': 'alpha();\nexport {};\n',
  'web/x.css': 'a { color: gray }\n',
  'web/y.css': 'a {}\n',
  'docs/shared.mjs': "export default { singleQuote: true, rules: { 'block-no-empty': true } };\n",
  'docs/a.md': '# Title\n\n* one\n* two\n',
  'tools/todo.mjs': `import { readFileSync } from 'node:fs';
import { word as usual } from './word.mjs';
const word = process.env.ORACLE_WORD ?? usual;
for (const file of process.argv.slice(2)) {
  readFileSync(file, 'utf8').split('\\n').forEach((line, index) => {
    if (!line.includes(word)) return;
    console.log(\`\${file}:\${index + 1}:1: error: found it [todo]\`);
    process.exitCode = 1;
  });
}
`,
  // It says of which packages the version does not tell what is in them.
  'patches/eslint-plugin-promise+1.0.1.patch': '',
  'tools/word.mjs': "export const word = 'TODO';\n",
  'tools/deep.mjs': `import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
const target = (file, name) =>
  [join(dirname(file), name), join(dirname(file), name.replace(/\\.js$/, '.ts'))].find((each) => existsSync(each));
for (const start of process.argv.slice(2)) {
  const seen = new Set([start]);
  for (const file of seen) {
    const text = readFileSync(file, 'utf8');
    const say = (rule) => {
      console.log(\`\${start}:1:1: error: \${file} [\${rule}]\`);
      process.exitCode = 1;
    };
    if (text.includes('FORBIDDEN')) say('forbidden');
    for (const [, name] of text.matchAll(/(?:from|import) '(\\.[^']*)'/g)) {
      const found = target(file, name);
      if (found === undefined) say('missing');
      else seen.add(found);
    }
  }
}
`,
  'tools/twins.mjs': `import { readFileSync } from 'node:fs';
const seen = new Map();
for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, 'utf8');
  if (seen.has(text)) {
    console.log(\`\${file}:1:1: error: the same as \${seen.get(text)} [twins]\`);
    process.exitCode = 1;
  }
  seen.set(text, file);
}
`,
};

/** Packages that a test can give another version of, as if installed; by path under node_modules. */
export const firstInstalled: Readonly<Record<string, string>> = {
  ...promisePlugin('1.0.0', 'badOne'),
  ...typedDependency('1.0.0', 'string'),
};

export function promisePlugin(version: string, word: string): Readonly<Record<string, string>> {
  return {
    'eslint-plugin-promise/package.json': `{ "name": "eslint-plugin-promise", "version": "${version}", "type": "module", "exports": "./index.js" }`,
    'eslint-plugin-promise/index.js': `${wordRule(word)}export default { rules: { 'no-word': rule } };\n`,
  };
}

/** With the note that the package manager leaves of what is installed. */
export function typedDependency(version: string, type: string): Readonly<Record<string, string>> {
  return {
    'typed-dep/package.json': `{ "name": "typed-dep", "version": "${version}", "types": "./index.d.ts" }`,
    'typed-dep/index.d.ts': `export declare const word: ${type};\n`,
    '.package-lock.json': `{ "packages": { "node_modules/typed-dep": { "version": "${version}" } } }`,
  };
}

export function wordRule(word: string): string {
  return `export const rule = {
  create: (context) => ({
    Identifier(node) {
      if (node.name === '${word}') context.report({ node, message: 'a bad word' });
    },
  }),
};
`;
}

export function eslintConfig(eqeqeq: string, ignores: string): string {
  return `import own from '@w/rules';
import promise from 'eslint-plugin-promise';
import tseslint from 'typescript-eslint';

export default [
  { ignores: ${ignores} },
  { plugins: { promise }, rules: { 'no-debugger': 'error', 'promise/no-word': 'error', eqeqeq: '${eqeqeq}' } },
  { files: ['web/lib/**/*.js'], plugins: { own }, rules: { 'own/no-word': 'error' } },
  { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } },
  {
    files: ['app/**/*.ts'],
    plugins: { '@typescript-eslint': tseslint.plugin },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: { '@typescript-eslint/no-floating-promises': 'error' },
  },
];
`;
}

/** @param paths where imports of a name lead; none: to what is installed */
export function baseTsconfig(
  strict: boolean,
  paths: Readonly<Record<string, readonly string[]>> = { '@w/core': ['./core/save.ts'] },
): string {
  return JSON.stringify({
    compilerOptions: {
      strict,
      module: 'nodenext',
      target: 'es2022',
      // As little as the sources need: the compiler reads it again for each answer.
      lib: ['es5', 'es2015.promise'],
      types: [],
      skipLibCheck: true,
      noEmit: true,
      allowImportingTsExtensions: true,
      paths,
    },
  });
}

export function tsconfig(include: readonly string[], more: object = {}): string {
  return `${JSON.stringify({ extends: '../tsconfig.base.json', include, ...more })}\n`;
}

/** A configuration to extend besides the first. */
export function otherTsconfig(lib: readonly string[]): string {
  return `${JSON.stringify({ extends: './tsconfig.base.json', compilerOptions: { noUnusedLocals: true, lib } })}\n`;
}

/** The hooks, each with what a person may say otherwise about it. */
export function hookgraphJson(changed: Readonly<Record<string, object>> = {}): string {
  const hooks: Readonly<Record<string, object>> = {
    eslint: { tool: 'eslint' },
    prettier: { tool: 'prettier' },
    stylelint: { tool: 'stylelint' },
    types: { tool: 'tsc', projects: ['app', 'core'] },
    todo: { ...command('todo', 'ts,js,md', 'file'), env: ['ORACLE_WORD'] },
    deep: command('deep', 'ts,js', 'imports'),
    twins: command('twins', 'ts,js,md', 'project'),
  };
  return `${JSON.stringify({
    hooks: Object.fromEntries(Object.entries(hooks).map(([name, hook]) => [name, { ...hook, ...changed[name] }])),
  })}\n`;
}

/** @param plugin path of a module with the rule `own/no-word` */
export function stylelintConfig(plugin: string, empty: boolean): string {
  return `${JSON.stringify({ plugins: [`./${plugin}`], rules: { 'own/no-word': true, 'block-no-empty': empty || null } })}\n`;
}

/** A rule for Stylelint against a colour. */
export function styleRule(word: string): string {
  return `import stylelint from 'stylelint';
const ruleName = 'own/no-word';
const rule = () => (root, result) =>
  root.walkDecls((node) => {
    if (node.value === '${word}') stylelint.utils.report({ result, ruleName, message: 'a bad colour', node });
  });
rule.ruleName = ruleName;
rule.messages = {};
export default stylelint.createPlugin(ruleName, rule);
`;
}

function command(script: string, extensions: string, scope: string): object {
  return {
    command: ['node', `tools/${script}.mjs`, '{files}'],
    files: [`**/*.{${extensions}}`],
    scope,
    cwd: 'workspace',
    packages: [],
    output: 'unix',
  };
}
