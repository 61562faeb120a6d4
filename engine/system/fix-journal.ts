import { createHash, randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { dirname, join, sep } from 'node:path';
import * as z from 'zod/mini';
import type { Digest, FilePath } from '../hooks/brand';

/** A file whose content a fixer changed; `null`: it was, or is, not there. */
export interface TouchedFile {
  readonly file: FilePath;
  readonly before: Digest;
  readonly after: Digest | null;
}

/** Files as they were before a fixer was started. */
export interface KeptFiles {
  /** Those that are no longer what they were; sorted. */
  changed(): readonly TouchedFile[];
  /** Puts every file back as it was, each in one step. */
  rollBack(): void;
  /** Forgets the originals: the fixer came to its own end. */
  discard(): void;
}

/** What was found of fixers whose hookgraph was killed. */
export interface Recovery {
  /** Put back as they were. */
  readonly restored: readonly FilePath[];
  /** Written again since then, so left alone. */
  readonly left: readonly FilePath[];
}

const manifestSchema = z.object({ format: z.literal(1), files: z.array(z.string()) });
const manifestName = 'manifest.json';

/** Milliseconds between signs of life. */
const beat = 500;
/** Milliseconds after the last sign of life in which a write was still the fixer's; the watchdog ends it at once. */
const slack = 2_000;

/**
 * Copies files aside: tools write in place, and one that is stopped in the middle leaves half a file. What was copied
 * outlives this process, so that the next run can put it back.
 * @param folder absolute path of the journal
 * @param root absolute path of the workspace
 * @param files regular files that exist
 */
export function keepFiles(folder: string, root: string, files: readonly FilePath[]): KeptFiles {
  const entry = join(folder, `${Date.now()}-${process.pid}-${randomBytes(4).toString('hex')}`);
  fs.mkdirSync(entry, { recursive: true });
  for (const [index, file] of files.entries()) {
    fs.copyFileSync(join(root, file), join(entry, `${index}`), fs.constants.COPYFILE_FICLONE);
  }
  // Last: without it the copies are not complete, and no fixer has been started.
  const manifest = join(entry, manifestName);
  fs.writeFileSync(`${manifest}.tmp`, JSON.stringify({ format: 1, files }));
  fs.renameSync(`${manifest}.tmp`, manifest);
  const timer = setInterval(() => touch(manifest), beat).unref();
  return {
    changed: () =>
      files.flatMap((file, index): readonly TouchedFile[] => {
        const before = digest(join(entry, `${index}`));
        const after = digest(join(root, file));
        return before === null || before === after ? [] : [{ file, before, after }];
      }),
    rollBack() {
      for (const [index, file] of files.entries()) {
        if (isSame(join(entry, `${index}`), join(root, file))) continue;
        putBack(join(entry, `${index}`), join(root, file));
      }
    },
    discard() {
      clearInterval(timer);
      forget(entry);
    },
  };
}

/** Whether a fixer was killed together with the process that had started it, or is at work now. Cheap. */
export function hasKeptFiles(folder: string): boolean {
  return entriesOf(folder).length > 0;
}

/** Puts back what killed runs left half-done. Only for the holder of the lock, since living runs have entries too. */
export function recoverKeptFiles(folder: string, root: string): Recovery {
  const restored: FilePath[] = [];
  const left: FilePath[] = [];
  // The oldest last: it knows what was there before all of them.
  for (const name of [...entriesOf(folder)].reverse()) {
    const entry = join(folder, name);
    const alive = fs.statSync(join(entry, manifestName), { throwIfNoEntry: false })?.mtimeMs ?? 0;
    for (const [index, file] of readManifest(entry).entries()) {
      const [kept, path] = [join(entry, `${index}`), join(root, file)];
      if (!isInside(root, path) || isSame(kept, path)) continue;
      const written = fs.lstatSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
      const isEdited = written > alive + slack && !restored.includes(file);
      if (!isEdited) putBack(kept, path);
      (isEdited ? left : restored).push(file);
    }
    forget(entry);
  }
  return { restored: sorted(restored), left: sorted(left) };
}

function entriesOf(folder: string): readonly string[] {
  return fs.existsSync(folder) ? fs.readdirSync(folder).sort() : [];
}

/** The manifest first: half of an entry must not be taken for one. */
function forget(entry: string): void {
  fs.rmSync(join(entry, manifestName), { force: true });
  fs.rmSync(entry, { recursive: true, force: true });
}

/** Empty where the copies were not complete: then nothing had been started. */
function readManifest(entry: string): readonly FilePath[] {
  try {
    const text = fs.readFileSync(join(entry, manifestName), 'utf8');
    return manifestSchema.parse(JSON.parse(text)).files as readonly string[] as readonly FilePath[];
  } catch {
    return [];
  }
}

/** Files of a journal are data: none leads out of the workspace, by name or by a link. */
function isInside(root: string, path: string): boolean {
  let folder = dirname(path);
  while (!fs.existsSync(folder)) folder = dirname(folder);
  const [top, real] = [fs.realpathSync(root), fs.realpathSync(folder)];
  return path.startsWith(`${root}${sep}`) && (real === top || real.startsWith(`${top}${sep}`));
}

/** By a rename, so that a reader sees one content or the other; a writer that still holds the file open writes into nothing. */
function putBack(kept: string, path: string): void {
  fs.mkdirSync(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.hookgraph-${randomBytes(6).toString('hex')}.tmp`);
  try {
    fs.copyFileSync(kept, temporary);
    fs.chmodSync(temporary, fs.statSync(kept).mode);
    fs.renameSync(temporary, path);
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw error;
  }
}

function isSame(kept: string, path: string): boolean {
  return fs.lstatSync(path, { throwIfNoEntry: false })?.isFile() === true && digest(kept) === digest(path);
}

function digest(path: string): Digest | null {
  try {
    return createHash('sha256').update(fs.readFileSync(path)).digest('hex') as Digest;
  } catch {
    return null;
  }
}

function touch(path: string): void {
  const now = new Date();
  try {
    fs.utimesSync(path, now, now);
  } catch {
    // Somebody cleared the folder: then there is nothing to put back either.
  }
}

function sorted(files: readonly FilePath[]): readonly FilePath[] {
  return [...new Set(files)].sort();
}
