import type { Hook } from '../hooks/hook';
import type { Tool } from '../tools/tool';
import type { ResolvedProgram } from './program';

/** One process to start. */
export interface ProcessCommand {
  readonly args: readonly string[];
  readonly stdin: string | null;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Bytes of arguments for one process, half of the smallest limit in use (128 KiB on old Linux kernels, 256 KiB on
 * macOS), since the environment counts too.
 */
const argumentBytes = 64 * 1024;

/**
 * The processes that check the given files: one, or as many as the system's limit on arguments makes it.
 * @param files relative to the working directory
 */
export function checkCommands(
  hook: Hook,
  tool: Tool | null,
  program: ResolvedProgram,
  files: readonly string[],
  workers: number,
): readonly ProcessCommand[] {
  const command = checkCommand(hook, tool, program, files.map(guarded), workers);
  const bytes = command.args.reduce((sum, arg) => sum + Buffer.byteLength(arg) + 1, 0);
  if (bytes <= argumentBytes || files.length < 2 || hook.scope !== 'file') return [command];
  const middle = Math.ceil(files.length / 2);
  return [files.slice(0, middle), files.slice(middle)].flatMap((half) =>
    checkCommands(hook, tool, program, half, workers),
  );
}

function checkCommand(
  hook: Hook,
  tool: Tool | null,
  program: ResolvedProgram,
  files: readonly string[],
  workers: number,
): ProcessCommand {
  const plain = { stdin: null, env: {} };
  switch (hook.program.kind) {
    case 'tool': {
      if (tool === null) throw new Error(`no tool is named ${hook.program.tool}`);
      const version = program.package?.version ?? '0.0.0';
      const { args, stdin, env } = tool.check({ files, args: hook.program.args, version, workers });
      return { args: [...program.prefix, ...args], stdin: stdin ?? null, env: env ?? {} };
    }
    case 'command': {
      const args = hook.program.argv.slice(1).flatMap((word) => (word === '{files}' ? files : [word]));
      return { ...plain, args: [...program.prefix, ...args] };
    }
    case 'shell': {
      // The names reach the shell as positional parameters: data, whatever is in them.
      const script = hook.program.script.replaceAll('{files}', '"$@"');
      return { ...plain, args: ['-c', script, 'hookgraph', ...(script === hook.program.script ? [] : files)] };
    }
  }
}

/** A name that starts with a dash would be read as an option. */
function guarded(file: string): string {
  return file.startsWith('-') ? `./${file}` : file;
}
