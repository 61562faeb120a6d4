import { parse, type ParseEntry } from 'shell-quote';
import { failure, success, type Result } from '../../engine/hooks/result';

/** Why a command line cannot be a list of arguments. */
export type SplitProblem =
  | { readonly kind: 'open-quote' }
  /** What only a shell understands: `&&`, `|`, `$HOME`, `# note`. */
  | { readonly kind: 'needs-shell'; readonly sign: string };

/** The program and its arguments, by the quoting rules of a POSIX shell. Globs stay as they are: the program expands them. */
export function splitCommand(command: string): Result<readonly string[], SplitProblem> {
  if (/["']/.test(command.replace(/\\.|"(?:\\.|[^"\\])*"|'[^']*'/gs, ''))) return failure({ kind: 'open-quote' });
  const words: string[] = [];
  for (const entry of parse(command, (name) => ({ op: `$${name}` }))) {
    const word = wordOf(entry);
    if (word === null) return failure({ kind: 'needs-shell', sign: signOf(entry) });
    words.push(word);
  }
  return success(words);
}

function wordOf(entry: ParseEntry): string | null {
  if (typeof entry === 'string') return entry;
  return 'op' in entry && entry.op === 'glob' ? entry.pattern : null;
}

function signOf(entry: ParseEntry): string {
  if (typeof entry === 'string') return entry;
  return 'comment' in entry ? '#' : entry.op;
}
