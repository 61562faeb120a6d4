import { nearMiss } from '../../config/near-miss';
import type { Failure, StrayPackage } from '../../hooks/failure';
import { unreachable } from '../../hooks/unreachable';
import { renderConfigProblems } from '../config-problems';
import { count } from '../count';
import type { PackageManager } from '../../system/package-manager';
import { installCommand, installLockedCommand } from '../install-command';
import { printable, printableLine } from '../printable';
import type { Description, MessageOptions } from './description';

/** Every reason why a hook could not give a verdict, in words. */
export function describeFailure(failure: Failure, options: MessageOptions): Description {
  switch (failure.reason) {
    case 'invalid-config':
      return {
        headline: `The configuration has ${count(failure.problems.length, 'problem')}`,
        detail: renderConfigProblems(failure.problems, { color: options.color }),
        next: 'Mend the places above and run again.',
      };
    case 'unknown-hook':
      return {
        headline: `There is no hook named "${printableLine(failure.hook)}"`,
        detail: '',
        next: 'Declare it under "hooks" in hookgraph.json, or remove what refers to it.',
      };
    case 'program-not-found':
      return missingProgram(failure.program, failure.package, options.packageManager);
    case 'unsupported-version':
      return {
        headline: `${failure.package} ${failure.version} is installed, but ${failure.supported} is needed`,
        detail: 'Its output is not known to be read correctly, so nothing is called green.',
        next: `Install a supported version: ${installCommand(options.packageManager, `${failure.package}@${failure.supported}`)}`,
      };
    case 'not-as-locked':
      return notAsLocked(failure.packages, options.packageManager);
    case 'spawn-failed':
      return {
        headline: `${printableLine(failure.program)} could not be started`,
        detail: printable(failure.detail),
        next: 'See that the file exists, may be executed and suits this platform.',
      };
    case 'exit-code':
      return {
        headline: `${printableLine(failure.program)} ended with exit code ${failure.exitCode} and could not check`,
        detail: '',
        next: 'Its own output says why. If that code means "found problems", add it to "findingsExitCodes" of the hook.',
      };
    case 'killed':
      return {
        headline: `${printableLine(failure.program)} was killed by ${failure.signal}`,
        detail: failure.signal === 'SIGKILL' ? 'Often the system does this when memory runs out.' : '',
        next: 'Run again; if it repeats, give it more memory or run fewer tasks at once.',
      };
    case 'cancelled':
      return { headline: `Cancelled by ${failure.signal} before it was done`, detail: '', next: 'Run again.' };
    case 'unreadable-output':
      return {
        headline: `The output of ${printableLine(failure.program)} could not be read`,
        detail: printable(failure.detail),
        next: 'See that its version is a supported one and that nothing else prints into its output.',
      };
    case 'tool-trouble':
      return {
        headline: `${printableLine(failure.program)} could not check`,
        detail: printable(failure.detail),
        next: 'Mend what it complains about, most often its own configuration.',
      };
    case 'count-mismatch':
      return {
        headline: `${printableLine(failure.program)} reports ${count(failure.printed, 'problem')}, but ${failure.parsed} could be read`,
        detail: 'Some would be lost, so nothing is called green.',
        next: 'See that its version is a supported one; if it is, this is a bug of hookgraph: please report it.',
      };
    case 'strategy-module':
      return {
        headline: `The module of strategy "${printableLine(failure.strategy)}" is not right: ${printableLine(failure.module)}`,
        detail: printable(failure.detail),
        next: 'It exports shouldRunHook(hook, context) and concurrency(context); mend the place above.',
      };
    case 'unknown-strategy': {
      const near = nearMiss(failure.strategy, failure.known);
      return {
        headline: `HOOKGRAPH_STRATEGY asks for the strategy "${printableLine(failure.strategy)}", which is not there`,
        detail: `There are ${failure.known.join(', ')}.`,
        next: near === null ? 'Name one of them, or unset the variable.' : `Did you mean "${near}"?`,
      };
    }
    case 'no-fixer':
      return {
        headline: `"${printableLine(failure.hook)}" can only find, not fix`,
        detail: '',
        next: 'Give the hook a "fix" command in hookgraph.json.',
      };
    case 'checks-beside-fixes':
      return {
        headline: 'Not checked: this run fixes too',
        detail:
          'The task runner hashed the files before they were fixed, so a green check would be kept for the unfixed ones.',
        next: 'Fix first, then check in a run of its own: nx run-many -t quality-fix && nx run-many -t quality',
      };
    case 'unknown-build':
      return {
        headline: `${printableLine(failure.program)} would read what the projects that tsconfig.json references were built into`,
        detail: 'Nothing tells whether that was built from what is there now, so nothing is called green.',
        next: `Let "${printableLine(failure.hook)}" wait for the target that builds them: "dependsOn": ["^build"]. TypeScript 5 and 6 need that only where the hook has "args" or a "cwd" of its own.`,
      };
    case 'no-files':
      return {
        headline: 'No file matches the hook',
        detail: `Looked for: ${failure.globs.map(printableLine).join(', ')}`,
        next: 'Mend "files" or "exclude" of the hook, or set "whenNoFiles" to "skip".',
      };
    case 'files-changed':
      return {
        headline: `${count(failure.files.length, 'file')} changed while being checked`,
        detail: listed(failure.files),
        next: 'A check must not write. If nobody edited them meanwhile, find out which program does; else run again.',
      };
    case 'internal':
      return {
        headline: 'hookgraph itself failed',
        detail: printable(failure.detail),
        next: 'Please report this with the text above: https://github.com/hookgraph/hookgraph/issues',
      };
    default:
      return unreachable(failure);
  }
}

function missingProgram(program: string, npmPackage: string | null, manager: PackageManager): Description {
  return {
    headline: `${printableLine(program)} is not installed`,
    detail:
      npmPackage === null
        ? 'Neither node_modules/.bin nor PATH has it.'
        : `No node_modules from the project up to the workspace root has the package ${npmPackage}.`,
    next:
      npmPackage === null
        ? 'Install it so that PATH finds it, or correct "command" of the hook.'
        : `Install it: ${installCommand(manager, npmPackage)}`,
  };
}

function notAsLocked(packages: readonly StrayPackage[], manager: PackageManager): Description {
  const [only, ...others] = packages.map(
    ({ name, installed, locked }) =>
      `${name} ${installed === null ? 'is not' : `${installed} is`} installed, the lock file says ${locked.join(' or ')}`,
  );
  const why = 'The task runner goes by the lock file: under its versions it would keep what others answered.';
  return {
    headline:
      only !== undefined && others.length === 0
        ? printableLine(only)
        : `${packages.length} packages are not installed as the lock file says`,
    detail: others.length === 0 ? why : `${listed([only ?? '', ...others])}\n${why}`,
    next: `Install what is locked: ${installLockedCommand(manager)}. Or lock what is installed; with --skip-nx-cache it is checked as it is, and Nx keeps nothing.`,
  };
}

/** At most 20 names, one a line. */
function listed(files: readonly string[]): string {
  const shown = files.slice(0, 20).map(printableLine);
  const rest = files.length - shown.length;
  return [...shown, ...(rest > 0 ? [`... and ${count(rest, 'other')}`] : [])].join('\n');
}
