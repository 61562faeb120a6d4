import { posix } from 'node:path';
import { parse } from 'jsonc-parser';
import * as z from 'zod/mini';
import type { FilePath } from '../hooks/brand';
import { folderOf } from '../hooks/folders';

const names = z.catch(z.optional(z.array(z.string())), undefined);
const tsconfig = z.object({
  extends: z.optional(z.union([z.string(), z.array(z.string())])),
  files: names,
  include: names,
  compilerOptions: z.catch(z.optional(z.object({ typeRoots: names, rootDirs: names })), undefined),
});

/** Lists of names that a configuration inherits as a whole or not at all. */
const lists = ['files', 'include', 'typeRoots', 'rootDirs'] as const;
type Lists = Readonly<Partial<Record<(typeof lists)[number], readonly string[]>>>;

/**
 * Globs over the workspace of all that the compiler looks at by the lists of a configuration, itself or inherited:
 * folders whole, since what is listed imports what lies beside it. `exclude` takes nothing away here. Imports and
 * references are no lists: they make a dependency that the task runner knows.
 * @param config workspace path of a tsconfig file
 */
export function tsconfigReach(config: FilePath, readText: (file: FilePath) => string | null): readonly string[] {
  const found = listsOf(config, readText, new Set());
  const all = lists.flatMap((list) => found[list] ?? []);
  const isDefault = found.files === undefined && found.include === undefined;
  const here = folderOf(config);
  const patterns = [...all, ...(isDefault ? [posix.join(here, '**/*')] : [])].map((pattern) =>
    posix.normalize(pattern.replace(/^.*\$\{configDir\}/, here)),
  );
  return [...new Set(patterns.flatMap(globOf))].sort();
}

function listsOf(config: FilePath, readText: (file: FilePath) => string | null, above: ReadonlySet<string>): Lists {
  const text = above.has(config) ? null : readText(config);
  const read = tsconfig.safeParse(text === null ? null : parse(text, [], { allowTrailingComma: true }));
  if (!read.success) return {};
  const { extends: base = [], compilerOptions, ...own } = read.data;
  const folder = folderOf(config);
  const seen = new Set([...above, config]);
  const inherited = [base].flat().map((name) => listsOf(baseOf(name, folder, readText), readText, seen));
  const stated: Readonly<Record<string, readonly string[] | undefined>> = { ...own, ...compilerOptions };
  const here = lists.flatMap((list) => {
    const value = stated[list];
    return value === undefined ? [] : [{ [list]: value.map((name) => posix.join(folder, name)) }];
  });
  return [...inherited, ...here].reduce<Lists>((result, each) => ({ ...result, ...each }), {});
}

/** A base that is a package lists nothing of the workspace. */
function baseOf(name: string, folder: string, readText: (file: FilePath) => string | null): FilePath {
  const path = posix.join(folder, name) as FilePath;
  return name.endsWith('.json') && readText(path) !== null ? path : (`${path}.json` as FilePath);
}

/** Nothing where the path leaves the workspace. */
function globOf(path: string): readonly string[] {
  if (path === '..' || path.startsWith('../') || posix.isAbsolute(path)) return [];
  const steps = path.split('/').filter((step) => step !== '.');
  const first = steps.findIndex((step) => /[*?]/.test(step));
  const isFile = first < 0 && /\.\w+$/.test(steps.at(-1) ?? '');
  const folder = steps.slice(0, first >= 0 ? first : isFile ? -1 : undefined);
  if (folder.length > 0) return [`${folder.join('/')}/**/*`];
  return [steps.length === 0 ? '**/*' : steps.join('/')];
}
