import { posix } from 'node:path';
import type { Digest, FilePath, ProjectRoot } from '../hooks/brand';
import { folderOf } from '../hooks/folders';
import type { ScriptReader } from '../tools/config-references';
import { digestOfList } from './digest';
import type { FileDigests } from './file-digests';
import type { InputSources } from './hook-inputs';
import { partsOf, type Part } from './ingredients';

/** A file with everything that it imports, directly or not, inside the workspace. */
export interface SourceClosure {
  readonly digest: Digest;
  /** What it imports, one by one; asked only when a verdict is kept. */
  parts(): readonly Part[];
}

export type SourceClosures = (root: ProjectRoot, file: FilePath) => SourceClosure;

export interface ClosureSources {
  readonly workspace: {
    readonly files: readonly FilePath[];
    filesOf(root: ProjectRoot): readonly FilePath[];
    readonly projects: ReadonlyMap<ProjectRoot, { readonly dependencies: readonly ProjectRoot[] }>;
  };
  readonly digests: Pick<FileDigests, 'digest' | 'together'>;
  /** `null`: no parser, so that every file is taken to import its whole project. */
  readonly readScript: ScriptReader | null;
  readText(file: FilePath): string | null;
  /** Follows an import as TypeScript does, `paths` of tsconfig included. */
  readonly resolve: InputSources['resolve'];
}

/**
 * Follows static and literal dynamic imports, requires, re-exports and types. An import of a name that is not a
 * literal widens to the project and all that it depends on. Modules that could be meant by the same specifier count
 * all, whichever a tool prefers, and so does their absence: one that is created changes the digest.
 */
export function sourceClosures(sources: ClosureSources): SourceClosures {
  const { workspace, digests } = sources;
  let known: Stems | null = null;
  const byStem = (): Stems => (known ??= stems(workspace.files));
  const parsed = new Map<FilePath, Imports>();
  const ambient = new Map<ProjectRoot, readonly FilePath[]>();
  const importsOf = (file: FilePath): Imports => {
    const imports = parsed.get(file) ?? readImports(file, byStem, sources);
    parsed.set(file, imports);
    return imports;
  };
  const ambientOf = (root: ProjectRoot): readonly FilePath[] => {
    const found = ambient.get(root) ?? workspace.filesOf(root).filter(isAmbient);
    ambient.set(root, found);
    return found;
  };
  return (root, start) => {
    const files = new Set<FilePath>([start, ...ambientOf(root)]);
    let isOpen = false;
    const unresolved = new Set<string>();
    for (const file of files) {
      const imports = importsOf(file);
      isOpen ||= imports.isOpen;
      for (const target of imports.files) files.add(target);
      for (const missing of imports.missing) unresolved.add(missing);
    }
    const roots = isOpen ? [root, ...(workspace.projects.get(root)?.dependencies ?? [])] : [];
    const digest = digestOfList([
      digests.digest(start),
      ...[...files].sort().flatMap((file) => [file, digests.digest(file)]),
      ...[...unresolved].sort().map((missing) => `missing ${missing}`),
      ...roots.map((each) => digests.together(workspace.filesOf(each))),
    ]);
    const all = () => [...files, ...roots.flatMap((each) => workspace.filesOf(each))];
    return {
      digest,
      parts: () => [
        ...partsOf(
          [...new Set(all())].sort().filter((name) => name !== start),
          digests,
        ),
        ...[...unresolved].sort().map((name) => ({ name, value: nowhere })),
      ],
    };
  };
}

/** Value of an import that leads to no file of the workspace. */
export const nowhere = 'nowhere';

interface Imports {
  readonly files: readonly FilePath[];
  /** What leads nowhere, or into a package. */
  readonly missing: readonly string[];
  /** True: it may import anything. */
  readonly isOpen: boolean;
}

const nothing: Imports = { files: [], missing: [], isOpen: false };

function readImports(file: FilePath, byStem: () => Stems, sources: ClosureSources): Imports {
  if (!/\.[cm]?[jt]sx?$/.test(file)) return nothing;
  const text = sources.readText(file);
  if (text === null) return nothing;
  const script = sources.readScript?.(file, text) ?? null;
  // A file that does not parse has an error to report, and may import anything until it is mended.
  if (script === null) return { ...nothing, isOpen: true };
  const references = [...text.matchAll(/^\s*\/\/\/\s*<reference\s+path\s*=\s*["']([^"']+)["']/gm)].map(
    ([, path = '']) => (path.startsWith('.') ? path : `./${path}`),
  );
  const files = new Set<FilePath>();
  const missing: string[] = [];
  for (const specifier of [...script.specifiers, ...script.typeSpecifiers, ...references]) {
    const target = sources.resolve(specifier, file);
    const meant = target.kind === 'file' ? [target.file] : [];
    const stem = specifier.startsWith('.') ? stemOf(posix.join(folderOf(file), specifier)) : null;
    const alike = [...meant, ...(stem === null ? [] : (byStem().get(stem) ?? []))];
    for (const each of alike) files.add(each);
    if (alike.length === 0) missing.push(`${specifier} from ${folderOf(file)}`);
  }
  return { files: [...files], missing, isOpen: script.dynamic };
}

/** Files by the path that an import of them would write, with or without an extension or `/index`. */
type Stems = ReadonlyMap<string, readonly FilePath[]>;

function stems(files: readonly FilePath[]): Stems {
  const result = new Map<string, FilePath[]>();
  for (const file of files) {
    for (const stem of new Set([stemOf(file), stemOf(file).replace(/\/(?:index|package)$/, '')])) {
      const list = result.get(stem);
      if (list) list.push(file);
      else result.set(stem, [file]);
    }
  }
  return result;
}

function stemOf(path: string): string {
  return path.replace(/(?:\.d)?\.[^./]+$/, '');
}

function isAmbient(file: FilePath): boolean {
  return /\.d\.[cm]?ts$/.test(file);
}
