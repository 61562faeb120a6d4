// The workspace of the benchmarks with real tools: 33 projects, 600 TypeScript files, ESLint and Prettier configured in
// each project, every way of running them declared side by side.
import { measure } from './measure.mjs';
import { commit, createWorkspace, plainEnvironment, program } from './workspace.mjs';

export const projects = 33;
export const files = 600;
const projectNames = Array.from({ length: projects }, (_, p) => `p${p}`);

/** @param options.plugin whether Nx is told of hookgraph; where it is not, Nx runs the tools project by project */
export function manyProjects(root, installation, { plugin, extra = {} }) {
  createWorkspace(root, installation, {
    'package.json': {
      name: 'bench',
      private: true,
      packageManager: 'npm@10.0.0',
      workspaces: ['libs/*'],
      devDependencies: { eslint: '*', prettier: '*', 'typescript-eslint': '*' },
    },
    'nx.json': { analytics: false, neverConnectToCloud: true, plugins: plugin ? ['hookgraph'] : [] },
    ...(plugin ? { 'hookgraph.json': hooks } : {}),
    'eslint.base.mjs': baseConfig,
    ...Object.fromEntries(projectNames.flatMap((name, p) => project(name, p, plugin))),
    ...extra,
  });
  // What the generator writes is nearly as Prettier would have it; every check is to begin green.
  measure([...program(root, 'prettier'), '--write', '--log-level', 'silent', 'libs'], {
    cwd: root,
    env: plainEnvironment(root),
  });
  commit(root);
  return root;
}

const hooks = {
  hooks: {
    eslint: { tool: 'eslint' },
    prettier: { tool: 'prettier', files: ['**/*.ts'] },
    trivial: { command: ['true'], files: ['**/*.ts'], stage: 'manual' },
  },
};

const baseConfig = `import js from '@eslint/js';
import tseslint from 'typescript-eslint';

export default [js.configs.recommended, ...tseslint.configs.recommended, ...tseslint.configs.stylistic];
`;

function project(name, p, plugin) {
  const folder = `libs/${name}`;
  const target = (command) => ({
    command,
    cache: true,
    inputs: ['{projectRoot}/**/*', '{workspaceRoot}/eslint.base.mjs'],
    options: { cwd: '{projectRoot}' },
  });
  const targets = plugin ? {} : { lint: target('eslint src'), format: target('prettier --check src') };
  const count = Math.floor(files / projects) + (p < files % projects ? 1 : 0);
  return [
    [
      `${folder}/package.json`,
      {
        name,
        version: '1.0.0',
        private: true,
        scripts: { 'lint:src': 'eslint src', 'format:src': 'prettier --check src' },
        nx: { includedScripts: [], targets },
      },
    ],
    [`${folder}/.prettierrc`, { printWidth: 80 + 20 * (p % 3), singleQuote: p % 2 === 0 }],
    [
      `${folder}/eslint.config.mjs`,
      `import base from '../../eslint.base.mjs';\n\nexport default [...base, { rules: { 'max-depth': ['error', ${4 + (p % 3)}] } }];\n`,
    ],
    ...Array.from({ length: count }, (_, f) => [`${folder}/src/f${f}.ts`, source(p, f)]),
  ];
}

function source(p, f) {
  const imports = f > 0 ? `import { value${f - 1} } from './f${f - 1}';\n\n` : '';
  const functions = Array.from(
    { length: 12 },
    (_, n) => `export interface Shape${n} {
  readonly id: number;
  readonly name: string;
  readonly tags: readonly string[];
}

export function pick${n}(shapes: readonly Shape${n}[], wanted: string): Shape${n} | null {
  for (const shape of shapes) {
    if (shape.tags.includes(wanted) && shape.id > ${p * f + n}) return shape;
  }
  return null;
}`,
  );
  return `${imports}export const value${f} = ${f}${f > 0 ? ` + value${f - 1}` : ''};\n\n${functions.join('\n\n')}\n`;
}
