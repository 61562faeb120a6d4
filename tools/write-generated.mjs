import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Writes what is generated, as Prettier would have it. With `--check` nothing is written, and a file that is not what
 * it would be ends the program with 1.
 * @param files content by path relative to the repository
 * @param script the generator, to be named where something has drifted
 */
export async function writeGenerated(files, script) {
  const isCheck = process.argv.includes('--check');
  const drifted = [];
  for (const [file, content] of Object.entries(files)) {
    const path = join(root, file);
    const text = await format(content, { ...(await resolveConfig(path)), filepath: path });
    if (text === read(path)) continue;
    drifted.push(file);
    if (isCheck) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  if (!isCheck || drifted.length === 0) return;
  console.error(`Not what the schema says: ${drifted.join(', ')}\nRun: npm run build && node tools/${script}`);
  process.exitCode = 1;
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}
