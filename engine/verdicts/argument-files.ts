import { posix } from 'node:path';
import type { FilePath, ProjectRoot } from '../hooks/brand';
import { folderOfRun, inFolder } from '../hooks/folders';
import type { Hook } from '../hooks/hook';
import type { InputSources } from './hook-inputs';

/** Files of the workspace that a command's own words name, such as `tools/licences.mjs`. */
export function argumentFiles(hook: Hook, root: ProjectRoot, sources: InputSources): readonly FilePath[] {
  return namingWords(hook).flatMap((word) => {
    const file = toWorkspacePath(word.replace(/^--?[\w-]+=/, ''), folderOfRun(hook, root));
    return file !== null && sources.isFile(file) ? [file] : [];
  });
}

/** Without the program, where that is looked up on the PATH and among the packages. */
function namingWords(hook: Hook): readonly string[] {
  const words = commandWords(hook);
  return hook.program.kind === 'command' && words[0]?.includes('/') !== true ? words.slice(1) : words;
}

/** The words of a hook's command line, without the program of a tool. */
export function commandWords(hook: Hook): readonly string[] {
  const { program } = hook;
  switch (program.kind) {
    case 'tool':
      return program.args;
    case 'command':
      return program.argv;
    case 'shell':
      // Not a shell parser: a word too many is an input too many, never one too few for plain commands.
      return program.script.split(/[\s;|&<>()"'`]+/);
  }
}

function toWorkspacePath(word: string, folder: string): FilePath | null {
  if (word === '' || word.includes('{') || posix.isAbsolute(word)) return null;
  const path = posix.normalize(inFolder(folder, word));
  return path === '.' || path.startsWith('..') ? null : (path as FilePath);
}
