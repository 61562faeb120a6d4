import type { FilePath, ProjectRoot } from '../hooks/brand';
import { folderOf, foldersUp, isWithin, type Folder } from '../hooks/folders';
import { tsconfigReach, type ReferencedConfig } from '../tools/tsconfig-reach';
import type { ConfigCandidates } from './config-candidates';

/** What is asked of the workspace to follow tsconfig files. */
export interface TsconfigSources {
  readonly candidates: ConfigCandidates;
  readText(file: FilePath): string | null;
  /** Roots of the projects whose packages are among the dependencies in the root's and the project's package.json. */
  dependenciesByName(root: ProjectRoot): readonly ProjectRoot[];
  /** Whether other projects lie in the folder of this one. */
  hasProjectsWithin(root: ProjectRoot): boolean;
}

/** What a compiler that is started for a project looks at besides the project. */
export interface TsconfigInputs {
  /** Globs over the workspace of files of other projects, or of none, that the project's tsconfig files list; sorted. */
  readonly reached: readonly string[];
  /**
   * Folders with what other projects are built into, as far as the tool may read declarations there, though nobody has
   * written them: by references, or as packages. Sorted, none within another.
   */
  readonly built: readonly Folder[];
}

/** @param isBuiltInMemory true: what is built from references is never read */
export function tsconfigInputs(root: ProjectRoot, isBuiltInMemory: boolean, sources: TsconfigSources): TsconfigInputs {
  const found = ownTsconfigs(root, sources).map((file) => tsconfigReach(file, sources.readText));
  const globs = found.flatMap((each) => each.globs);
  const others = sources.hasProjectsWithin(root) ? globs : globs.filter((glob) => !isWithin(glob, root));
  const references = found.flatMap((each) => each.references);
  const packages = packagesOf(root, sources);
  return {
    reached: [...new Set(others)].sort(),
    built: outermost(
      isBuiltInMemory
        ? packages.filter((folder) => !references.some(({ config }) => isWithin(config, folder)))
        : [...references.flatMap((reference) => placesOf(reference, root)), ...packages],
    ),
  };
}

/** Other builds of a project may lie beside; those of this one, or of all, are nothing that it imports. */
function placesOf({ config, builtInto }: ReferencedConfig, root: ProjectRoot): readonly Folder[] {
  const home = folderOf(config);
  return isWithin(home, root) || isWithin(root, home) ? builtInto : [...builtInto, home];
}

/** Projects that a project has among its dependencies as packages, directly or not. */
function packagesOf(root: ProjectRoot, { dependenciesByName }: TsconfigSources): readonly ProjectRoot[] {
  const found = new Set([root]);
  for (const each of found) for (const dependency of dependenciesByName(each)) found.add(dependency);
  return [...found].filter((each) => each !== root);
}

function outermost(folders: readonly Folder[]): readonly Folder[] {
  const all = new Set(folders);
  return [...all].filter((folder) => !foldersUp(folder).some((above) => above !== folder && all.has(above))).sort();
}

/** A configuration that others extend by convention checks nothing itself. */
const onlyExtended = /(?:^|\/)tsconfig\.base\.json$/;

function ownTsconfigs(root: ProjectRoot, { candidates }: TsconfigSources): readonly FilePath[] {
  const tsconfigs = { name: 'tsconfig', configFiles: ['tsconfig.json', 'tsconfig.*.json'], ignoreFiles: [] };
  return candidates.of(tsconfigs, root).filter((file) => isWithin(file, root) && !onlyExtended.test(file));
}
