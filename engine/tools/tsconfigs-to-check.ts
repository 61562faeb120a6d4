import { posix } from 'node:path';
import { parse } from 'jsonc-parser';
import * as z from 'zod/mini';

const tsconfig = z.object({
  files: z.optional(z.array(z.string())),
  include: z.optional(z.array(z.string())),
  extends: z.optional(z.union([z.string(), z.array(z.string())])),
  references: z.optional(z.array(z.object({ path: z.string() }))),
});

/**
 * The configurations that together check a project: tsconfig.json unless it names no file of its own, and what it
 * references, directly or not, inside the project. References that leave the project are other projects' business.
 * @param configs texts of the project's tsconfig files by path relative to its folder
 */
export function tsconfigsToCheck(configs: ReadonlyMap<string, string>): readonly string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const visit = (path: string) => {
    const text = configs.get(path);
    if (text === undefined || seen.has(path)) return;
    seen.add(path);
    const read = tsconfig.safeParse(parse(text, [], { allowTrailingComma: true }));
    // What cannot be read is left to tsc, which says what is wrong with it.
    if (!read.success || !namesNoFile(read.data)) found.add(path);
    for (const reference of read.data?.references ?? []) visit(target(path, reference.path, configs));
  };
  visit('tsconfig.json');
  return [...found];
}

/** Whether any of those has references, so that it reads what other configurations are built into. */
export function hasReferences(configs: ReadonlyMap<string, string>): boolean {
  return tsconfigsToCheck(configs).some((path) => {
    const read = tsconfig.safeParse(parse(configs.get(path) ?? '', [], { allowTrailingComma: true }));
    return (read.data?.references ?? []).length > 0;
  });
}

/** `extends` can bring an `include`, but not past `files: []` of one's own unless `include` is absent here. */
function namesNoFile({ files, include, extends: base }: z.infer<typeof tsconfig>): boolean {
  const own = (files?.length ?? 0) + (include?.length ?? 0);
  if (own > 0) return false;
  return include === undefined
    ? files !== undefined && base === undefined
    : files !== undefined || include.length === 0;
}

function target(from: string, path: string, configs: ReadonlyMap<string, string>): string {
  const joined = posix.join(posix.dirname(from), path);
  return configs.has(joined) || joined.endsWith('.json') ? joined : posix.join(joined, 'tsconfig.json');
}
