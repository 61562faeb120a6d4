import { Command } from 'commander';
import type { Act } from '../program';

export function whyCommand(act: Act): Command {
  return new Command('why')
    .summary('Is the verdict of a hook known, and if not, what differs?')
    .description(
      'Says whether the verdict of a hook in a project is known, and if not, what differs from the last one: which ' +
        'file, configuration, package (from which version to which), variable or definition. Nothing is guessed: what ' +
        'a verdict was made of is kept beside it. Exits with 0 where it is known green, 1 where it is known red or ' +
        'not known.',
    )
    .argument('<project>', 'name of the project or its folder; or a task as Nx prints it: app:quality--types')
    .argument('[hook]', 'name of the hook in hookgraph.json; left out after a task')
    .argument('[file]', 'only this file, relative to the current folder, the workspace root or the project')
    .option('--json', 'print JSON', false)
    .action((first: string, second: string | undefined, third: string | undefined, { json }: { json: boolean }) =>
      act(async (face) => {
        const { askedTask } = await import('../why/asked-task');
        const { why } = await import('../why/why');
        return why({ ...askedTask([first, second, third]), json }, face);
      }),
    );
}
