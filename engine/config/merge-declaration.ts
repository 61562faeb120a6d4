import type { HookDeclaration, HookOverride } from './hook-schema';

/** A project's fields in place of the workspace's; fields that only made sense with the program before go with it. */
export function mergeDeclaration(name: string, base: HookDeclaration, override: HookOverride): HookDeclaration {
  const kept = { ...base };
  if (override.command !== undefined) {
    delete kept.tool;
    delete kept.args;
    if (typeof override.command !== 'string') delete kept.shell;
  }
  if (override.tool !== undefined) {
    delete kept.command;
    delete kept.shell;
    delete kept.output;
    delete kept.findingsExitCodes;
    if (override.tool !== (base.tool ?? name)) delete kept.args;
  }
  return { ...kept, ...override };
}
