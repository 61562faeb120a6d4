// Builds the package from nothing, so that no file of an earlier build is ever packed:
//   dist/   what is published: a file for each way in and for what is loaded late, with the packages that they use inside.
//           Nx starts several processes for each command, and reading 900 small files took longer than their work did
//           (docs/adr/0007-bundles.md)
//   build/  what the tools of this repository read of the sources
import { execFileSync } from 'node:child_process';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { rolldown } from 'rolldown';
import { bundledLicences } from './bundled-licences.mjs';
import { copyTypes } from './copy-types.mjs';

/** Ways into the package, by the name of their file in dist/. */
const entries = {
  index: 'plugin/index.ts',
  hook: 'executors/hook/hook.ts',
  'hook-batch': 'executors/hook/hook-batch.ts',
  'init-generator': 'generators/init/init.ts',
  'hook-generator': 'generators/hook/hook.ts',
  cli: 'cli/main.ts',
  'project-graph': 'cli/project-graph/main.ts',
  worker: 'engine/drivers/worker/main.ts',
  compiler: 'engine/drivers/compiler/main.ts',
  'fork-server': 'engine/system/fork-server.ts',
};

/** Packages that sources load with `require`: files of their own, which nobody reads who does not need them. */
const late = ['fast-xml-parser', 'graphology', 'yaml'];

/** What reference pages, schemas and measurements are made from. */
const internals = [
  'cli/program',
  'engine/config/built-in-strategies',
  'engine/config/json-schema',
  'engine/report/event-schema',
  'engine/report/read-result',
  'engine/report/render-report',
  'engine/report/report',
  'engine/report/report-json-schema',
  'engine/system/cacache-segments',
  'engine/tools/index',
  'engine/verdicts/index',
];

const require = createRequire(import.meta.url);
const { dependencies, peerDependencies } = require('../package.json');
// Native modules, and the host that is already there.
const external = [...Object.keys(dependencies), ...Object.keys(peerDependencies)];

for (const folder of ['dist', 'build']) rmSync(folder, { recursive: true, force: true });
const bundles = await write('dist', { ...entries, ...Object.fromEntries(late.map((name) => [`late-${name}`, name])) }, [
  { name: 'late', resolveId: (name, _importer, { kind }) => lateFile(name, kind) },
]);
await write('build', Object.fromEntries(internals.map((path) => [path, `${path}.ts`])));
writeFileSync('dist/LICENCES.txt', bundledLicences(bundles.flatMap(({ moduleIds = [] }) => moduleIds)));
execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
});
copyTypes('plugin/index', 'build/types', 'dist/types');
// Schemas are read by Nx as files.
for (const folder of ['executors', 'generators']) {
  cpSync(folder, `dist/${folder}`, { recursive: true, filter: (path) => !/\.ts$/.test(path) });
}

async function write(dir, input, plugins = []) {
  const bundle = await rolldown({
    input,
    external,
    platform: 'node',
    plugins,
    // The first field of jsonc-parser's manifest that a bundler can follow.
    resolve: { mainFields: ['module', 'main'] },
  });
  const { output } = await bundle.write({ dir, format: 'cjs', exports: 'named', comments: { legal: false } });
  await bundle.close();
  return output;
}

function lateFile(name, kind) {
  return kind === 'require-call' && late.includes(name) ? { id: `./late-${name}.js`, external: true } : null;
}
