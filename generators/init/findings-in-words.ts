import { unreachable } from '../../engine/hooks/unreachable';
import { hookName } from '../compose/hook-name';
import type { ToolTraces } from '../tools-in-use/detect-tool';
import type { LeftOut } from '../tools-in-use/tools-in-use';

/** `eslint  (eslint.config.mjs, package.json)`: what tells that a tool is in use. */
export function describeUse({ tool, package: found, configs }: ToolTraces): string {
  const places = [...configs, ...(found?.declaredIn ? [found.declaredIn] : [])];
  const shown = [...new Set(places)].slice(0, 3);
  const more = new Set(places).size - shown.length;
  return `${tool.name} (${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''})`;
}

/** Why a tool that has left traces got no hook, and what would change that. */
export function describeLeftOut(left: LeftOut): string {
  const { tool, package: found, configs } = left;
  const name = tool.program.package;
  switch (left.reason) {
    case 'not-installed':
      return `${tool.name}: there is ${configs[0] ?? 'configuration'}, but ${name} is neither installed nor in a package.json`;
    case 'unsupported-version':
      return `${tool.name}: ${name} ${found?.version ?? ''} is installed, but hookgraph reads the output of ${tool.supported}`;
    case 'no-config':
      return `${tool.name}: ${name} is installed, but ${missingConfig(tool)}`;
    case 'biome-formats':
      return `${tool.name}: ${name} is installed, but not configured, and Biome is; add it with: ${addCommand(tool.name)}`;
    default:
      return unreachable(left.reason);
  }
}

/** What a tool would have needed. */
function missingConfig({ configFiles, needsConfig }: ToolTraces['tool']): string {
  const file = configFiles[0] ?? 'configuration';
  return needsConfig === 'project' ? `no project has a ${file} that names files` : `there is no ${file}`;
}

/** Tools that do the same work twice: both are kept, since both are configured. */
export function describeOverlaps(used: readonly ToolTraces[]): readonly string[] {
  const names = new Set(used.map(({ tool }) => tool.name));
  const pairs = [
    ['biome', 'prettier', 'format'],
    ['biome', 'eslint', 'lint'],
    ['biome', 'oxlint', 'lint'],
  ] as const;
  return pairs
    .filter(([one, other]) => names.has(one) && names.has(other))
    .map(
      ([one, other, work]) =>
        `${one} and ${other} are both configured and both ${work}: see that they agree, or remove one hook`,
    );
}

/** What to type for the hook that `init` would have made. */
export function addCommand(tool: string): string {
  const name = hookName(tool);
  return name === tool ? `nx g hookgraph:hook ${tool}` : `nx g hookgraph:hook ${name} --tool ${tool}`;
}
