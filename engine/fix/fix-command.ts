import type { ProcessCommand } from '../run/check-command';
import type { PlannedTask } from '../run/plan-task';
import type { ResolvedProgram } from '../run/program';
import { takesFiles, type Fixer } from '../tools/fixer';

/** Bytes of arguments for one process, as for checks: half of the smallest limit in use. */
const argumentBytes = 64 * 1024;

export interface FixCommandOptions {
  readonly task: Pick<PlannedTask, 'hook' | 'program' | 'configs'>;
  readonly fixer: Fixer;
  /** The program of the fixer, which need not be that of the check. */
  readonly program: ResolvedProgram;
  readonly workers: number;
}

/**
 * The processes that fix the given files, to be run one after the other.
 * @param files relative to the working directory
 */
export function fixCommands(options: FixCommandOptions, files: readonly string[]): readonly ProcessCommand[] {
  const command = fixCommand(options, files.map(guarded));
  const bytes = command.args.reduce((sum, arg) => sum + Buffer.byteLength(arg) + 1, 0);
  if (bytes <= argumentBytes || files.length < 2 || !takesFiles(options.fixer)) return [command];
  const middle = Math.ceil(files.length / 2);
  return [files.slice(0, middle), files.slice(middle)].flatMap((half) => fixCommands(options, half));
}

function fixCommand({ task, fixer, program, workers }: FixCommandOptions, files: readonly string[]): ProcessCommand {
  switch (fixer.kind) {
    case 'tool': {
      const { hook, configs } = task;
      const own = hook.program.kind === 'tool' ? hook.program.args : [];
      const version = program.package?.version ?? '0.0.0';
      const { args, stdin, env } = fixer.fix({ files, args: own, version, workers, configs });
      return { args: [...program.prefix, ...args], stdin: stdin ?? null, env: env ?? {} };
    }
    case 'command': {
      const args = fixer.argv.slice(1).flatMap((word) => (word === '{files}' ? files : [word]));
      return { args: [...program.prefix, ...args], stdin: null, env: {} };
    }
  }
}

/** A name that starts with a dash would be read as an option. */
function guarded(file: string): string {
  return file.startsWith('-') ? `./${file}` : file;
}
