import picomatch from 'picomatch';
import type { Condition, OperatingSystem } from '../hooks/condition';
import type { Environment } from '../system/ports';

/** What conditions ask of the world; each question is asked once a run at most. */
export interface Surroundings {
  readonly env: Environment;
  /** As Node names it: `darwin`. */
  readonly platform: string;
  /** Name of the branch; `null`: not known. */
  branch(): Promise<string | null>;
  /** Files changed since the base of the run, committed or not; `null`: the base is not known. */
  changedFiles(): Promise<readonly string[] | null>;
  /** Exit code of a command in the workspace root; `null`: it could not be started. */
  exitCode(argv: readonly string[]): Promise<number | null>;
}

/** Which part of a condition does not hold, in words; `null`: the hook is due. What cannot be known counts as due. */
export async function unmetCondition(condition: Condition, around: Surroundings): Promise<string | null> {
  return (
    unmetEnvironment(condition, around) ??
    unmetCi(condition, around) ??
    unmetSystem(condition, around) ??
    (await unmetBranch(condition, around)) ??
    (await unmetChange(condition, around)) ??
    (await unmetCommand(condition, around))
  );
}

function unmetEnvironment({ env }: Condition, around: Surroundings): string | null {
  for (const { name, value } of env ?? []) {
    const actual = around.env[name] ?? '';
    if (typeof value === 'string' && actual !== value) return `${name} is not "${value}"`;
    if (typeof value === 'boolean' && (actual !== '') !== value) return `${name} is ${value ? 'not set' : 'set'}`;
  }
  return null;
}

/** Whether this is a run on a CI server, which sets the variable CI. */
export function isCi(env: Environment): boolean {
  return !['', 'false', '0'].includes(env['CI'] ?? '');
}

function unmetCi({ ci }: Condition, { env }: Surroundings): string | null {
  if (ci === null || ci === isCi(env)) return null;
  return ci ? 'this is not CI' : 'this is CI';
}

const systems: Readonly<Record<string, OperatingSystem>> = { linux: 'linux', darwin: 'macos', win32: 'windows' };

function unmetSystem({ os }: Condition, { platform }: Surroundings): string | null {
  const own = systems[platform];
  return os === null || (own !== undefined && os.includes(own)) ? null : `this is not ${os.join(' or ')}`;
}

async function unmetBranch({ branches }: Condition, around: Surroundings): Promise<string | null> {
  const branch = branches === null ? null : await around.branch();
  if (branches === null || branch === null) return null;
  return matcher(branches)(branch) ? null : `branch ${branch} is not one of ${branches.join(', ')}`;
}

async function unmetChange({ changed }: Condition, around: Surroundings): Promise<string | null> {
  const files = changed === null ? null : await around.changedFiles();
  if (changed === null || files === null) return null;
  return files.some(matcher(changed)) ? null : `nothing changed in ${changed.join(', ')}`;
}

/** Globs of which one must match; `!` negates. */
function matcher(globs: readonly string[]): (text: string) => boolean {
  const ignore = globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1));
  const included = globs.filter((glob) => !glob.startsWith('!'));
  const matches = picomatch(included.length === 0 ? ['**'] : included, { ignore, dot: true });
  return (text) => matches(text);
}

async function unmetCommand({ command }: Condition, around: Surroundings): Promise<string | null> {
  const exitCode = command === null ? 0 : await around.exitCode(command);
  return command === null || exitCode === 0 || exitCode === null ? null : `${command.join(' ')} ended with ${exitCode}`;
}
