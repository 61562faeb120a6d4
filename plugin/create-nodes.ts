import { join } from 'node:path';
import picomatch from 'picomatch';
import { configFile } from '../engine/config/config-file';
import { readConfig } from '../engine/config/read-config';
import type { FilePath, ProjectRoot } from '../engine/hooks/brand';
import { projectOwner } from '../engine/hooks/folders';
import { lockedPackages } from '../engine/system/locked-packages';
import { builtInTools } from '../engine/tools';
import { needsScriptReader, workspaceSources } from '../engine/verdicts/workspace-sources';
import { aggregatorInput, aggregatorInputs } from './aggregators';
import { builtRegister } from './built-variables';
import { commandPrograms } from './command-program';
import type { Inference, Sources } from './inference-record';
import { lockFileOfNx } from './lock-file';
import { loosePackages } from './loose-packages';
import type { NxCreateNodesContext, NxProject, NxTarget } from './nx-types';
import { findProjects, type ProjectOnDisk } from './project-roots';
import { projectTargets } from './project-targets';

/**
 * Infers the hooks of all projects. Reads configuration, runs none, starts nothing; the same files give the same
 * targets on every machine. Whatever it looks at it asks of `sources`, so that all it rests on can be written down.
 * @param files paths that match the plugin's pattern, relative to the workspace root
 */
export async function inferHooks(
  files: readonly string[],
  { workspaceRoot, nxJsonConfiguration }: NxCreateNodesContext,
  { disk, resolve, loadScriptReader }: Sources,
): Promise<Inference> {
  const readText = (file: string) => disk.readText(join(workspaceRoot, file));
  const text = readText(configFile);
  if (text === null) return { nodes: [], config: null };
  const config = readConfig(workspaceRoot, builtInTools, disk);
  const known = findProjects(files, readText);
  const projects = withRoot(known, readText);
  const projectRoots = projects.map(({ root }) => root);
  const hooks = config.workspace.hooks.flatMap((declared) => (declared.state === 'ready' ? [declared.hook] : []));
  const sources = workspaceSources(workspaceRoot, files as readonly FilePath[], projectOwner(projectRoots), {
    disk,
    resolve,
    projectRoots,
    readScript: needsScriptReader(files as readonly FilePath[], hooks) ? await loadScriptReader() : null,
  });
  const programs = commandPrograms(workspaceRoot, disk);
  const lockFile = lockFileOfNx(files, nxJsonConfiguration);
  const built = builtRegister();
  const context = {
    config: config.workspace,
    matches: globMatcher(),
    sources,
    locked: lockFile === null ? null : lockedPackages(workspaceRoot, lockFile, disk),
    programs,
    built,
    loose: loosePackages(workspaceRoot, disk, { projectRoots, programs }),
    namedInputs: Object.keys(nxJsonConfiguration.namedInputs ?? {}),
  };
  const nodes: Record<string, NxProject> = {};
  for (const project of projects) {
    const isOurs = !known.includes(project);
    const targets = projectTargets(project, { ...context, hooks: config.hooksOf(project.root), isOurs });
    const names = Object.keys(targets);
    if (names.length === 0) continue;
    nodes[project.root] = {
      root: project.root,
      ...(isOurs && project.name !== null ? { name: project.name } : {}),
      targets,
      namedInputs: { [aggregatorInput]: aggregatorInputs(hookTargets(targets)) },
      metadata: { targetGroups: { Quality: names } },
    };
  }
  const { strategies, defaultStrategy, directory } = config.workspace;
  return {
    nodes: [[configFile, { projects: nodes }]],
    config: { text, run: { strategies, defaultStrategy, directory, built: built.all() } },
  };
}

/**
 * Files beside the projects (README.md, configuration) and hooks of scope `workspace` need a project to sit on: the
 * root becomes one where Nx knows none there.
 */
function withRoot(
  known: readonly ProjectOnDisk[],
  readText: (file: string) => string | null,
): readonly ProjectOnDisk[] {
  const root = '.' as ProjectRoot;
  if (known.some((project) => project.root === root)) return known;
  const taken = new Set(known.map(({ name, root: folder }) => name ?? folder.slice(folder.lastIndexOf('/') + 1)));
  const own = findRootName(readText);
  const name =
    [own, 'workspace', 'workspace-root'].find((each) => each !== null && !taken.has(each)) ?? 'hookgraph-root';
  return [{ root, name, tags: [] }, ...known];
}

/** Each pattern is compiled once: it is asked for every project. */
function globMatcher(): (text: string, pattern: string) => boolean {
  const compiled = new Map<string, (text: string) => boolean>();
  return (text, pattern) => {
    const matches = compiled.get(pattern) ?? picomatch(pattern);
    compiled.set(pattern, matches);
    return matches(text);
  };
}

function findRootName(readText: (file: string) => string | null): string | null {
  const text = readText('package.json');
  if (text === null) return null;
  const [described] = findProjects(['project.json'], (file) => (file === 'package.json' ? text : null));
  return described?.name ?? null;
}

function hookTargets(targets: Readonly<Record<string, NxTarget>>): readonly NxTarget[] {
  return Object.values(targets).filter(({ executor }) => executor !== 'nx:noop');
}
