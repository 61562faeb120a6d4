import { createHash } from 'node:crypto';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { foldersUp } from '../../../hooks/folders';
import { configurationsAbove } from './configurations';
import { firstInstalled } from './first-tree';

/** A new workspace has a folder above it that is the test's own too. */
export function newRoot(name: string): string {
  const root = join(realpathSync(mkdtempSync(join(tmpdir(), 'hookgraph-oracle-'))), name);
  mkdirSync(root);
  return root;
}

/** `null` deletes. Nothing is written, or deleted, through a link. */
export function write(folder: string, files: Readonly<Record<string, string | null>>): void {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    if (text !== null) makeFolder(folder, dirname(name));
    if (isReal(folder, dirname(name))) rmSync(path, { force: true, recursive: true });
    if (text !== null) writeFileSync(path, text);
  }
}

/** Whether a folder is there, and no link on the way to it. */
function isReal(root: string, folder: string): boolean {
  return foldersUp(folder).every((each) => lstatSync(join(root, each), { throwIfNoEntry: false })?.isDirectory());
}

/** Makes a folder; a file or a link in its place, or above it, gives way. */
function makeFolder(root: string, folder: string): void {
  for (const each of foldersUp(folder).toReversed()) {
    const path = join(root, each);
    if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) continue;
    rmSync(path, { force: true });
    mkdirSync(path, { recursive: true });
  }
}

/** A file, or a link that leads to one. */
export function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Sorted; without links. */
export function filesIn(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((file) => !/^(?:node_modules|\.hookgraph|\.git)\//.test(file))
    .sort();
}

/** Digest of all that the tools could read in a workspace. */
export function contentOf(folder: string): string {
  const hash = createHash('sha256');
  const links = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isSymbolicLink() && !entry.parentPath.includes('node_modules'))
    .map(({ parentPath, name }) => join(parentPath, name));
  for (const path of links.sort()) hash.update(`${path.slice(folder.length)}\0${readlinkSync(path)}\0`);
  const installed = Object.keys(firstInstalled).map((name) => join('node_modules', name));
  for (const file of [...filesIn(folder), ...installed])
    hash.update(`${file}\0${readFileSync(join(folder, file), 'utf8')}\0`);
  return hash.digest('hex');
}

/** What is in the folder above it. */
export function contentAbove(root: string): string {
  const names = Object.keys(configurationsAbove).filter((name) => isFile(join(dirname(root), name)));
  return JSON.stringify(names.map((name) => [name, readFileSync(join(dirname(root), name), 'utf8')]));
}
