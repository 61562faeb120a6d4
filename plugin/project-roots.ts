import picomatch from 'picomatch';
import { posix } from 'node:path';
import type { ProjectRoot } from '../engine/hooks/brand';
import { folderOf } from '../engine/hooks/folders';
import { asObject, parseJsonObject } from '../engine/hooks/json';
import { parseYaml } from '../engine/system/parse-yaml';

export interface ProjectOnDisk {
  readonly root: ProjectRoot;
  readonly name: string | null;
  readonly tags: readonly string[];
}

export type ReadText = (file: string) => string | null;

/**
 * The folders that Nx makes projects of: those with a project.json, and those whose package.json belongs to the
 * workspaces of the package manager. A root that nobody else names would break every Nx command, so nothing is guessed.
 * @param manifests paths of all project.json and package.json files
 */
export function findProjects(manifests: readonly string[], readText: ReadText): readonly ProjectOnDisk[] {
  const isWorkspace = workspaceMatcher(readText);
  const roots = new Set<string>();
  for (const file of manifests) {
    const isProject =
      posix.basename(file) === 'project.json' || (posix.basename(file) === 'package.json' && isWorkspace(file));
    if (isProject) roots.add(folderOf(file));
  }
  return [...roots].sort().map((root) => describe(root as ProjectRoot, readText));
}

function describe(root: ProjectRoot, readText: ReadText): ProjectOnDisk {
  const project = parseJsonObject(readText(posix.join(root, 'project.json')) ?? '{}');
  const manifest = parseJsonObject(readText(posix.join(root, 'package.json')) ?? '{}');
  const nx = asObject(manifest['nx']);
  const name = [project['name'], nx['name'], manifest['name']].find((value) => typeof value === 'string');
  return { root, name: name ?? null, tags: [...strings(project['tags']), ...strings(nx['tags'])] };
}

/** Follows Nx: `workspaces` of package.json (npm, yarn, bun), pnpm-workspace.yaml and lerna.json, in that order; the root where it has an `nx` field. */
function workspaceMatcher(readText: ReadText): (file: string) => boolean {
  const manifest = parseJsonObject(readText('package.json') ?? '{}');
  const { workspaces } = manifest;
  const pnpm = asObject(safeYaml(readText('pnpm-workspace.yaml')));
  const lernaText = readText('lerna.json');
  const lerna = strings(parseJsonObject(lernaText ?? '{}')['packages']);
  const patterns = [
    ...strings(Array.isArray(workspaces) ? workspaces : asObject(workspaces)['packages']),
    ...strings(pnpm['packages']),
    ...(lernaText === null ? [] : lerna.length > 0 ? lerna : ['packages/*']),
  ].map(manifestPattern);
  const excluded = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
  const named = patterns.filter((pattern) => !pattern.startsWith('!'));
  if (manifest['nx'] !== undefined) named.push('package.json');
  // Only exclusions mean "all but these".
  const everything = excluded.length > 0 && named.every((pattern) => pattern === 'package.json');
  const included = everything ? [...named, '**/package.json'] : named;
  if (included.length === 0) return () => false;
  const isIncluded = picomatch(included, { ignore: excluded });
  return (file) => isIncluded(file);
}

function manifestPattern(pattern: string): string {
  const negation = pattern.startsWith('!') ? '!' : '';
  const path = pattern.slice(negation.length).replace(/^\.\//, '').replace(/\/$/, '');
  return negation + (path.endsWith('package.json') ? path : posix.join(path, 'package.json'));
}

function safeYaml(text: string | null): unknown {
  if (text === null) return null;
  try {
    return parseYaml(text);
  } catch {
    return null;
  }
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}
