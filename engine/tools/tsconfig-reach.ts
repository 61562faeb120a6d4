import { posix } from 'node:path';
import { parse } from 'jsonc-parser';
import * as z from 'zod/mini';
import type { FilePath } from '../hooks/brand';
import { folderOf, type Folder } from '../hooks/folders';

const names = z.catch(z.optional(z.array(z.string())), undefined);
const name = z.catch(z.optional(z.string()), undefined);
const tsconfig = z.object({
  extends: z.optional(z.union([z.string(), z.array(z.string())])),
  files: names,
  include: names,
  compilerOptions: z.catch(
    z.optional(z.object({ typeRoots: names, rootDirs: names, outDir: name, declarationDir: name })),
    undefined,
  ),
  references: z.catch(z.optional(z.array(z.object({ path: z.string() }))), undefined),
});

/** Lists of names, and single ones, that a configuration inherits as a whole or not at all. */
const lists = ['files', 'include', 'typeRoots', 'rootDirs'] as const;
const outputs = ['outDir', 'declarationDir'] as const;
type Lists = Readonly<Partial<Record<(typeof lists)[number] | (typeof outputs)[number], readonly string[]>>>;

type ReadText = (file: FilePath) => string | null;

/** What a compiler looks at that is started with a configuration. */
export interface TsconfigReach {
  /**
   * Globs over the workspace of all that it looks at by the lists of the configuration, itself or inherited, and of those
   * that it references, directly or not: folders whole, since what is listed imports what lies beside it. `exclude` takes
   * nothing away here. Imports are no lists: they make a dependency that the task runner knows. Sorted.
   */
  readonly globs: readonly string[];
  /** What the configuration references, directly or not. */
  readonly references: readonly ReferencedConfig[];
}

export interface ReferencedConfig {
  readonly config: FilePath;
  /** Folders of the workspace that hold what is built from it; its own where it names none. */
  readonly builtInto: readonly Folder[];
}

/** @param config workspace path of a tsconfig file */
export function tsconfigReach(config: FilePath, readText: ReadText): TsconfigReach {
  const all = [...withReferences(config, readText, new Set())].map((each) => {
    return { config: each, found: listsOf(each, readText, new Set()) };
  });
  const globs = all.flatMap((each) => globsOf(each.found, folderOf(each.config)));
  const references = all.filter((each) => each.config !== config);
  return {
    globs: [...new Set(globs)].sort(),
    references: references.map((each) => ({
      config: each.config,
      builtInto: outputsOf(each.found, folderOf(each.config)),
    })),
  };
}

function withReferences(config: FilePath, readText: ReadText, found: Set<FilePath>): ReadonlySet<FilePath> {
  if (found.has(config)) return found;
  found.add(config);
  for (const { path } of parsed(config, readText)?.references ?? []) {
    const target = posix.join(folderOf(config), path) as FilePath;
    const file = readText(target) === null ? (posix.join(target, 'tsconfig.json') as FilePath) : target;
    if (readText(file) !== null) withReferences(file, readText, found);
  }
  return found;
}

function globsOf(found: Lists, here: Folder): readonly string[] {
  const all = lists.flatMap((list) => found[list] ?? []);
  const isDefault = found.files === undefined && found.include === undefined;
  const patterns = [...all, ...(isDefault ? [posix.join(here, '**/*')] : [])];
  return patterns.flatMap((pattern) => globOf(placeOf(pattern, here)));
}

function outputsOf(found: Lists, here: Folder): readonly Folder[] {
  const named = outputs.flatMap((option) => found[option] ?? []);
  const folders = named.length === 0 ? [here] : named.map((path) => placeOf(path, here));
  return folders.filter((folder) => !isOutside(folder));
}

/** @param configDir folder of the configuration that is asked for */
function placeOf(path: string, configDir: Folder): string {
  return posix.normalize(path.replace(/^.*\$\{configDir\}/, configDir)).replace(/(?<=.)\/$/, '');
}

function isOutside(path: string): boolean {
  return path === '..' || path.startsWith('../') || posix.isAbsolute(path);
}

function parsed(config: FilePath, readText: ReadText): z.infer<typeof tsconfig> | undefined {
  const text = readText(config);
  return tsconfig.safeParse(text === null ? null : parse(text, [], { allowTrailingComma: true })).data;
}

function listsOf(config: FilePath, readText: ReadText, above: ReadonlySet<string>): Lists {
  const read = above.has(config) ? undefined : parsed(config, readText);
  if (read === undefined) return {};
  const { extends: base = [], compilerOptions, references: _, ...own } = read;
  const folder = folderOf(config);
  const seen = new Set([...above, config]);
  const inherited = [base].flat().map((name) => listsOf(baseOf(name, folder, readText), readText, seen));
  const stated: Readonly<Record<string, string | readonly string[] | undefined>> = { ...own, ...compilerOptions };
  const here = [...lists, ...outputs].flatMap((list) => {
    const value = stated[list];
    return value === undefined ? [] : [{ [list]: [value].flat().map((path) => posix.join(folder, path)) }];
  });
  return [...inherited, ...here].reduce<Lists>((result, each) => ({ ...result, ...each }), {});
}

/** A base that is a package lists nothing of the workspace. */
function baseOf(name: string, folder: string, readText: ReadText): FilePath {
  const path = posix.join(folder, name) as FilePath;
  return name.endsWith('.json') && readText(path) !== null ? path : (`${path}.json` as FilePath);
}

/** Nothing where the path leaves the workspace. */
function globOf(path: string): readonly string[] {
  if (isOutside(path)) return [];
  const steps = path.split('/').filter((step) => step !== '.');
  const first = steps.findIndex((step) => /[*?]/.test(step));
  const isFile = first < 0 && /\.\w+$/.test(steps.at(-1) ?? '');
  const folder = steps.slice(0, first >= 0 ? first : isFile ? -1 : undefined);
  if (folder.length > 0) return [`${folder.join('/')}/**/*`];
  return [steps.length === 0 ? '**/*' : steps.join('/')];
}
