import type { HookName } from '../hooks/brand';
import type { Tool } from '../tools/tool';
import { builtInStrategies } from './built-in-strategies';
import type { ConfigDocument } from './document';
import { defaultDirectory } from './defaults';
import { sortProblems } from './problem';
import { namesAt } from './read-part';
import type { DeclaredStrategy, WorkspaceConfig } from './workspace-config';

/**
 * What is left of a text that is not JSON: nobody knows what was meant, so everything whose name can be made out is
 * broken, and nothing is said but where the text breaks.
 */
export function unreadableConfig(document: ConfigDocument, tools: ReadonlyMap<string, Tool>): WorkspaceConfig {
  const problems = sortProblems(document.syntaxProblems);
  const own = namesAt(document, ['strategies']);
  const strategies = [...new Set([...builtInStrategies.map(({ name }) => name), ...own])];
  return {
    hooks: namesAt(document, ['hooks']).map((name) => ({ name: name as HookName, state: 'broken', problems })),
    strategies: strategies.map((name): DeclaredStrategy => ({ name, state: 'broken', problems })),
    defaultStrategy: 'comprehensive',
    directory: defaultDirectory,
    general: problems,
    problems,
    base: { declarations: new Map(), tools, ttl: null, learntLimit: null },
  };
}
