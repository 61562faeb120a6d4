import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Hook name and the package whose program it starts. */
const programs = {
  prettier: 'prettier',
  eslint: 'eslint',
  biome: '@biomejs/biome',
  stylelint: 'stylelint',
  markdownlint: 'markdownlint-cli2',
  cspell: 'cspell',
  secrets: 'secretlint',
  types: 'typescript',
  test: 'vitest',
  jest: 'jest',
  knip: 'knip',
};

/**
 * Hooks whose tool hookgraph may load as a module instead of starting its program, and where that counts: ESLint loads
 * TypeScript too.
 */
const modules = {
  prettier: 'true',
  eslint: 'true',
  stylelint: 'true',
  types: "process.argv[1].endsWith('compiler.js')",
};

/**
 * Puts a counter into the start script of every tool that is installed in `root`, and into its main module where
 * hookgraph may load that, so that the demo need not believe hookgraph about what was started. Returns a function that
 * tells the hooks whose tool was started since it was last asked: `{ eslint: 2 }`.
 */
export function countStarts(root, log) {
  writeFileSync(log, '');
  for (const [hook, name] of Object.entries(programs)) addCounter(startScript(root, name), { hook, log });
  for (const [hook, when] of Object.entries(modules)) addCounter(mainModule(root, programs[hook]), { hook, log, when });
  return () => {
    const started = readFileSync(log, 'utf8').split('\n').filter(Boolean);
    writeFileSync(log, '');
    return started.reduce((counts, hook) => ({ ...counts, [hook]: (counts[hook] ?? 0) + 1 }), {});
  };
}

function startScript(root, name) {
  const folder = join(root, 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const scripts = typeof bin === 'string' ? { [name]: bin } : bin;
  const command = name === 'typescript' ? 'tsc' : name.split('/').at(-1);
  return join(folder, scripts[command]);
}

function mainModule(root, name) {
  const folder = join(root, 'node_modules', name);
  return createRequire(join(root, 'package.json')).resolve(folder);
}

// `process.getBuiltinModule` works in CommonJS and in ES modules alike.
function addCounter(script, { hook, log, when = 'true' }) {
  const source = readFileSync(script, 'utf8');
  const firstLine = source.startsWith('#!') ? source.indexOf('\n') + 1 : 0;
  const count = `if (${when}) process.getBuiltinModule('node:fs').appendFileSync(${JSON.stringify(log)}, '${hook}\\n');\n`;
  writeFileSync(script, source.slice(0, firstLine) + count + source.slice(firstLine));
}
