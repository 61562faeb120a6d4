import { join } from 'node:path';
import type { ProjectRoot } from '../engine/hooks/brand';
import type { Hook } from '../engine/hooks/hook';
import { installedPackages } from '../engine/system/installed-packages';
import type { FileSystem } from '../engine/system/ports';
import type { HookInputs } from '../engine/verdicts/hook-inputs';

export interface CommandPrograms {
  /** Absolute path of a command that is no tool of ours, links resolved; `null`: no package brings it. */
  pathOf(hook: Hook, project: ProjectRoot): string | null;
  /** The package that brings it, whose version decides as much as any that the hook names. */
  packagesOf(hook: Hook, project: ProjectRoot): HookInputs['packages'];
}

/** @param root absolute path of the workspace root */
export function commandPrograms(root: string, disk: FileSystem): CommandPrograms {
  const installed = installedPackages(disk, { of: () => null });
  const pathOf = ({ program }: Hook, project: ProjectRoot): string | null => {
    if (program.kind !== 'command') return null;
    const path = installed.binary(program.argv[0] ?? '', join(root, project));
    return path === null ? null : disk.realpath(path);
  };
  return {
    pathOf,
    packagesOf(hook, project) {
      const [, name] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(pathOf(hook, project) ?? '') ?? [];
      if (name === undefined) return [];
      // Some package managers put a shell script there instead of a link, which does not tell.
      return name === '.bin' ? 'all' : [name];
    },
  };
}
