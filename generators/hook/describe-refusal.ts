import { unreachable } from '../../engine/hooks/unreachable';
import { renderConfigProblems } from '../../engine/report/config-problems';
import { installCommand } from '../../engine/report/install-command';
import type { PackageManager } from '../../engine/system/package-manager';
import type { OptionProblem } from './declaration-of';
import type { Refusal } from './refusal';

/** A refusal in words: what is wrong on the first line, then where, then what to do next. */
export function describeRefusal(refusal: Refusal, packageManager: PackageManager): string {
  switch (refusal.kind) {
    case 'no-config-file':
      return lines('There is no hookgraph.json yet', 'Set the workspace up first: nx g hookgraph:init');
    case 'bad-option':
      return describeOption(refusal.problem);
    case 'broken-config':
      return lines(
        'hookgraph.json is not right as it is, so nothing was added to it',
        renderConfigProblems(refusal.problems, { color: false }),
        'Mend it, then run this again.',
      );
    case 'name-taken':
      return lines(
        `There is a hook "${refusal.hook}" already, so nothing was written`,
        renderConfigProblems([refusal.problem], { color: false }),
        `Edit it there, or give the new one another name: nx g hookgraph:hook <name> --tool ...`,
      );
    case 'not-valid':
      return lines(
        `The hook "${refusal.hook}" would not work, so nothing was written. With it hookgraph.json would be wrong:`,
        renderConfigProblems(refusal.problems, { color: false }),
        refusal.lacksProgram
          ? `Say what it runs: nx g hookgraph:hook ${refusal.hook} --command "node check.mjs {files}", or --tool <name>`
          : 'Mend the options and run this again; nx g hookgraph:hook --help lists them.',
      );
    case 'cannot-work':
      return describeObstacle(refusal, packageManager);
    default:
      return unreachable(refusal);
  }
}

function describeOption({ option, text, ...problem }: OptionProblem): string {
  switch (problem.kind) {
    case 'open-quote':
      return lines(`A quote in --${option} is not closed`, `  ${text}`, 'Close it and run this again.');
    case 'needs-shell':
      return lines(
        `${problem.sign} in --${option} means something only to a shell, and hooks run without one`,
        `  ${text}`,
        option === 'command'
          ? `Quote it if it is meant literally, or add --shell to hand the whole command to a shell.`
          : 'Quote it if it is meant literally.',
      );
    default:
      return unreachable(problem);
  }
}

function describeObstacle(
  { traces: { tool, package: found }, obstacle }: Extract<Refusal, { kind: 'cannot-work' }>,
  packageManager: PackageManager,
): string {
  const name = tool.program.package;
  const force = 'Or add the hook before it can work: repeat with --force.';
  switch (obstacle) {
    case 'not-installed':
      return lines(
        `${name} is not installed, so nothing was written`,
        `Install it: ${installCommand(packageManager, name)}`,
        force,
      );
    case 'unsupported-version':
      return lines(
        `${name} ${found?.version ?? ''} is installed, but ${tool.supported} is needed, so nothing was written`,
        'hookgraph does not know how to read the output of that version.',
        `Install another: ${installCommand(packageManager, `${name}@${tool.supported}`)}`,
        force,
      );
    case 'no-config':
      return lines(
        `${tool.name} has no configuration${tool.needsConfig === 'project' ? ' in any project' : ''}, so nothing was written`,
        `It reads ${tool.configFiles.filter((file) => file !== 'package.json').join(', ')}; see ${tool.homepage}`,
        force,
      );
    default:
      return unreachable(obstacle);
  }
}

const lines = (...parts: readonly string[]): string => parts.join('\n');
