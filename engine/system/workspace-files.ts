import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ignore from 'ignore';
import type { FilePath } from '../hooks/brand';
import { runGit } from './git';

/**
 * The files that the task runner sees: tracked and untracked ones that neither .gitignore nor .nxignore excludes,
 * sorted. A tracked file that is git-ignored is left out too, since no task's hash would notice its change.
 * @param root absolute path of the workspace root
 */
export async function listWorkspaceFiles(root: string): Promise<readonly FilePath[]> {
  const files = (await listByGit(root)) ?? [...walk(root, '', [])];
  const nxIgnore = readOrEmpty(join(root, '.nxignore'));
  const kept =
    nxIgnore === ''
      ? files
      : ignore()
          .add(nxIgnore)
          .filter([...files]);
  return [...kept].sort() as unknown as readonly FilePath[];
}

async function listByGit(root: string): Promise<readonly string[] | null> {
  const [seen, trackedButIgnored] = await Promise.all([
    // -z: names as they are; --deduplicate: a file in conflict has up to three entries.
    gitPaths(root, ['--cached', '--others', '--exclude-standard', '--deduplicate']),
    gitPaths(root, ['--cached', '--ignored', '--exclude-standard']),
  ]);
  if (seen === null || trackedButIgnored === null) return null;
  const hidden = new Set(trackedButIgnored);
  return seen.filter((file) => !hidden.has(file));
}

/** `null`: no git, or no repository. */
async function gitPaths(root: string, flags: readonly string[]): Promise<readonly string[] | null> {
  const printed = await runGit(root, ['ls-files', '-z', ...flags], process.env);
  return printed === null ? null : printed.split('\0').filter((path) => path !== '');
}

interface IgnoreFile {
  /** Folder of the .gitignore, `''` or ending in `/`. */
  readonly folder: string;
  readonly rules: ReturnType<typeof ignore>;
}

function* walk(root: string, folder: string, above: readonly IgnoreFile[]): Generator<string> {
  const text = readOrEmpty(join(root, folder, '.gitignore'));
  const ignores = text === '' ? above : [...above, { folder, rules: ignore().add(text) }];
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    if (entry.name === '.git' || entry.name === 'node_modules') continue;
    const path = folder + entry.name;
    const tested = entry.isDirectory() ? `${path}/` : path;
    if (isIgnored(tested, ignores)) continue;
    if (entry.isDirectory()) yield* walk(root, `${path}/`, ignores);
    else yield path;
  }
}

/** The nearest .gitignore with an opinion decides. */
function isIgnored(path: string, ignores: readonly IgnoreFile[]): boolean {
  for (const { folder, rules } of [...ignores].reverse()) {
    const { ignored, unignored } = rules.test(path.slice(folder.length));
    if (ignored) return true;
    if (unignored) return false;
  }
  return false;
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
