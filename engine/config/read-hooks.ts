import type { HookDependency } from '../hooks/hook';
import type { Tool } from '../tools/tool';
import type { ConfigDocument } from './document';
import { cycleProblems, programProblems, readDependencies } from './hook-problems';
import { hookSchema, type HookDeclaration } from './hook-schema';
import { checkHookName } from './name';
import { problemAtKey } from './problem';
import type { ProblemBook } from './problem-book';
import { readObject } from './read-object';
import { namesAt } from './read-part';
import * as sentences from './sentences';
import { writtenDependencies } from './written-dependencies';

/** The hooks of the workspace as they are written; what is wrong with them goes into the book. */
export interface WrittenHooks {
  readonly declarations: ReadonlyMap<string, HookDeclaration>;
  readonly dependsOn: ReadonlyMap<string, readonly HookDependency[]>;
}

export function readHooks(
  document: ConfigDocument,
  { tools, book }: { readonly tools: ReadonlyMap<string, Tool>; readonly book: ProblemBook },
): WrittenHooks {
  const names = namesAt(document, ['hooks']);
  const declarations = new Map<string, HookDeclaration>();
  const dependsOn = new Map<string, readonly HookDependency[]>();
  const known = new Set(names);
  const lowerCase = new Map<string, string>();
  for (const name of names) {
    const owner = { kind: 'hook', name } as const;
    const badName = checkHookName(name) ?? sameButCase(name, lowerCase);
    if (badName) book.add(owner, [problemAtKey(document, ['hooks', name], badName)]);

    const read = readObject(document, ['hooks', name], { schema: hookSchema, empty: {} });
    const declaration = read.value;
    book.add(owner, read.problems);
    // Where a field is wrong, "neither tool nor command" may be its echo.
    const mayMiss = read.isPartial && declaration.tool === undefined && declaration.command === undefined;
    if (!mayMiss) book.add(owner, programProblems(document, { name, declaration, tools }));

    const waits = readDependencies(document, { name, written: writtenDependencies(document, name), hooks: known });
    book.add(owner, waits.problems);
    declarations.set(name, declaration);
    dependsOn.set(name, waits.dependsOn);
  }
  for (const cycle of cycleProblems(document, writtenBy(document, names), () => true)) {
    for (const name of cycle.hooks) book.add({ kind: 'hook', name }, [cycle.problem]);
  }
  return { declarations, dependsOn };
}

function writtenBy(document: ConfigDocument, names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  return new Map(names.map((name) => [name, writtenDependencies(document, name)]));
}

/** Remembers the name; a sentence where one that differs only in case was there before. */
function sameButCase(name: string, seen: Map<string, string>): sentences.Sentence | null {
  const other = seen.get(name.toLowerCase());
  if (other === undefined) seen.set(name.toLowerCase(), name);
  return other === undefined ? null : sentences.sameNameButCase(other, name);
}
