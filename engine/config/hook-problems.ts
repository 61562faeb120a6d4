import type { ConfigProblem } from '../hooks/failure';
import type { HookDependency } from '../hooks/hook';
import type { Tool } from '../tools/tool';
import { findCycles } from './cycles';
import { parseDependency } from './dependency';
import type { ConfigDocument } from './document';
import type { HookDeclaration } from './hook-schema';
import type { ConfigPath } from './place';
import { problemAtKey, problemAtValue } from './problem';
import { programTroubles } from './program';
import * as sentences from './sentences';

/** What is wrong with the fields of one hook together, underlined in the document that wrote them. */
export function programProblems(
  document: ConfigDocument,
  { name, declaration, tools }: { name: string; declaration: HookDeclaration; tools: ReadonlyMap<string, Tool> },
): readonly ConfigProblem[] {
  return programTroubles(name, declaration, tools).map(({ field, at, sentence }) => {
    const path = field === null ? ['hooks', name] : ['hooks', name, field];
    return (at === 'key' ? problemAtKey : problemAtValue)(document, path, sentence);
  });
}

/** What one hook waits for, and the entries that name nothing. */
export function readDependencies(
  document: ConfigDocument,
  { name, written, hooks }: { name: string; written: readonly string[]; hooks: ReadonlySet<string> },
): { readonly dependsOn: readonly HookDependency[]; readonly problems: readonly ConfigProblem[] } {
  const dependsOn: HookDependency[] = [];
  const problems: ConfigProblem[] = [];
  written.forEach((entry, index) => {
    const parsed = parseDependency(entry, hooks);
    const problem = (sentence: sentences.Sentence) =>
      problems.push(problemAtValue(document, dependencyPath(name, index), sentence));
    if (!parsed.ok) problem(parsed.failure);
    else if (written.indexOf(entry) < index) problem(sentences.sameDependency(entry));
    else dependsOn.push(parsed.value);
  });
  return { dependsOn, problems };
}

/** Cycles among hooks, each held against every hook on it. */
export interface CycleProblem {
  readonly hooks: readonly string[];
  readonly problem: ConfigProblem;
}

/**
 * Each cycle is underlined at an entry of `dependsOn` that is written in this document; one that has none is none of
 * this document's making and left out.
 */
export function cycleProblems(
  document: ConfigDocument,
  dependsOn: ReadonlyMap<string, readonly string[]>,
  isWrittenHere: (hook: string) => boolean,
): readonly CycleProblem[] {
  return findCycles(dependsOn).flatMap((path) => {
    const hooks = path.slice(0, -1);
    const last = hooks.findLastIndex(isWrittenHere);
    if (last < 0) return [];
    const around = [...hooks.slice(last + 1), ...hooks.slice(0, last + 1)];
    const [from = '', to = ''] = [around.at(-1), around[0]];
    const place = dependencyPath(from, (dependsOn.get(from) ?? []).indexOf(to));
    return [{ hooks, problem: problemAtValue(document, place, sentences.cycle([...around, to])) }];
  });
}

const dependencyPath = (name: string, index: number): ConfigPath => ['hooks', name, 'dependsOn', index];
