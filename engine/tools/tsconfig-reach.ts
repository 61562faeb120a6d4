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
  references: z.catch(z.optional(z.array(z.object({ path: z.string() }))), undefined),
});

/** Lists of names that a configuration inherits as a whole or not at all. */
const lists = ['files', 'include', 'typeRoots', 'rootDirs'] as const;
type Lists = Readonly<Partial<Record<(typeof lists)[number], readonly string[]>>>;

type ReadText = (file: FilePath) => string | null;

/**
 * Globs over the workspace of all that the compiler looks at by the lists of a configuration, itself or inherited, and of
 * those that it references, directly or not: folders whole, since what is listed imports what lies beside it. `exclude`
 * takes nothing away here. Imports are no lists: they make a dependency that the task runner knows.
 * @param config workspace path of a tsconfig file
 */
export function tsconfigReach(config: FilePath, readText: ReadText): readonly string[] {
  const all = withReferences(config, readText, new Set());
  return [...new Set([...all].flatMap((each) => globsOf(each, readText)))].sort();
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

function globsOf(config: FilePath, readText: ReadText): readonly string[] {
  const found = listsOf(config, readText, new Set());
  const all = lists.flatMap((list) => found[list] ?? []);
  const isDefault = found.files === undefined && found.include === undefined;
  const here = folderOf(config);
  const patterns = [...all, ...(isDefault ? [posix.join(here, '**/*')] : [])].map((pattern) =>
    posix.normalize(pattern.replace(/^.*\$\{configDir\}/, here)),
  );
  return patterns.flatMap(globOf);
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
  const stated: Readonly<Record<string, readonly string[] | undefined>> = { ...own, ...compilerOptions };
  const here = lists.flatMap((list) => {
    const value = stated[list];
    return value === undefined ? [] : [{ [list]: value.map((name) => posix.join(folder, name)) }];
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
  if (path === '..' || path.startsWith('../') || posix.isAbsolute(path)) return [];
  const steps = path.split('/').filter((step) => step !== '.');
  const first = steps.findIndex((step) => /[*?]/.test(step));
  const isFile = first < 0 && /\.\w+$/.test(steps.at(-1) ?? '');
  const folder = steps.slice(0, first >= 0 ? first : isFile ? -1 : undefined);
  if (folder.length > 0) return [`${folder.join('/')}/**/*`];
  return [steps.length === 0 ? '**/*' : steps.join('/')];
}
