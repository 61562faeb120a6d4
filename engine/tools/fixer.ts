import type { Hook } from '../hooks/hook';
import type { Tool } from './tool';

/** How a hook mends what it finds: a command of the user's before the tool's own fixer. */
export type Fixer =
  | { readonly kind: 'command'; readonly argv: readonly string[] }
  | { readonly kind: 'tool'; readonly fix: NonNullable<Tool['fix']> };

/** `null`: the hook can only find. */
export function fixerOf(hook: Hook, tools: ReadonlyMap<string, Tool>): Fixer | null {
  if (hook.fix !== null) return { kind: 'command', argv: hook.fix };
  const tool = hook.program.kind === 'tool' ? tools.get(hook.program.tool) : undefined;
  return tool?.fix === undefined ? null : { kind: 'tool', fix: tool.fix };
}

/** Whether the fixer is told which files to write. Without names it may write any file of its project. */
export function takesFiles(fixer: Fixer): boolean {
  return fixer.kind === 'tool' || fixer.argv.includes('{files}');
}
