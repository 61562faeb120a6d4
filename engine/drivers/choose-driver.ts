import type { Hook } from '../hooks/hook';
import type { Tool } from '../tools/tool';
import { moduleDrivers, type ModuleDriver } from './protocol';

/** How the files of a task are put to its tool. */
export type Driver =
  | { readonly kind: 'command' }
  | { readonly kind: 'module'; readonly name: ModuleDriver }
  /** Several projects in one process of the compiler; a project by itself is a command. */
  | { readonly kind: 'compiler' };

/**
 * The module driver where there is one and the user has no arguments of their own, which only the tool's command line
 * understands.
 * @param hasFile whether the working directory has a file of this name
 */
export function chooseDriver(hook: Hook, tool: Tool | null, hasFile: (name: string) => boolean): Driver {
  const name = moduleDrivers.find((driver) => driver === tool?.name);
  const hasArguments = hook.program.kind === 'tool' && hook.program.args.length > 0;
  if (tool?.name === 'tsc' && !hasArguments && hook.cwd === 'project') return { kind: 'compiler' };
  const isByFile = hook.scope === 'file' || hook.scope === 'imports';
  const isCommandOnly = name !== undefined && commandOnlyFiles[name].some(hasFile);
  return name === undefined || hasArguments || !isByFile || isCommandOnly
    ? { kind: 'command' }
    : { kind: 'module', name };
}

/** Files that the command line of a tool applies by itself and its modules do not. */
const commandOnlyFiles: Readonly<Record<ModuleDriver, readonly string[]>> = {
  eslint: ['eslint-suppressions.json'],
  prettier: [],
  stylelint: ['stylelint-suppressions.json'],
};
