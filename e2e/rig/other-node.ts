import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './folders';
import { npm } from './npm';

/** The program of another major of Node, from the npm package that carries it; `null` with the reason if there is none. */
export function otherNode(major: '22' | '24'): { readonly node: string } | { readonly missing: string } {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const folder = join(cacheFolder, `node-${major}`);
  const node = join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(node)) return { node };
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  try {
    npm(unfinished, 'install', '--prefix', unfinished, `${name}@${major}`);
    renameSync(unfinished, folder);
  } catch (error) {
    return {
      missing: `${name}@${major} cannot be installed: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
  return { node };
}
