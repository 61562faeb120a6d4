import { isAbsolute, join, relative, sep } from 'node:path';
import type { FilePath } from '../hooks/brand';

/** Turns a path as a tool prints it into a workspace path; `null` if it lies outside. */
export function pathReader(root: string, cwd: string): (printed: string) => FilePath | null {
  return (printed) => {
    const path = relative(root, isAbsolute(printed) ? printed : join(cwd, printed));
    if (path === '' || path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path)) return null;
    return path.split(sep).join('/') as FilePath;
  };
}

/** Takes the workspace's place on this machine out of a text: a verdict holds nothing absolute. */
export function pathScrubber(root: string): (text: string) => string {
  return (text) =>
    text
      .replaceAll(`file://${root}/`, '')
      .replaceAll(`${root}/`, '')
      .replaceAll(new RegExp(`${escaped(root)}(?![\\w.-])`, 'g'), '.');
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
