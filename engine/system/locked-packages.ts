import { join } from 'node:path';
import type { FileSystem } from './ports';

const lockFiles = ['package-lock.json', 'npm-shrinkwrap.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock'];

/**
 * Whether the lock file knows a package. The task runner refuses to run anything at all when a task names a package
 * that its graph does not have, and it builds that part of the graph from the lock file.
 */
export function lockedPackages(root: string, disk: Pick<FileSystem, 'readText'>): (name: string) => boolean {
  const known = new Map<string, boolean>();
  let text: string | null = null;
  return (name) => {
    const answer = known.get(name);
    if (answer !== undefined) return answer;
    text ??= lockFiles.map((file) => disk.readText(join(root, file)) ?? '').join('\n');
    const result = [
      `"node_modules/${name}": {`,
      `\n"${name}@`,
      `\n${name}@`,
      `'${name}@`,
      ` ${name}@`,
      `/${name}@`,
      `"${name}": ["${name}@`,
    ].some((mark) => (text ?? '').includes(mark));
    known.set(name, result);
    return result;
  };
}
