import type { PlannedTask } from './plan-task';

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

type Checked = Pick<PlannedTask, 'hook' | 'tool' | 'program' | 'configs' | 'fileUnits'>;

/**
 * The processes that check the given files: one, or as many as the tool and the system's limit on arguments make it.
 * @param files relative to the working directory
 */
export function checkCommands(task: Checked, files: readonly string[], workers: number): readonly ProcessCommand[] {
  const commands = commandsFor(task, files.map(guarded), workers);
  const bytes = Math.max(...commands.map(({ args }) => args.reduce((sum, arg) => sum + Buffer.byteLength(arg) + 1, 0)));
  // Where all files are judged together half of them would be another question.
  if (bytes <= argumentBytes || files.length < 2 || task.fileUnits.length === 0) return commands;
  const middle = Math.ceil(files.length / 2);
  return [files.slice(0, middle), files.slice(middle)].flatMap((half) => checkCommands(task, half, workers));
}

function commandsFor(
  { hook, tool, program, configs }: Checked,
  files: readonly string[],
  workers: number,
): readonly ProcessCommand[] {
  const plain = { stdin: null, env: {} };
  switch (hook.program.kind) {
    case 'tool': {
      if (tool === null) throw new Error(`no tool is named ${hook.program.tool}`);
      const version = program.package?.version ?? '0.0.0';
      const command = tool.check({ files, args: hook.program.args, version, workers, configs });
      return [command, ...(command.also ?? [])].map(({ args, stdin, env }) => ({
        args: [...program.prefix, ...args],
        stdin: stdin ?? null,
        env: env ?? {},
      }));
    }
    case 'command': {
      const args = hook.program.argv.slice(1).flatMap((word) => (word === '{files}' ? files : [word]));
      return [{ ...plain, args: [...program.prefix, ...args] }];
    }
    case 'shell': {
      // The names reach the shell as positional parameters: data, whatever is in them.
      const script = hook.program.script.replaceAll('{files}', '"$@"');
      const named = script === hook.program.script ? [] : files;
      return [{ ...plain, args: ['-c', script, 'hookgraph', ...named] }];
    }
  }
}

/** A name that starts with a dash would be read as an option. */
function guarded(file: string): string {
  return file.startsWith('-') ? `./${file}` : file;
}
