// Writes docs/reference/cli.md from the definitions of the commands. Reads build/, so build first.
// `--check` writes nothing and exits with 1 where the page is not what it would write.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import definition from '../build/cli/program.js';
import { cliPage } from './cli-page.mjs';

const path = join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs/reference/cli.md');
const program = definition.createProgram(() => Promise.resolve());
const text = await format(cliPage(program), { ...(await resolveConfig(path)), filepath: path });

if (text !== read(path)) {
  if (process.argv.includes('--check')) {
    console.error(
      'docs/reference/cli.md is not what the commands say.\nRun: npm run build && node tools/generate-cli-reference.mjs',
    );
    process.exitCode = 1;
  } else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}
