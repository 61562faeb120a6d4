import { join } from 'node:path';
import type { FilePath, ProjectRoot } from '../hooks/brand';
import { foldersUp, inFolder, type Folder } from '../hooks/folders';
import { asObject, parseJsonObject } from '../hooks/json';
import type { Hook } from '../hooks/hook';
import { linkedFolders, type LinkedFolder } from '../system/linked-folders';
import { moduleResolver, type ResolveModule } from '../system/module-resolver';
import type { FileSystem } from '../system/ports';
import { configReferences, isScript, type ConfigReferences, type ScriptReader } from '../tools/config-references';
import { commandWords } from './argument-files';
import { configCandidates } from './config-candidates';
import { configsAbove, type ConfigAbove } from './configs-above';
import type { FolderLink, InputSources } from './hook-inputs';

/**
 * Answers what hook inputs need to know from the disk.
 * @param root absolute path of the workspace root
 * @param files workspace files; at least those that could be configuration
 * @param ownerOf the project that a file belongs to
 * @param projectRoots roots of all projects
 */
export function workspaceSources(
  root: string,
  files: readonly FilePath[],
  ownerOf: (file: string) => ProjectRoot | null,
  { disk, resolve = moduleResolver(root), projectRoots, readScript }: SourceOptions,
): InputSources {
  const readText = (file: FilePath) => disk.readText(join(root, file));
  const manifests = new Map<ProjectRoot, Manifest>();
  const manifestOf = (project: ProjectRoot): Manifest => {
    const known = manifests.get(project);
    if (known) return known;
    const manifest = parseManifest(readText(inFolder(project, 'package.json')));
    manifests.set(project, manifest);
    return manifest;
  };
  let byName: ReadonlyMap<string, ProjectRoot> | null = null;
  const above = new Map<string, readonly ConfigAbove[]>();
  let outer: ReadonlySet<string> | null = null;
  const read = new Map<string, { readonly text: string; readonly references: ConfigReferences }>();
  const hasProjectsWithin = (folder: Folder): boolean => {
    outer ??= new Set(projectRoots.flatMap((each) => (each === '.' ? [] : foldersUp(each).slice(1))));
    return outer.has(folder);
  };
  const declaredPackages = (project: ProjectRoot): readonly string[] =>
    [...new Set([...manifestOf('.' as ProjectRoot).dependencies, ...manifestOf(project).dependencies])].sort();
  const projectOfPackage = (name: string): ProjectRoot | null => {
    byName ??= new Map(
      projectRoots.flatMap((project) => {
        const own = manifestOf(project).name;
        return own === null ? [] : [[own, project] as const];
      }),
    );
    return byName.get(name) ?? null;
  };
  const dependencies = new Map<ProjectRoot, readonly ProjectRoot[]>();
  let links: readonly FolderLink[] | null = null;
  const withOwner = ({ link, folder }: LinkedFolder): FolderLink => {
    const owner = ownerOf(link);
    const isOwn = folder !== null && ownerOf(inFolder(folder, 'any')) === owner;
    return { link, folder, owner, isContained: isOwn && !hasProjectsWithin(folder) };
  };
  return {
    candidates: configCandidates(files, ownerOf),
    configsAbove(tool, own) {
      const found =
        above.get(tool.name) ??
        configsAbove(root, tool, own(), {
          disk,
          references: (file, text) => configReferences(file, text, tool, readScript),
        });
      above.set(tool.name, found);
      return found;
    },
    readText,
    isFile: (file) => disk.stat(join(root, file))?.isFile ?? false,
    resolve,
    references(file, text, tool) {
      // Hundreds of projects share a configuration.
      const key = `${tool?.name ?? ''}\n${file}`;
      const known = read.get(key);
      if (known?.text === text) return known.references;
      const references = configReferences(file, text, tool, readScript);
      read.set(key, { text, references });
      return references;
    },
    declaredPackages,
    projectOfPackage,
    dependenciesByName(project) {
      const found =
        dependencies.get(project) ?? declaredPackages(project).flatMap((name) => projectOfPackage(name) ?? []);
      dependencies.set(project, found);
      return found;
    },
    linkedFolders: () => (links ??= linkedFolders(root, disk).map(withOwner)),
    hasProjectsWithin,
  };
}

export interface SourceOptions {
  readonly disk: FileSystem;
  readonly resolve?: ResolveModule;
  readonly projectRoots: readonly ProjectRoot[];
  /** `null` where `needsScriptReader` says that nothing asks for it. */
  readonly readScript: ScriptReader | null;
}

/** Whether the parser of scripts is needed to answer: it takes a while to load. */
export function needsScriptReader(files: readonly FilePath[], hooks: readonly Hook[]): boolean {
  return (
    hooks.some((hook) => hook.scope === 'imports' || commandWords(hook).some((word) => isScript(word))) ||
    (hooks.some((hook) => hook.program.kind === 'tool') &&
      files.some((file) => /(?:\.config|rc)\.[cm]?[jt]s$/.test(file)))
  );
}

interface Manifest {
  readonly name: string | null;
  readonly dependencies: readonly string[];
}

const dependencyFields = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];

function parseManifest(text: string | null): Manifest {
  const json = parseJsonObject(text ?? '{}');
  const names = dependencyFields.flatMap((field) => Object.keys(asObject(json[field])));
  return { name: typeof json['name'] === 'string' ? json['name'] : null, dependencies: names };
}
