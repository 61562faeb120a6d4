import type { ConfigProblem } from '../hooks/failure';
import type { HookDependency } from '../hooks/hook';
import { parseDocument, type ConfigDocument, type ConfigSource } from './document';
import { findDuplicateKeys } from './duplicate-keys';
import { cycleProblems, programProblems, readDependencies } from './hook-problems';
import { hookOverrideSchema, type HookDeclaration } from './hook-schema';
import { mergeDeclaration } from './merge-declaration';
import { problemAtKey, problemAtValue, sortProblems } from './problem';
import { ProblemBook } from './problem-book';
import { projectFrameSchema, projectHookSchema } from './project-schema';
import { readObject } from './read-object';
import { namesAt, readPart } from './read-part';
import { resolveHook } from './resolve-hook';
import * as sentences from './sentences';
import { writtenDependencies } from './written-dependencies';
import type { DeclaredHook, ProjectHooks, WorkspaceConfig } from './workspace-config';

/**
 * The hooks of a project: those of the workspace, changed by the hookgraph.json of the project (`null`: there is none).
 * Never throws. A hook that is broken in the workspace stays broken.
 */
export function applyProjectConfig(config: WorkspaceConfig, source: ConfigSource | null): ProjectHooks {
  if (!source) return { hooks: config.hooks, off: [], general: [], problems: [] };
  const document = parseDocument(source);
  const names = new Set<string>(config.hooks.map(({ name }) => name));
  const book = new ProblemBook();
  if (document.syntaxProblems.length > 0) {
    book.add(null, document.syntaxProblems);
    for (const name of names) book.add({ kind: 'hook', name }, document.syntaxProblems);
    return projectHooks(config, { book, overrides: new Map() });
  }
  readFrame(document, book);
  addDuplicates(document, { names, book });
  const overrides = new Map<string, Override>();
  for (const name of namesAt(document, ['hooks'])) {
    const override = readOverride(document, { name, config, names, book });
    if (override) overrides.set(name, override);
  }
  addCycles(document, { config, overrides, book });
  return projectHooks(config, { book, overrides });
}

type Override =
  | { readonly kind: 'off' }
  | {
      readonly kind: 'changed';
      readonly declaration: HookDeclaration;
      /** `null`: the workspace's. */
      readonly dependsOn: readonly HookDependency[] | null;
    };

function readOverride(
  document: ConfigDocument,
  {
    name,
    config,
    names,
    book,
  }: { name: string; config: WorkspaceConfig; names: ReadonlySet<string>; book: ProblemBook },
): Override | null {
  const path = ['hooks', name];
  if (!names.has(name)) {
    book.add(null, [problemAtKey(document, path, sentences.unknownHook(name, [...names]))]);
    return null;
  }
  const owner = { kind: 'hook', name } as const;
  const value = readPart(document, path, projectHookSchema);
  if (value.ok && (value.value === false || value.value === 'off')) return { kind: 'off' };

  const { value: declaration } = readObject(document, path, { schema: hookOverrideSchema, empty: {} });
  book.add(owner, value.ok ? [] : value.problems.map(explainProjects));
  const { tools, declarations } = config.base;
  const merged = mergeDeclaration(name, declarations.get(name) ?? {}, declaration);
  if (value.ok) book.add(owner, programProblems(document, { name, declaration: merged, tools }));
  const written = writtenDependencies(document, name);
  const { dependsOn, problems: unknown } = readDependencies(document, { name, written, hooks: names });
  book.add(owner, unknown);
  return { kind: 'changed', declaration: merged, dependsOn: declaration.dependsOn ? dependsOn : null };
}

/** `projects` is known, only not here: a near-miss would lead astray. */
function explainProjects(problem: ConfigProblem): ConfigProblem {
  const isProjects = problem.message === sentences.unknownKey('projects', []).message;
  return isProjects ? { ...problem, ...sentences.projectsInProject() } : problem;
}

function readFrame(document: ConfigDocument, book: ProblemBook): void {
  if (document.tree?.type !== 'object') {
    book.add(null, [problemAtValue(document, [], sentences.notAnObject())]);
    return;
  }
  const frame = readPart(document, [], projectFrameSchema);
  if (!frame.ok) book.add(null, frame.problems);
}

/** A key that is there twice breaks the hook it stands in; `hooks` twice breaks them all. */
function addDuplicates(
  document: ConfigDocument,
  { names, book }: { readonly names: ReadonlySet<string>; readonly book: ProblemBook },
): void {
  for (const { path, problem } of findDuplicateKeys(document)) {
    const [top, name] = path;
    if (top === 'hooks' && typeof name === 'string' && names.has(name)) book.add({ kind: 'hook', name }, [problem]);
    else book.add(null, [problem]);
    if (top === 'hooks' && name === undefined)
      for (const hook of names) book.add({ kind: 'hook', name: hook }, [problem]);
  }
}

/** Cycles that the project's own `dependsOn` closes. */
function addCycles(
  document: ConfigDocument,
  { config, overrides, book }: { config: WorkspaceConfig; overrides: ReadonlyMap<string, Override>; book: ProblemBook },
): void {
  const isWrittenHere = (name: string): boolean => {
    const override = overrides.get(name);
    return override?.kind === 'changed' && override.dependsOn !== null;
  };
  const present = config.hooks.filter(({ name }) => overrides.get(name)?.kind !== 'off');
  const dependsOn = present.map(({ name }): [string, readonly string[]] => {
    const here = isWrittenHere(name) ? writtenDependencies(document, name) : null;
    return [name, here ?? config.base.declarations.get(name)?.dependsOn ?? []];
  });
  for (const { hooks, problem } of cycleProblems(document, new Map(dependsOn), isWrittenHere)) {
    for (const name of hooks) book.add({ kind: 'hook', name }, [problem]);
  }
}

function projectHooks(
  config: WorkspaceConfig,
  { book, overrides }: { readonly book: ProblemBook; readonly overrides: ReadonlyMap<string, Override> },
): ProjectHooks {
  const isOff = ({ name }: DeclaredHook): boolean => overrides.get(name)?.kind === 'off';
  return {
    hooks: config.hooks.filter((hook) => !isOff(hook)).map((hook) => projectHook(hook, { config, book, overrides })),
    off: config.hooks
      .filter(isOff)
      .map(({ name }) => name)
      .sort(),
    general: book.general(),
    problems: book.all(),
  };
}

function projectHook(
  hook: DeclaredHook,
  { config, book, overrides }: { config: WorkspaceConfig; book: ProblemBook; overrides: ReadonlyMap<string, Override> },
): DeclaredHook {
  const { name } = hook;
  const problems = book.of('hook', name);
  if (hook.state === 'broken')
    return { name, state: 'broken', problems: sortProblems([...hook.problems, ...problems]) };
  if (problems.length > 0) return { name, state: 'broken', problems };
  const override = overrides.get(name);
  if (override?.kind !== 'changed') return hook;
  const { tools, ttl, learntLimit } = config.base;
  const dependsOn = override.dependsOn ?? hook.hook.dependsOn;
  return {
    name,
    state: 'ready',
    hook: resolveHook(name, override.declaration, { tools, dependsOn, ttl, learntLimit }),
  };
}
