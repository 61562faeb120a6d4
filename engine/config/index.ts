/** Reading hookgraph.json: what a workspace and its projects declare, or every reason why not. */
export { applyProjectConfig } from './apply-project-config';
export { builtInStrategies } from './built-in-strategies';
export { defaultDirectory } from './defaults';
export type { ConfigSource } from './document';
export { parseDuration } from './duration';
export type { HookDeclaration, HookOverride } from './hook-schema';
export { loadWorkspaceConfig } from './load-workspace-config';
export { checkHookName, checkStrategyName } from './name';
export type { DeclaredHook, DeclaredStrategy, ProjectHooks, WorkspaceConfig } from './workspace-config';
