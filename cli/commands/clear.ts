import { Command } from 'commander';
import type { Act } from '../program';

export function clearCommand(act: Act): Command {
  return new Command('clear')
    .summary('Forget verdicts.')
    .description(
      "Removes verdicts from the store and says how many: all of them, those of one hook, or the old ones. Nx's own " +
        'cache is another matter: nx reset.',
    )
    .option('--hook <name>', 'only verdicts of this hook')
    .option('--older-than <age>', 'only verdicts older than this: 30m, 12h, 7d')
    .option('--json', 'print JSON', false)
    .action(({ hook, olderThan, json }: { hook?: string; olderThan?: string; json: boolean }) =>
      act(async (face) => {
        const { clear } = await import('../clear/clear');
        return clear({ hook: hook ?? null, olderThan: olderThan ?? null, json }, face);
      }),
    );
}
