import { Command, InvalidArgumentError, Option } from 'commander';
import type { Act } from '../program';
import { listOf } from './list-of';

interface FixOptions {
  readonly staged: boolean;
  readonly files?: readonly string[];
  readonly project?: readonly string[];
  readonly hooks?: readonly string[];
  readonly maxRounds: number;
}

export function fixCommand(act: Act): Command {
  return new Command('fix')
    .summary('Fix what can be fixed, and check, until nothing more changes.')
    .description(
      'Hands files that are red, or have no verdict, to the fixers of their hooks and checks them again, round after ' +
        'round. Ends where all is green, where a round changed nothing, brought new findings or went back to a state ' +
        'that was there before, or after --max-rounds. Writes files in the work tree; never ignored ones. Exits with 0 ' +
        'where all hooks that can fix are green, 1 where something is still red, 2 where a fixer or check could not run.',
    )
    .addOption(
      new Option(
        '--staged',
        'only files that are staged; their content in the work tree is fixed, and nothing is staged anew',
      )
        .default(false)
        .conflicts(['files', 'project']),
    )
    .addOption(new Option('--files <files...>', 'only these files or folders').conflicts('project'))
    .option('--project <names...>', 'only these projects')
    .option('--hooks <names...>', 'only these hooks; all that can fix but manual ones unless said')
    .addOption(new Option('--max-rounds <n>', 'how many rounds at most').argParser(readCount).default(10))
    .action(({ staged, files, project, hooks, maxRounds }: FixOptions) =>
      act(async (face) => {
        const { fix } = await import('../fix/fix');
        return fix({ staged, files: files ?? null, projects: listOf(project), hooks: listOf(hooks), maxRounds }, face);
      }),
    );
}

function readCount(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('It is a number from 1 on.');
  return Number(text);
}
