import { Command } from 'commander';
import type { Act } from '../program';
import { listOf } from './list-of';

interface BaselineOptions {
  readonly update: boolean;
  readonly accept?: string;
  readonly reason?: string;
  readonly expires?: string;
  readonly strategy?: string;
  readonly projects?: readonly string[];
  readonly hooks?: readonly string[];
}

export function baselineCommand(act: Act): Command {
  return new Command('baseline')
    .summary("Record today's findings, so that only new ones are red.")
    .description(
      "Records today's findings in hookgraph-baseline/, one file for each hook, from the results that runs have left; " +
        'runs what no run has looked at, whatever is red before it. Afterwards only new findings are red. The baseline ' +
        'shrinks by --update and grows by --accept only. Hooks of security level high or critical are recorded only ' +
        'with --reason and --expires.',
    )
    .option('--update', 'take out what is gone, where it was really looked at', false)
    .option('--accept <hook>', 'record what a hook finds today in addition')
    .option('--reason <text>', 'why it is accepted')
    .option('--expires <day>', 'last day on which it is known: 2026-12-31')
    .option('--strategy <name>', 'a strategy of hookgraph.json; the default one unless said')
    .option('--projects <names...>', 'only these projects (names, folders, globs) and what their hooks wait for')
    .option('--hooks <names...>', 'only these hooks and what they wait for')
    .action(({ update, accept, reason, expires, strategy, projects, hooks }: BaselineOptions) =>
      act(async (face) => {
        const { baseline } = await import('../baseline/baseline');
        const chosen = { strategy: strategy ?? null, projects: listOf(projects), hooks: listOf(hooks) };
        const said = { accept: accept ?? null, reason: reason ?? null, expires: expires ?? null };
        return baseline({ ...chosen, update, ...said }, face);
      }),
    );
}
