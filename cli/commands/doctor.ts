import { Command } from 'commander';
import type { Act } from '../program';

export function doctorCommand(act: Act): Command {
  return new Command('doctor')
    .summary('What keeps hooks from checking what you think they check?')
    .description(
      'Looks for what is wrong around the hooks and says how to mend it: files that Nx cannot see, projects and hooks ' +
        'that miss each other, tools that are missing or too old, packages that are not installed as locked, a lock file ' +
        'that Nx does not read, configuration that no task depends on, targets that scripts, targetDefaults or ' +
        'project.json have replaced, mistakes in hookgraph.json, a history too short for nx affected, a store that cannot ' +
        'keep anything. Starts no tool. Exits with 0 where nothing is wrong, 1 where something is, 2 where it could not look.',
    )
    .option('--no-affected', 'leave out what only nx affected needs: the base commit and the history back to it')
    .option('--json', 'print JSON', false)
    .action(({ affected, json }: { affected: boolean; json: boolean }) =>
      act(async (face) => {
        const { doctor } = await import('../doctor/doctor');
        return doctor({ affected, json }, face);
      }),
    );
}
