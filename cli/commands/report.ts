import { Command, Option } from 'commander';
import { reportFormats, type ReportFormat } from '../../engine/report/report-formats';
import type { Act } from '../program';
import { listOf } from './list-of';

interface ReportOptions {
  readonly format?: readonly ReportFormat[];
  readonly output?: readonly string[];
  readonly gate: boolean;
  readonly last: boolean;
  readonly strategy?: string;
  readonly projects?: readonly string[];
  readonly hooks?: readonly string[];
}

export function reportCommand(act: Act): Command {
  return new Command('report')
    .summary('What is wrong, where, and may it be merged?')
    .description(
      'Reports what is known of the hooks of a strategy, from the results that runs have left. A result counts only ' +
        'where nothing has changed since that its verdict depends on; a task without one is shown as such. Starts no ' +
        'tool. With --gate the exit code is the answer: 0 clean, 1 findings that block, 2 not everything is checked.',
    )
    .addOption(
      new Option('--format <formats...>', 'what is printed, several one after the other').choices(reportFormats),
    )
    .option('--output <format=path...>', 'files to write, such as sarif=report.sarif html=report.html')
    .option('--gate', 'exit with 1 or 2 where the report is not clean', false)
    .option('--last', 'the report that the last run left of its own tasks, such as that of nx affected', false)
    .option('--strategy <name>', 'a strategy of hookgraph.json; the default one unless said')
    .option('--projects <names...>', 'only these projects (names, folders, globs) and what their hooks wait for')
    .option('--hooks <names...>', 'only these hooks and what they wait for')
    .action(({ format, output, gate, last, strategy, projects, hooks }: ReportOptions) =>
      act(async (face) => {
        const { report } = await import('../report/report');
        const chosen = { strategy: strategy ?? null, projects: listOf(projects), hooks: listOf(hooks) };
        return report({ ...chosen, formats: format ?? [], outputs: output ?? [], gate, last }, face);
      }),
    );
}
