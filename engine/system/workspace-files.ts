import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ignore from 'ignore';
import type { FilePath } from '../hooks/brand';
import { runGit } from './git';
import { isIgnored, type IgnoreFile } from './ignore-rules';

/**
 * The files that the task runner sees: tracked and untracked ones that neither .gitignore nor .nxignore excludes,
 * sorted. A tracked file that is git-ignored is left out too, since no task's hash would notice its change.
 * @param root absolute path of the workspace root
 */
export async function listWorkspaceFiles(root: string): Promise<readonly FilePath[]> {
  const files = (await listByGit(root)) ?? [...walk(root, '', [])];
  const ignores = files
    .filter((file) => file === nxIgnore || file.endsWith(`/${nxIgnore}`))
    .map((file) => ({ folder: file.slice(0, -nxIgnore.length), rules: ignore().add(readOrEmpty(join(root, file))) }))
    .sort((a, b) => a.folder.length - b.folder.length);
  const kept = ignores.length === 0 ? files : files.filter((file) => !isIgnored(file, ignores));
  return [...kept].sort() as unknown as readonly FilePath[];
}

/** Each counts for the folder that it is in. */
const nxIgnore = '.nxignore';

async function listByGit(root: string): Promise<readonly string[] | null> {
  const [seen, trackedButIgnored, modules] = await Promise.all([
    // -z: names as they are; --deduplicate: a file in conflict has up to three entries.
    gitPaths(root, ['--cached', '--others', '--exclude-standard', '--deduplicate']),
    gitPaths(root, ['--cached', '--ignored', '--exclude-standard']),
    submodules(root),
  ]);
  if (seen === null || trackedButIgnored === null) return null;
  const hidden = new Set(trackedButIgnored);
  // To git a repository inside is one entry; the task runner looks into it.
  const inner = [...modules, ...seen.filter((file) => file.endsWith('/')).map((file) => file.slice(0, -1))];
  const skip = new Set([...inner, ...inner.map((folder) => `${folder}/`)]);
  const within = await Promise.all(inner.map((folder) => listRepository(root, folder)));
  return [...seen.filter((file) => !hidden.has(file) && !skip.has(file)), ...within.flat()];
}

async function listRepository(root: string, folder: string): Promise<readonly string[]> {
  const files = (await listByGit(join(root, folder))) ?? [];
  return files.map((file) => `${folder}/${file}`);
}

/** Folders of submodules that are checked out; asked only where there can be any. */
async function submodules(root: string): Promise<readonly string[]> {
  if (!existsSync(join(root, '.gitmodules'))) return [];
  // --stage: `<mode> <object> <stage>\t<path>`; mode 160000 is a commit of another repository.
  const entries = (await gitPaths(root, ['--stage'])) ?? [];
  const folders = entries.flatMap((entry) =>
    entry.startsWith('160000 ') ? [entry.slice(entry.indexOf('\t') + 1)] : [],
  );
  return folders.filter((folder) => existsSync(join(root, folder, '.git')));
}

/** `null`: no git, or no repository. */
async function gitPaths(root: string, flags: readonly string[]): Promise<readonly string[] | null> {
  const printed = await runGit(root, ['ls-files', '-z', ...flags], process.env);
  return printed === null ? null : printed.split('\0').filter((path) => path !== '');
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

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
