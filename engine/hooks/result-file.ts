import { createHash } from 'node:crypto';
import type { FilePath, ProjectRoot } from './brand';

/** How every name of a result file ends, and no other file in hookgraph's folder. */
export const resultFileEnd = '.result.json';

/** All of them, as git and globs name them, relative to hookgraph's folder. */
export const anyResultFile = `*${resultFileEnd}`;

/**
 * Result file of a task, relative to the workspace root; its Nx output. It lies in hookgraph's folder itself: Nx copies it
 * into a new folder of its cache for each task, and makes each folder on the way anew (docs/adr/0013).
 * @param directory hookgraph's folder, relative to the workspace root
 * @param root of the project; may hold any character, and none of them leads elsewhere or means a glob to Nx
 */
export function resultFile(directory: string, root: ProjectRoot, hook: string): FilePath {
  return `${directory}/${nameOf(root)}.${hook}${resultFileEnd}` as FilePath;
}

/** Room for the hook and for the end of a file that is not whole yet, where names may have 255 bytes. */
const longest = 160;

/** A name of its own for each root: `~` stands for `/` and for the workspace root. */
function nameOf(root: ProjectRoot): string {
  if (root === '.') return '~';
  const name = root.replace(/[^\w.-]/gu, (character) => (character === '/' ? '~' : encoded(character)));
  // Behind a `%` of an encoded character there is never a `-`.
  return name.length <= longest ? name : `${name.slice(0, longest - 20)}%-${digestOf(root)}`;
}

function encoded(character: string): string {
  return [...Buffer.from(character)].map((byte) => `%${byte.toString(16).padStart(2, '0').toUpperCase()}`).join('');
}

function digestOf(root: string): string {
  return createHash('sha256').update(root).digest('hex').slice(0, 16);
}
