// `node tools/generated.mjs [--check]`: writes every schema and reference page that is made from the code, or says
// which ones are not what the code makes of them. Reads build/.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const generators = readdirSync(folder).filter((name) => /^generate-.*\.mjs$/.test(name));
let exitCode = 0;
for (const name of generators.sort()) {
  const { status } = spawnSync(process.execPath, [`${folder}${name}`, ...process.argv.slice(2)], { stdio: 'inherit' });
  if (status !== 0) exitCode = 1;
}
process.exit(exitCode);
