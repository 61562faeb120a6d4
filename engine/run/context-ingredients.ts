import { join } from 'node:path';
import type { Digest, FilePath, ProjectRoot } from '../hooks/brand';
import type { Hook } from '../hooks/hook';
import type { InstalledPackages } from '../system/installed-packages';
import type { Ports } from '../system/ports';
import { digestOf, digestOfList } from '../verdicts/digest';
import type { FileDigests } from '../verdicts/file-digests';
import type { HookInputs } from '../verdicts/hook-inputs';
import { decisivePart, type Ingredient, type IngredientKind } from '../verdicts/ingredients';
import type { ProjectContents } from '../verdicts/project-contents';
import type { ResolvedProgram } from './program';
import type { Workspace } from './workspace';

export interface ContextSources {
  readonly workspace: Workspace;
  readonly ports: Pick<Ports, 'env' | 'platform' | 'nodeVersion'>;
  readonly packages: InstalledPackages;
  readonly digests: FileDigests;
  /** Version of hookgraph: its parsers decide what a finding is. */
  readonly version: string;
  /** Digest of all files of a project. */
  readonly contents: ProjectContents;
  /** Digest of everything installed; asked only where any package may influence the verdict. */
  installed(): Digest;
  /** Workspace files that the hook's `inputs` name. */
  declaredInputs(hook: Hook, root: ProjectRoot): readonly FilePath[];
}

/** Version of the fingerprint's own composition. */
const fingerprintFormat = 1;

/** Everything that can change the verdict besides the checked files, in a fixed order. */
export function contextIngredients(
  hook: Hook,
  root: ProjectRoot,
  program: ResolvedProgram,
  inputs: HookInputs,
  sources: ContextSources,
): readonly Ingredient[] {
  const { ports, digests, workspace } = sources;
  const file = (kind: IngredientKind) => (path: FilePath) => ({ kind, name: path, value: digests.digest(path) });
  const [major] = ports.nodeVersion.split('.');
  return [
    { kind: 'format', name: 'fingerprint', value: `${fingerprintFormat} ${sources.version}` },
    { kind: 'hook', name: hook.name, value: digestOf(decisivePart(hook)) },
    { kind: 'project', name: root, value: hook.cwd },
    { kind: 'platform', name: 'platform', value: ports.platform },
    { kind: 'platform', name: 'node', value: `${major}` },
    { kind: 'program', name: program.name, value: program.identity },
    ...packageIngredients(program, inputs, join(workspace.root, root), sources),
    ...inputs.configFiles.map(file('config')),
    ...inputs.manifestFields.map(({ file: path, field, value }) => ({
      kind: 'config' as const,
      name: `${path} (${field})`,
      value: digestOf(value),
    })),
    ...inputs.argumentFiles.map(file('argument')),
    ...inputs.localPackages.map((local) => ({
      kind: 'local-package' as const,
      name: local,
      value: digestOfList(workspace.filesOf(local).flatMap((path) => [path, digests.digest(path)])),
    })),
    ...sources.declaredInputs(hook, root).map(file('input')),
    ...hook.env.map((name) => ({ kind: 'env' as const, name, value: variable(ports.env[name]) })),
  ];
}

function packageIngredients(
  program: ResolvedProgram,
  inputs: HookInputs,
  from: string,
  sources: ContextSources,
): readonly Ingredient[] {
  const own = program.package === null ? [] : [program.package.name];
  const names = inputs.packages === 'all' ? own : [...new Set([...own, ...inputs.packages])].sort();
  const all = inputs.packages === 'all' ? [{ kind: 'package' as const, name: '*', value: sources.installed() }] : [];
  return [
    ...all,
    ...names.map((name) => ({ kind: 'package' as const, name, value: packageValue(name, from, sources) })),
  ];
}

/** The version for people, and a digest of the versions of all that the package depends on. */
function packageValue(name: string, from: string, { packages }: ContextSources): string {
  const installed = packages.find(name, from);
  if (installed === null) return 'not installed';
  return `${installed.version} ${digestOfList(packages.closure(name, from)).slice(0, 16)}`;
}

function variable(value: string | undefined): string {
  return value === undefined ? 'unset' : digestOf(value).slice(0, 16);
}
