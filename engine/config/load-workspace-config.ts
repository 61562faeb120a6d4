import { posix } from 'node:path';
import type { FilePath, HookName } from '../hooks/brand';
import type { Tool } from '../tools/tool';
import { defaultDirectory } from './defaults';
import { parseDocument, type ConfigDocument, type ConfigSource } from './document';
import { findDuplicateKeys } from './duplicate-keys';
import { problemAtValue } from './problem';
import { ProblemBook } from './problem-book';
import { readHooks } from './read-hooks';
import { readObject } from './read-object';
import { namesAt } from './read-part';
import { readStrategies } from './read-strategies';
import { limit, resolveHook } from './resolve-hook';
import { resolveLearntLimit } from './resolve-learnt-limit';
import * as sentences from './sentences';
import { unreadableConfig } from './unreadable-config';
import type { DeclaredHook, WorkspaceConfig } from './workspace-config';
import { workspaceFrameSchema, type WorkspaceFrame } from './workspace-schema';

const noSource: ConfigSource = { file: 'hookgraph.json' as FilePath, text: '{}' };

/**
 * Reads the hookgraph.json of the workspace root (`null`: there is none). Never throws: what is wrong is in the result,
 * every problem with its place, and only the hooks that it concerns are broken.
 */
export function loadWorkspaceConfig(source: ConfigSource | null, tools: ReadonlyMap<string, Tool>): WorkspaceConfig {
  const document = parseDocument(source ?? noSource);
  if (document.syntaxProblems.length > 0) return unreadableConfig(document, tools);

  const book = new ProblemBook();
  const names = namesAt(document, ['hooks']);
  const frame = readFrame(document, book);
  addDuplicates(document, names, book);
  const { declarations, dependsOn } = readHooks(document, { tools, book });
  const strategies = readStrategies(document, { hooks: names, concurrency: frame.concurrency ?? null, book });
  const strategyNames = strategies.map(({ name }) => name);
  const ttl = limit(frame.cache?.ttl ?? 'none');
  const learntLimit = resolveLearntLimit(frame.learntLimit, null);
  const hooks = names.map((written): DeclaredHook => {
    const name = written as HookName;
    const problems = book.of('hook', name);
    if (problems.length > 0) return { name, state: 'broken', problems };
    const around = { tools, dependsOn: dependsOn.get(name) ?? [], ttl, learntLimit };
    return { name, state: 'ready', hook: resolveHook(name, declarations.get(name) ?? {}, around) };
  });
  return {
    hooks,
    strategies,
    defaultStrategy: readDefaultStrategy(document, { frame, strategyNames, book }),
    directory: posix.join(frame.cache?.directory ?? defaultDirectory) as FilePath,
    general: book.general(),
    problems: book.all(),
    base: { declarations, tools, ttl, learntLimit },
  };
}

function readFrame(document: ConfigDocument, book: ProblemBook): WorkspaceFrame {
  if (document.tree?.type !== 'object') {
    book.add(null, [problemAtValue(document, [], sentences.notAnObject())]);
    return {};
  }
  const { value, problems } = readObject(document, [], { schema: workspaceFrameSchema, empty: {} });
  book.add(null, problems);
  return value;
}

/** A key that is there twice breaks what it stands in; `hooks` twice breaks them all. */
function addDuplicates(document: ConfigDocument, hooks: readonly string[], book: ProblemBook): void {
  for (const { path, problem } of findDuplicateKeys(document)) {
    const [top, name] = path;
    if (top === 'hooks' && typeof name === 'string') book.add({ kind: 'hook', name }, [problem]);
    else if (top === 'strategies' && typeof name === 'string') book.add({ kind: 'strategy', name }, [problem]);
    else book.add(null, [problem]);
    if (top === 'hooks' && name === undefined)
      for (const hook of hooks) book.add({ kind: 'hook', name: hook }, [problem]);
  }
}

function readDefaultStrategy(
  document: ConfigDocument,
  { frame, strategyNames, book }: { frame: WorkspaceFrame; strategyNames: readonly string[]; book: ProblemBook },
): string {
  const name = frame.defaultStrategy ?? 'comprehensive';
  if (strategyNames.includes(name)) return name;
  book.add(null, [problemAtValue(document, ['defaultStrategy'], sentences.unknownStrategy(name, strategyNames))]);
  return 'comprehensive';
}
