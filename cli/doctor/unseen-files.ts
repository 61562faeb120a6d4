import { dirname, join } from 'node:path';
import picomatch from 'picomatch';
import type { UnseenFile } from '../../engine/doctor/facts';
import type { FilePath, ProjectRoot } from '../../engine/hooks/brand';
import { foldersUp, inFolder } from '../../engine/hooks/folders';
import type { FileSystem } from '../../engine/system/ports';
import type { Tool } from '../../engine/tools/tool';

export interface UnseenOptions {
  /** Absolute path of the workspace root. */
  readonly root: string;
  /** Every file that Nx sees. */
  readonly seen: ReadonlySet<FilePath>;
  readonly list: FileSystem['list'];
}

/** Configuration where the tool looks for it, although the task runner does not see it. */
export function unseenFiles(
  tool: Tool,
  { project, hasConfig }: { readonly project: ProjectRoot; readonly hasConfig: boolean },
  options: UnseenOptions,
): readonly UnseenFile[] {
  const { root, seen, list } = options;
  const isConfig = picomatch([...ownNames(tool)], { dot: true });
  const ignored = foldersUp(project).flatMap((folder) =>
    list(join(root, folder))
      .filter((name) => isConfig(name))
      .map((name) => inFolder(folder, name))
      .filter((file) => !seen.has(file))
      .map((file) => ({ file, why: 'ignored' }) as const),
  );
  // The nearest decides: with one of the workspace's own nobody looks further.
  const looksFurther = climbing.includes(tool.name) && !hasConfig && ignored.length === 0;
  return looksFurther ? outside(root, isConfig, list) : ignored;
}

/** Tools that need no configuration of the workspace's own and go on looking above its root. */
const climbing: readonly string[] = ['cspell', 'prettier'];

/** Names that mean this tool's configuration and nothing else: patterns such as `tsconfig.*.json` fit files of any use. */
function ownNames({ configFiles }: Tool): readonly string[] {
  const shared = ['package.json', 'package.yaml', '.editorconfig'];
  return configFiles.filter((name) => !name.includes('*') && !name.includes('/') && !shared.includes(name));
}

function outside(root: string, isConfig: (name: string) => boolean, list: FileSystem['list']): readonly UnseenFile[] {
  for (let folder = dirname(root); ; folder = dirname(folder)) {
    const [name] = list(folder).filter((each) => isConfig(each));
    if (name !== undefined) return [{ file: join(folder, name), why: 'outside' }];
    if (dirname(folder) === folder) return [];
  }
}
