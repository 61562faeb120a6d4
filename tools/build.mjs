// Compiles the package into dist/ from nothing, so that no file of an earlier build is ever packed.
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';

rmSync('dist', { recursive: true, force: true });
const tsc = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
});
// Schemas are read by Nx as files.
for (const folder of ['executors', 'generators']) {
  cpSync(folder, `dist/${folder}`, { recursive: true, filter: (path) => !/\.ts$/.test(path) });
}
process.exit(tsc.status ?? 1);
