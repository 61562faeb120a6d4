import { Command } from 'commander';
import type { Act } from '../program';

export function statsCommand(act: Act): Command {
  return new Command('stats')
    .summary('How much was known, how much time that saved, and what is in the store.')
    .description(
      'Prints hits, misses, hit rate and saved time by hook, for the last run and for all recorded ones, and the size ' +
        'of the store. A hit is a file whose verdict was known. What a replay saves is the median cost of the recorded ' +
        'runs in which the same task looked at everything; where none is recorded, nothing is counted as saved. Tasks ' +
        "that Nx replays from its own cache never reach hookgraph, so they aren't counted.",
    )
    .option(
      '--flaky',
      'only hooks that passed on a retry, or passed and failed with nothing changed; exits with 1 if there is any',
      false,
    ) // prettier-ignore
    .option('--json', 'print JSON', false)
    .action(({ flaky, json }: { flaky: boolean; json: boolean }) =>
      act(async (face) => {
        const { stats } = await import('../stats/stats');
        return stats({ flaky, json }, face);
      }),
    );
}
