import { posix } from 'node:path';
import { scopes, type Hook, type Scope } from '../hooks/hook';
import type { Tool } from '../tools/tool';
import { commandWords } from '../verdicts/argument-files';

/** A scope that is narrower than what the program is known to read. */
export interface Narrowing {
  readonly hook: string;
  readonly scope: Scope;
  /** In words that follow "but": `tsc reads other files of the project`. */
  readonly reason: string;
  /** The narrowest that is sound. */
  readonly sound: Scope;
}

/**
 * Verdicts of a hook that is narrowed like this may be replayed when they are none any more. `null`: nothing is known
 * against its scope.
 */
export function narrowing(hook: Hook, tools: ReadonlyMap<string, Tool>): Narrowing | null {
  const { name, scope, program } = hook;
  const words = commandWords(hook);
  const found = program.kind === 'tool' ? tools.get(program.tool) : startedTool(words, tools);
  if (found !== undefined && scopes.indexOf(scope) < scopes.indexOf(found.scope)) {
    const reads =
      found.scope === 'workspace'
        ? 'the whole workspace'
        : 'other files of the project and of those that it depends on';
    return { hook: name, scope, reason: `${found.name} reads ${reads}`, sound: found.scope };
  }
  const isByFile = scope === 'file' || scope === 'imports';
  const getsFiles =
    program.kind === 'tool' || words.includes('{files}') || words.some((word) => word.includes('{files'));
  return isByFile && !getsFiles
    ? { hook: name, scope, reason: 'its command is not told which files to look at ({files})', sound: 'project' }
    : null;
}

export function narrowingWords({ hook, scope, reason, sound }: Narrowing): string {
  return `"${hook}" has scope "${scope}", but ${reason}: an old verdict may be replayed for what changed elsewhere; "${sound}" is sound`;
}

/** A known program under the user's own command: `tsc`, `npx tsc`, `node node_modules/.bin/jest`. */
function startedTool(words: readonly string[], tools: ReadonlyMap<string, Tool>): Tool | undefined {
  const names = words.slice(0, 3).map((word) => posix.basename(word).replace(/\.[cm]?js$/, ''));
  return [...tools.values()].find(({ program }) => names.includes(program.bin));
}
