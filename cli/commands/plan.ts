import { Command, Option } from 'commander';
import { planFormats, type PlanFormat } from '../plan/plan-format';
import type { Act } from '../program';
import { listOf } from './list-of';

interface PlanOptions {
  readonly strategy?: string;
  readonly projects?: readonly string[];
  readonly hooks?: readonly string[];
  readonly format: PlanFormat;
}

export function planCommand(act: Act): Command {
  return new Command('plan')
    .summary('Which hooks would run where, in which order, and what is known already.')
    .description(
      'Shows which hooks would run for which projects in which order under a strategy, which verdicts are known ' +
        'already, and why. Only reads: no tool is started, and conditions ("when") and strategy modules are not ' +
        'evaluated. Nx may replay even more from its own cache.',
    )
    .option('--strategy <name>', 'a strategy of hookgraph.json; the default one unless said')
    .option('--projects <names...>', 'only these projects (names, folders, globs) and what their hooks wait for')
    .option('--hooks <names...>', 'only these hooks and what they wait for')
    .addOption(new Option('--format <format>', 'how it is printed').choices(planFormats).default('text'))
    .action(({ strategy, projects, hooks, format }: PlanOptions) =>
      act(async (face) => {
        const { plan } = await import('../plan/plan');
        return plan({ strategy: strategy ?? null, projects: listOf(projects), hooks: listOf(hooks), format }, face);
      }),
    );
}
