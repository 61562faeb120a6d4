import { builtInStrategies } from './built-in-strategies';
import type { ConfigDocument } from './document';
import { checkStrategyName } from './name';
import { problemAtKey, problemAtValue } from './problem';
import type { ProblemBook } from './problem-book';
import { readObject } from './read-object';
import { namesAt } from './read-part';
import { resolveStrategy } from './resolve-strategy';
import * as sentences from './sentences';
import { strategySchema, type StrategyDeclaration } from './strategy-schema';
import type { DeclaredStrategy } from './workspace-config';

/** The built-in strategies and the user's; what is wrong with them goes into the book as well. */
export function readStrategies(
  document: ConfigDocument,
  { hooks, concurrency, book }: { hooks: readonly string[]; concurrency: number | null; book: ProblemBook },
): readonly DeclaredStrategy[] {
  const builtIn = builtInStrategies.map(({ name }) => name);
  const own = namesAt(document, ['strategies']);
  return [...builtIn, ...own.filter((name) => !builtIn.includes(name))].map((name) => {
    const declared = own.includes(name) ? readStrategy(document, { name, hooks, book }) : {};
    const problems = book.of('strategy', name);
    if (problems.length > 0) return { name, state: 'broken', problems };
    return { name, state: 'ready', strategy: resolveStrategy(name, declared, concurrency) };
  });
}

function readStrategy(
  document: ConfigDocument,
  { name, hooks, book }: { name: string; hooks: readonly string[]; book: ProblemBook },
): StrategyDeclaration {
  const owner = { kind: 'strategy', name } as const;
  const path = ['strategies', name];
  const badName = checkStrategyName(name);
  if (badName) book.add(owner, [problemAtKey(document, path, badName)]);
  const { value, problems } = readObject(document, path, { schema: strategySchema, empty: {} });
  book.add(owner, problems);
  for (const field of ['include', 'exclude'] as const) {
    value[field]?.forEach((hook, index) => {
      if (hooks.includes(hook)) return;
      book.add(owner, [problemAtValue(document, [...path, field, index], sentences.unknownHook(hook, hooks))]);
    });
  }
  return value;
}
