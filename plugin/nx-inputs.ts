import type { FilePath, ProjectRoot } from '../engine/hooks/brand';
import { foldersUp, inFolder } from '../engine/hooks/folders';
import type { Hook } from '../engine/hooks/hook';
import type { Tool } from '../engine/tools/tool';
import type { HookInputs } from '../engine/verdicts/hook-inputs';
import type { NxInput } from './nx-types';

export interface NxInputContext {
  readonly inputs: HookInputs;
  /** The tool's own configuration and ignore files: the look-ups cover them already. */
  readonly configs: readonly FilePath[];
  readonly isLocked: (name: string) => boolean;
}

/**
 * What Nx hashes for a task: at least all that the fingerprint is made of. Excluded files stay in, since in Nx an
 * exclusion would take configuration files away too; the store tells the difference without starting anything.
 */
export function nxInputs(
  hook: Hook,
  tool: Tool | null,
  root: ProjectRoot,
  { inputs, configs, isLocked }: NxInputContext,
): readonly NxInput[] {
  const files = hook.files.map(nxGlob);
  const token = hook.scope === 'workspace' ? '{workspaceRoot}' : '{projectRoot}';
  const found = new Set(configs);
  const modules = [...inputs.configFiles, ...inputs.argumentFiles].filter((file) => !found.has(file));
  return [
    ...unique([
      ...files.map((glob) => `${token}/${glob}`),
      ...(hook.scope === 'project' ? files.map((glob) => `^{projectRoot}/${glob}`) : []),
      ...(tool === null ? [] : lookups(tool, root)),
      ...modules.map((file) => `{workspaceRoot}/${file}`),
      ...inputs.localPackages.map((local) => `{workspaceRoot}/${inFolder(local, '**/*')}`),
      ...hook.inputs,
    ]),
    { json: '{workspaceRoot}/hookgraph.json', fields: [`hooks.${hook.name}`] },
    ...(root === '.' ? [] : ['{projectRoot}/hookgraph.json']),
    ...hook.env.map((name) => ({ env: name })),
    ...externals(inputs.packages, isLocked),
  ];
}

/** Where the tool would look for configuration, found or not: a new file has to count as much as a changed one. */
function lookups(tool: Tool, root: ProjectRoot): readonly string[] {
  return [...tool.configFiles, ...tool.ignoreFiles].flatMap((pattern) => [
    `{projectRoot}/**/${pattern}`,
    ...foldersUp(root)
      .slice(1)
      .map((folder) => `{workspaceRoot}/${inFolder(folder, pattern)}`),
  ]);
}

/** Without an entry Nx takes all packages; a name that its graph does not have would break every command. */
function externals(packages: HookInputs['packages'], isLocked: (name: string) => boolean): readonly NxInput[] {
  if (packages === 'all') return [];
  return [{ externalDependencies: packages.filter(isLocked) }];
}

/** Globs that mean the same to Nx and to us; for any other the whole project counts. */
function nxGlob(glob: string): string {
  return /^[\w./*{},@-]*$/.test(glob) && !/\{[^}]*\{/.test(glob) ? glob : '**/*';
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
