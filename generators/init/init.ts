import type { GeneratorCallback, Tree } from '@nx/devkit';
import { loadWorkspaceConfig } from '../../engine/config';
import { configFile } from '../../engine/config/config-file';
import type { FilePath } from '../../engine/hooks/brand';
import { version } from '../../engine/hooks/version';
import { renderConfigProblems } from '../../engine/report/config-problems';
import { builtInTools } from '../../engine/tools';
import { composeHooks } from '../compose/compose-hooks';
import { newConfig } from '../compose/new-config';
import { detectTextStyle } from '../text/text-style';
import { findToolsInUse, type ToolsInUse } from '../tools-in-use/tools-in-use';
import { treeReader, type WorkspaceReader } from '../tools-in-use/workspace-reader';
import { allowsComments } from './allows-comments';
import { addCommand, describeLeftOut, describeOverlaps, describeUse } from './findings-in-words';
import { formatFile } from './format-file';
import { ignoreDirectory } from './ignore-directory';
import type { InitOptions } from './init-options';
import { addOwnDependency } from './own-dependency';
import { registerPlugin } from './register-plugin';

/**
 * Sets hookgraph up: hookgraph.json with a hook for each tool in use, the plugin in nx.json, the store in .gitignore,
 * hookgraph in package.json. What is there already stays; a second run changes nothing.
 */
export default async function init(tree: Tree, options: InitOptions = {}): Promise<GeneratorCallback> {
  const { installPackagesTask, logger } = require('@nx/devkit') as typeof import('@nx/devkit');
  const reader = treeReader(tree);
  const tools = findToolsInUse(builtInTools, reader);
  const existing = reader.readText(configFile as FilePath);
  const lines = existing === null ? await writeConfig(tree, { options, tools, reader }) : compare(existing, tools);
  const { directory } = loadWorkspaceConfig(source(existing), builtInTools);
  edit(tree, '.gitignore', (text) => ignoreDirectory(text, directory));
  lines.push(...register(tree, options));
  const isAdded =
    options.skipPackageJson !== true &&
    edit(tree, 'package.json', (text) =>
      text === null ? null : addOwnDependency(text, version, { keepExisting: options.keepExistingVersions === true }),
    );
  for (const line of lines) logger.info(line);
  return isAdded ? () => installPackagesTask(tree) : () => undefined;
}

const source = (text: string | null) => (text === null ? null : { file: configFile as FilePath, text });

async function writeConfig(
  tree: Tree,
  { options, tools, reader }: { options: InitOptions; tools: ToolsInUse; reader: WorkspaceReader },
): Promise<string[]> {
  const groups = composeHooks(tools.used.map(({ tool }) => tool.name));
  const comments = allowsComments(tools.used, reader);
  const style = detectTextStyle(reader.readText('nx.json' as FilePath) ?? '');
  tree.write(configFile, newConfig(groups, { style, comments }));
  if (options.skipFormat !== true) await formatFile(tree, configFile);
  const hooks = groups.flatMap((group) => group.hooks);
  return [
    hooks.length === 0
      ? `Found no tool that hookgraph knows (${[...builtInTools.keys()].join(', ')}). ${configFile} has no hook yet: add one with nx g hookgraph:hook <name>`
      : `Found ${tools.used.length} of the tools that hookgraph knows, each now a hook of ${configFile}:`,
    ...hooks.map(({ name, tool }) => {
      const traces = tools.used.find((each) => each.tool.name === tool);
      const use = traces ? describeUse(traces) : tool;
      return name === tool ? `  ${use}` : `  ${name}: ${use}`;
    }),
    ...leftOut(tools),
    ...describeOverlaps(tools.used).map((line) => `Note: ${line}.`),
    ...(comments ? [] : [`${configFile} is without comments, since Biome takes them for an error in .json files.`]),
    ...(hooks.length === 0 ? [] : ['Next: nx run-many -t quality']),
  ];
}

/** The user's own file is left alone; what it lacks is said. */
function compare(text: string, tools: ToolsInUse): string[] {
  const config = loadWorkspaceConfig(source(text), builtInTools);
  if (config.problems.length > 0) {
    return [
      `${configFile} exists and was left as it is, but is not right:`,
      renderConfigProblems(config.problems, { color: false }),
    ];
  }
  const hooks = config.hooks.flatMap((hook) => (hook.state === 'ready' ? [hook.hook.program] : []));
  const declared = new Set(hooks.flatMap((program) => (program.kind === 'tool' ? [program.tool] : [])));
  const missing = tools.used.filter(({ tool }) => !declared.has(tool.name));
  return [
    `${configFile} exists and was left as it is.`,
    ...missing.map((traces) => `  ${describeUse(traces)} has no hook; add it with: ${addCommand(traces.tool.name)}`),
    ...leftOut({ ...tools, leftOut: tools.leftOut.filter(({ tool }) => !declared.has(tool.name)) }),
  ];
}

function leftOut(tools: ToolsInUse): readonly string[] {
  if (tools.leftOut.length === 0) return [];
  return ['Left out:', ...tools.leftOut.map((each) => `  ${describeLeftOut(each)}`)];
}

function register(tree: Tree, { addPlugin = true }: InitOptions): readonly string[] {
  if (!addPlugin)
    return ['The plugin was not registered: without "hookgraph" in "plugins" of nx.json no hook is a task.'];
  const { readNxJson } = require('@nx/devkit') as typeof import('@nx/devkit');
  const effective = readNxJson(tree)?.plugins ?? [];
  edit(tree, 'nx.json', (text) => registerPlugin(text ?? '{}\n', effective));
  return [];
}

/** Writes only where the text differs; tells whether it did. */
function edit(tree: Tree, file: string, change: (text: string | null) => string | null): boolean {
  const before = tree.exists(file) ? tree.read(file, 'utf-8') : null;
  const after = change(before);
  if (after === null || after === before) return false;
  tree.write(file, after);
  return true;
}
