import picomatch from 'picomatch';
import { posix } from 'node:path';
import type { UnfollowedFile } from '../../engine/doctor/facts';
import type { FilePath, ProjectRoot } from '../../engine/hooks/brand';
import { folderOf, inFolder } from '../../engine/hooks/folders';
import type { Hook } from '../../engine/hooks/hook';
import type { Tool } from '../../engine/tools/tool';
import { foundConfigs, isManifest, type HookInputs, type InputSources } from '../../engine/verdicts/hook-inputs';

/**
 * Configuration that brings in files which nobody can name beforehand. What the hook's own `inputs` name is known; where
 * a file computes what it imports, any `inputs` are taken for its author's answer.
 */
export function unfollowedFiles(
  hook: Hook,
  { tool, root, inputs }: { readonly tool: Tool; readonly root: ProjectRoot; readonly inputs: HookInputs },
  sources: InputSources,
): readonly UnfollowedFile[] {
  const own = new Set(foundConfigs(tool, root, sources));
  const isNamed = namedByHook(hook, root);
  return inputs.configFiles.flatMap((file): readonly UnfollowedFile[] => {
    const text = sources.readText(file);
    if (text === null || isManifest(file)) return [];
    const { local, complete } = sources.references(file, text, own.has(file) ? tool : null);
    const lost = local.filter((specifier) => {
      const path = posix.join(folderOf(file), specifier);
      return sources.resolve(specifier, file).kind === 'nowhere' && !isNamed(path);
    });
    if (lost.length > 0) return [{ file, specifiers: lost }];
    return complete || hook.inputs.length > 0 ? [] : [{ file, specifiers: [] }];
  });
}

function namedByHook({ inputs }: Hook, root: ProjectRoot): (path: string) => boolean {
  const globs = inputs.flatMap((input): readonly FilePath[] => {
    const match = /^\{(workspaceRoot|projectRoot)\}\/(.+)$/.exec(input);
    if (match?.[2] === undefined) return [];
    return [inFolder(match[1] === 'workspaceRoot' ? '.' : root, match[2])];
  });
  return globs.length === 0 ? () => false : picomatch([...globs], { dot: true });
}
