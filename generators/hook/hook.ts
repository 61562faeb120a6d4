import type { Tree } from '@nx/devkit';
import { nearMiss } from '../../engine/config/near-miss';
import { configFile } from '../../engine/config/config-file';
import type { FilePath } from '../../engine/hooks/brand';
import { failure, success, type Result } from '../../engine/hooks/result';
import { askPerson, type Ask } from '../../engine/system/ask';
import { nodeFiles } from '../../engine/system/node-files';
import { detectPackageManager } from '../../engine/system/package-manager';
import { builtInTools } from '../../engine/tools';
import { detectTool, obstacleOf } from '../tools-in-use/detect-tool';
import { treeReader } from '../tools-in-use/workspace-reader';
import { addHook } from './add-hook';
import { declarationOf } from './declaration-of';
import { describeRefusal } from './describe-refusal';
import type { HookOptions } from './hook-options';
import type { Refusal } from './refusal';

/** Adds a hook to hookgraph.json, or throws with the reason; nothing is written then. */
export default async function hook(tree: Tree, given: HookOptions, ask: Ask = askPerson): Promise<void> {
  const { logger } = require('@nx/devkit') as typeof import('@nx/devkit');
  const options = await withCommand(given, ask);
  const result = withHook(tree, options);
  // Nx prints the message of what a generator throws, and throws its changes away.
  if (!result.ok) throw new Error(describeRefusal(result.failure, detectPackageManager(tree.root, nodeFiles)));
  tree.write(configFile, result.value);
  logger.info(`Added the hook "${options.name}" to ${configFile}.`);
  logger.info(`Try it: nx run-many -t quality--${options.name}`);
}

/** Asks for the command of a hook that has a name of its own and nothing to run. */
async function withCommand(options: HookOptions, ask: Ask): Promise<HookOptions> {
  const { name, tool, command } = options;
  const isClear = tool !== undefined || command !== undefined || nearMiss(name, builtInTools.keys()) !== null;
  if (isClear || builtInTools.has(name)) return options;
  const answer = await ask(`"${name}" is no built-in tool. Which command does it run? ({files}: the files to check) `);
  return answer === null || answer.trim() === '' ? options : { ...options, command: answer };
}

function withHook(tree: Tree, options: HookOptions): Result<string, Refusal> {
  const file = configFile as FilePath;
  const text = tree.exists(file) ? tree.read(file, 'utf-8') : null;
  if (text === null) return failure({ kind: 'no-config-file' });
  const declaration = declarationOf(options, new Set(builtInTools.keys()));
  if (!declaration.ok) return failure({ kind: 'bad-option', problem: declaration.failure });
  const added = addHook({ file, text }, { name: options.name, declaration: declaration.value, tools: builtInTools });
  if (!added.ok || options.force === true) return added;
  const { tool: toolName } = declaration.value;
  const tool = typeof toolName === 'string' ? builtInTools.get(toolName) : undefined;
  if (!tool) return added;
  const traces = detectTool(tool, treeReader(tree));
  const obstacle = obstacleOf(traces);
  return obstacle === null ? success(added.value) : failure({ kind: 'cannot-work', traces, obstacle });
}
