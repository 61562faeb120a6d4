import { basename, dirname, join, resolve, sep } from 'node:path';
import type * as ts from 'typescript';
import { programOf, type Compiler } from './compiler';
import { overlay, type Overlay } from './overlay';
import type { ShareFiles } from './shared-files';

/** Makes what projects reference be there as if `tsc -b` had just built it; each is built once, and nothing is written. */
export type ReferenceBuilds = (
  references: readonly ts.ProjectReference[] | undefined,
  host: ts.CompilerHost,
) => Overlay;

/** What one project is built into, as far as others read it. */
interface Build {
  /** Texts of declarations, by absolute path. */
  readonly declarations: ReadonlyMap<string, string>;
  /** Whether what lies at a place on the disk would have been built too, or was once. */
  isOutput(place: string): boolean;
  /** What the project itself references. */
  readonly references: readonly Build[];
  /** True: it references itself in the end, so that nobody can build it. */
  readonly isCircular: boolean;
}

export function referenceBuilds(compiler: Compiler, share: ShareFiles): ReferenceBuilds {
  const known = new Map<string, Build>();
  const realFolder = realFolders(compiler.sys);
  const placeOf = (path: string) => {
    const whole = resolve(path);
    return join(realFolder(dirname(whole)), basename(whole));
  };
  const over: ReferenceBuilds = (references = [], host) => {
    const builds = withAll(references.map(buildOf));
    if (builds.length === 0) return () => false;
    return overlay(host, {
      texts: new Map(builds.flatMap(({ declarations }) => [...declarations])),
      isHidden: (place) => builds.some(({ isOutput }) => isOutput(place)),
      placeOf,
    });
  };
  const buildOf = (reference: ts.ProjectReference): Build => {
    const path = compiler.resolveProjectReferencePath(reference);
    const found = known.get(path);
    if (found !== undefined) return found;
    known.set(path, { ...nothing, isCircular: true });
    const built = build(compiler, path, { over, share, buildOf, placeOf });
    known.set(path, built);
    return built;
  };
  return over;
}

const nothing: Build = { declarations: new Map(), isOutput: () => false, references: [], isCircular: false };

interface Builder {
  readonly over: ReferenceBuilds;
  readonly share: ShareFiles;
  buildOf(reference: ts.ProjectReference): Build;
  placeOf(path: string): string;
}

function build(compiler: Compiler, path: string, { over, share, buildOf, placeOf }: Builder): Build {
  // Errors of the project are its own task's: what it declares all the same is what others see.
  const config = compiler.getParsedCommandLineOfConfigFile(
    path,
    { noEmitOnError: false },
    { ...compiler.sys, onUnRecoverableConfigFileDiagnostic: () => {} },
  );
  if (config === undefined) return nothing;
  const { options, projectReferences } = config;
  const references = (projectReferences ?? []).map(buildOf);
  const isOutput = isOutputOf(compiler, { ...config, path }, placeOf);
  if (references.some(({ isCircular }) => isCircular)) return { ...nothing, isOutput, references, isCircular: true };
  const host = compiler.createCompilerHost(options);
  const isOver = over(projectReferences, host);
  share(host, options, isOver);
  const program = programOf(compiler, config, host);
  const declarations = new Map<string, string>();
  const keep: ts.WriteFileCallback = (name, text) => {
    if (isDeclaration(name)) declarations.set(placeOf(name), text);
  };
  program.emit(undefined, keep, undefined, true);
  return { declarations, isOutput, references, isCircular: false };
}

/**
 * Declarations that a build would have written over, and in a folder for output all: a source that is gone has left one
 * behind.
 */
function isOutputOf(
  compiler: Compiler,
  { path, ...config }: ts.ParsedCommandLine & { readonly path: string },
  placeOf: (path: string) => string,
): (place: string) => boolean {
  const { options, fileNames } = config;
  const ignoresCase = !compiler.sys.useCaseSensitiveFileNames;
  const inputs = new Set(fileNames.map(placeOf));
  const outputs = new Set(
    fileNames.flatMap((file) =>
      compiler.getOutputFileNames(config, file, ignoresCase).filter(isDeclaration).map(placeOf),
    ),
  );
  const folder = options.declarationDir ?? options.outDir;
  const inside = folder === undefined ? null : `${placeOf(folder)}${sep}`;
  const home = `${dirname(placeOf(path))}${sep}`;
  // A folder that holds the sources too holds declarations that somebody has written.
  const isForOutput = inside !== null && !home.startsWith(inside);
  return (place) =>
    outputs.has(place) ||
    (isForOutput &&
      place.startsWith(inside) &&
      isDeclaration(place) &&
      !inputs.has(place) &&
      !place.slice(inside.length).split(sep).includes('node_modules'));
}

function isDeclaration(name: string): boolean {
  return /\.d\.(?:[cm]?ts|[^./\\]+\.ts)$/.test(name);
}

function withAll(builds: readonly Build[], found = new Set<Build>()): readonly Build[] {
  for (const each of builds) {
    if (found.has(each)) continue;
    found.add(each);
    withAll(each.references, found);
  }
  return [...found];
}

/** Real paths of folders, of those too that are not there: what is built may lie where nothing is yet. */
function realFolders({ directoryExists, realpath = (path) => path }: ts.System): (folder: string) => string {
  const known = new Map<string, string>();
  const real = (folder: string): string => {
    const found = known.get(folder);
    if (found !== undefined) return found;
    const above = dirname(folder);
    const place = above === folder || directoryExists(folder) ? realpath(folder) : join(real(above), basename(folder));
    known.set(folder, place);
    return place;
  };
  return real;
}
