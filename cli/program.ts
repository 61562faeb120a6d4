import { Command } from 'commander';
import { version } from '../engine/hooks/version';
import type { Answer } from './answer';
import { baselineCommand } from './commands/baseline';
import { clearCommand } from './commands/clear';
import { doctorCommand } from './commands/doctor';
import { fixCommand } from './commands/fix';
import { planCommand } from './commands/plan';
import { reportCommand } from './commands/report';
import { statsCommand } from './commands/stats';
import { whyCommand } from './commands/why';
import type { Face } from './face';

/** Runs what a command does and prints its answer. The work is loaded with the first call, so that `--help` stays fast. */
export type Act = (work: (face: Face) => Promise<Answer>) => Promise<void>;

/** All commands with their options; the reference page is made of the same definitions. */
export function createProgram(act: Act): Command {
  const program = new Command('hookgraph')
    .description('What is no task: asks and tidies the verdicts of the quality hooks of this Nx workspace.')
    .version(version)
    .showSuggestionAfterError()
    .addHelpText(
      'after',
      '\nExit codes: 0 yes or done, 1 no or something found, 2 could not.\nHooks run as Nx tasks: nx run-many -t quality',
    );
  for (const command of [
    reportCommand,
    baselineCommand,
    whyCommand,
    planCommand,
    statsCommand,
    clearCommand,
    doctorCommand,
    fixCommand,
  ])
    program.addCommand(command(act));
  return program;
}
