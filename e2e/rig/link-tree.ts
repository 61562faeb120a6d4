import { copyFileSync, linkSync, mkdirSync, readdirSync, readlinkSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Notes of npm on what is installed, which it writes in place. */
const notes = '.package-lock.json';

/** Copies a folder by hard links: a node_modules in a blink. Whoever writes must replace files, not change them. */
export function linkTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkTree(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else if (entry.name === notes) copyFileSync(source, target);
    else linkSync(source, target);
  }
}
