import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Asks something of a workspace where what a project references was just built: of a copy beside it where there is any,
 * since a build writes.
 * @param tsc absolute path of the compiler's program
 */
export async function withBuilt<T>(
  root: string,
  project: string,
  tsc: string,
  ask: (root: string) => Promise<T>,
): Promise<T> {
  const { references = [] } = JSON.parse(readFileSync(join(root, project, 'tsconfig.json'), 'utf8'));
  if (references.length === 0) return ask(root);
  const copy = mkdtempSync(join(dirname(root), 'built-'));
  try {
    cpSync(root, copy, { recursive: true, verbatimSymlinks: true });
    const folders = references.map(({ path }: { readonly path: string }) => join(project, path));
    spawnSync(process.execPath, [tsc, '-b', ...folders], { cwd: copy });
    return await ask(copy);
  } finally {
    rmSync(copy, { recursive: true });
  }
}
