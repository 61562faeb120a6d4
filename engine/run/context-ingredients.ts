import { join } from 'node:path';
import type { FilePath, ProjectRoot } from '../hooks/brand';
import type { Hook } from '../hooks/hook';
import type { InstalledPackages } from '../system/installed-packages';
import type { Ports } from '../system/ports';
import { digestOf, digestOfList } from '../verdicts/digest';
import type { FileDigests } from '../verdicts/file-digests';
import type { Tool } from '../tools/tool';
import { packagesInReach, type HookInputs } from '../verdicts/hook-inputs';
import { decisivePart, type Ingredient, type IngredientKind, type Part } from '../verdicts/ingredients';
import type { DeclaredInputs } from './declared-inputs';
import type { ResolvedProgram } from './program';
import { filesIngredient } from './surroundings';
import type { Workspace } from './workspace';

export interface ContextSources {
  readonly workspace: Workspace;
  readonly ports: Pick<Ports, 'env' | 'platform' | 'nodeVersion'>;
  readonly packages: InstalledPackages;
  readonly digests: FileDigests;
  /** Version of hookgraph: its parsers decide what a finding is. */
  readonly version: string;
  /** Whatever is installed; asked only where any package may influence the verdict. */
  installed(): Ingredient;
}

/** Version of the fingerprint's own composition. */
const fingerprintFormat = 1;

/** Everything that can change the verdict besides the checked files, in a fixed order. */
export function contextIngredients(
  hook: Hook,
  root: ProjectRoot,
  program: ResolvedProgram,
  { declared, ...inputs }: HookInputs & { readonly declared: DeclaredInputs },
  sources: ContextSources,
): readonly Ingredient[] {
  const { ports, digests, workspace } = sources;
  const variables = [...new Set([...hook.env, ...declared.env])].sort();
  const file = (kind: IngredientKind) => (path: FilePath) => ({ kind, name: path, value: digests.digest(path) });
  const [major] = ports.nodeVersion.split('.');
  return [
    { kind: 'format', name: 'fingerprint', value: `${fingerprintFormat} ${sources.version}` },
    { kind: 'hook', name: hook.name, value: digestOf(decisivePart(hook)) },
    { kind: 'project', name: root, value: hook.cwd },
    { kind: 'platform', name: 'platform', value: ports.platform },
    { kind: 'platform', name: 'node', value: `${major}` },
    { kind: 'program', name: program.name, value: program.identity },
    ...packageIngredients(program, [inputs.packages, declared.packages], join(workspace.root, root), sources),
    ...inputs.configFiles.map(file('config')),
    ...inputs.configsAbove.map(({ name, value }) => ({ kind: 'config' as const, name, value })),
    ...inputs.manifestFields.map(({ file: path, field, value }) => ({
      kind: 'config' as const,
      name: `${path} (${field})`,
      value: digestOf(value),
    })),
    ...inputs.argumentFiles.map(file('argument')),
    ...inputs.localPackages.map((local) => filesIngredient('local-package', local, workspace.filesOf(local), digests)),
    ...declared.files.map(file('input')),
    ...declared.outputs.map(({ command, digest }) => ({
      kind: 'input' as const,
      name: `what "${command}" prints`,
      value: digest,
    })),
    ...variables.map((name) => ({ kind: 'env' as const, name, value: variable(ports.env[name]) })),
  ];
}

/** Packages that may decide a verdict, those among them that only the tool finds out. */
export function usedPackages(
  tool: Tool | null,
  program: ResolvedProgram,
  inputs: HookInputs & { readonly declared: DeclaredInputs },
): readonly string[] | 'all' {
  const reach = packagesInReach(tool, inputs);
  return reach === 'all' ? reach : namedPackages(program, [reach, inputs.declared.packages]);
}

/** The program's own package, and those that the hook uses or declares by name; sorted. */
function namedPackages(
  { package: own }: ResolvedProgram,
  [used, declared]: readonly [HookInputs['packages'], readonly string[]],
): readonly string[] {
  return [...new Set([...(own === null ? [] : [own.name]), ...(used === 'all' ? [] : used), ...declared])].sort();
}

function packageIngredients(
  program: ResolvedProgram,
  [used, declared]: readonly [HookInputs['packages'], readonly string[]],
  from: string,
  sources: ContextSources,
): readonly Ingredient[] {
  return [
    ...(used === 'all' ? [sources.installed()] : []),
    ...namedPackages(program, [used, declared]).map((name) => packageIngredient(name, from, sources)),
  ];
}

/** The version for people, and a digest of the versions of all that the package depends on. */
function packageIngredient(name: string, from: string, { packages }: ContextSources): Ingredient {
  const found = packages.find(name, from);
  if (found === null) return { kind: 'package', name, value: 'not installed' };
  const closure = packages.closure(name, from);
  return {
    kind: 'package',
    name,
    value: `${found.version} ${digestOfList(closure).slice(0, 16)}`,
    parts: () => versionsOf(closure),
  };
}

/** Of names with versions: a package that is there in two has both. */
function versionsOf(closure: readonly string[]): readonly Part[] {
  const versions = new Map<string, string[]>();
  for (const each of closure) {
    const at = each.lastIndexOf('@');
    const known = versions.get(each.slice(0, at)) ?? [];
    versions.set(each.slice(0, at), [...known, each.slice(at + 1)]);
  }
  return [...versions].map(([name, found]) => ({ name, value: found.join(', ') }));
}

function variable(value: string | undefined): string {
  return value === undefined ? 'unset' : digestOf(value).slice(0, 16);
}
