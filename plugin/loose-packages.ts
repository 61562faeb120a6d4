import { join } from 'node:path';
import type { ProjectRoot } from '../engine/hooks/brand';
import { inFolder, isWithin } from '../engine/hooks/folders';
import type { Hook } from '../engine/hooks/hook';
import { linkedPackages, type LinkedPackage } from '../engine/system/linked-packages';
import { patchFolders } from '../engine/system/package-contents';
import type { FileSystem } from '../engine/system/ports';
import type { HookInputs } from '../engine/verdicts/hook-inputs';
import type { CommandPrograms } from './command-program';

/** What Nx has to know of packages that change without a new version: its own hash has their versions only. */
export interface LooseInputs {
  readonly fileSets: readonly string[];
  /** True: something lies outside of the workspace, where Nx sees no change, so that its cache cannot be used. */
  readonly isUnseen: boolean;
}

export type LoosePackages = (hook: Hook, project: ProjectRoot, packages: HookInputs['packages']) => LooseInputs;

/** @param root absolute path of the workspace root */
export function loosePackages(
  root: string,
  disk: FileSystem,
  { projectRoots, programs }: { readonly projectRoots: readonly ProjectRoot[]; readonly programs: CommandPrograms },
): LoosePackages {
  const linked = linkedPackages(root, disk);
  const projects = new Set<string>(projectRoots);
  const patches = patchFolders
    .filter((folder) => disk.list(join(root, folder)).length > 0)
    .map((folder) => `{workspaceRoot}/${folder}/**/*`);
  return (hook, project, packages) => {
    // A project of the workspace counts where something depends on it.
    const others = linked(project).filter(({ folder }) => !projects.has(folder ?? ''));
    const program = others.length === 0 ? null : programs.pathOf(hook, project);
    const isUsed = ({ name, path }: LinkedPackage) =>
      packages === 'all' || packages.includes(name) || (program !== null && isWithin(program, path));
    const links = others.filter(isUsed);
    return {
      fileSets: [
        ...(packages.length > 0 ? patches : []),
        ...links.flatMap(({ folder }) => (folder === null ? [] : [`{workspaceRoot}/${inFolder(folder, '**/*')}`])),
      ],
      isUnseen: links.some(({ folder }) => folder === null),
    };
  };
}
