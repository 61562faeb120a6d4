import { isAbsolute, join } from 'node:path';
import { builtInStrategies } from '../config';
import { nearMiss } from '../config/near-miss';
import type { Outcome } from '../hooks/outcome';
import { securityLevels } from '../hooks/hook';
import type { Strategy } from '../hooks/strategy';
import { gitRepository } from '../system/repository';
import { importModule } from '../system/import-module';
import type { Ports } from '../system/ports';
import { isCi, type Surroundings } from './conditions';
import { decideTasks } from './decide';
import { isSoft, runContext, runContextVariable, skippedNames } from './run-context';
import { pathScrubber } from './paths';
import type { TaskRequest } from './run-request';
import { strategyModule } from './strategy-module';

export interface RunPolicy {
  readonly strategy: Strategy;
  readonly concurrency: number;
  readonly decide: (request: TaskRequest) => Outcome | null;
  /** The tasks' hashes hold what makes the run softer than its hooks. */
  readonly isHashed: boolean;
  /** What the run was asked for and does not get, in words. */
  readonly warnings: readonly string[];
}

export interface RunSurroundings {
  /** Absolute path of the workspace root. */
  readonly root: string;
  /** `null`: the strategy is not declared rightly, whose problem the configuration's own task tells. */
  readonly strategy: Strategy | null;
  /** What of the baseline has expired; empty or absent: nothing. */
  readonly expired?: string;
  /** Names of all hooks of the workspace; absent: names that no hook has are not looked for. */
  readonly hooks?: readonly string[];
  readonly ports: Ports;
  /** Stops the commands of conditions. */
  readonly signal: AbortSignal;
}

/**
 * Everything about a run that is no matter of a single task: which hooks are due, skipped or left out, and how many run
 * at once.
 */
export async function prepareRun(
  requests: readonly TaskRequest[],
  { root, strategy, expired = '', hooks, ports, signal }: RunSurroundings,
): Promise<RunPolicy> {
  const { env } = ports;
  const skipsCritical = env['HOOKGRAPH_SKIP_CRITICAL'] === '1';
  const base = strategy ?? plainStrategy();
  // Without the variable in the tasks' hashes a task that was only skipped could be replayed as green later.
  const isHashed = env[runContextVariable] === runContext({ ...ports, strategy, expired });
  const skip = isHashed ? skippedNames(env) : new Set<string>();
  const usesModule = isHashed && base.module !== null;
  const module = usesModule ? await loadModule(base, root, ports) : null;
  const effective = isHashed ? base : { ...base, module: null, blocks: securityLevels };
  return {
    strategy: effective,
    concurrency: module?.concurrency ?? base.concurrency ?? ports.processors,
    decide: await decideTasks(requests, {
      around: surroundings(root, ports, signal),
      skip,
      skipsCritical,
      module,
    }),
    isHashed,
    warnings: [
      ...(isHashed || (!isSoft(base) && skippedNames(env).size === 0) ? [] : [notHashed]),
      ...(skipsCritical ? [] : stillCritical(requests, skip)),
      ...(hooks === undefined ? [] : skipsNothing(hooks, skip)),
    ],
  };
}

/** Somebody who was refused a skip is told, and told how. */
function stillCritical(requests: readonly TaskRequest[], skip: ReadonlySet<string>): readonly string[] {
  const critical = requests.flatMap(({ declared }) =>
    declared.kind === 'ready' && declared.hook.securityLevel === 'critical' ? [declared.hook.name] : [],
  );
  return [...new Set(critical)]
    .filter((name) => skip.has(name))
    .sort()
    .map((name) => `"${name}" is critical and is not skipped; with HOOKGRAPH_SKIP_CRITICAL=1 it is`);
}

/** A name with a slip of the pen skips nothing. */
function skipsNothing(hooks: readonly string[], skip: ReadonlySet<string>): readonly string[] {
  return [...skip]
    .filter((name) => !hooks.includes(name))
    .sort()
    .map((name) => {
      const near = nearMiss(name, hooks);
      return `HOOKGRAPH_SKIP names "${name}", which is no hook${near === null ? '' : `: did you mean "${near}"?`}`;
    });
}

const notHashed =
  'nothing is skipped, left out or let pass in this run: the task runner did not call the plugin before it hashed the tasks';

async function loadModule(strategy: Strategy, root: string, { env, processors }: Ports) {
  const exported = await importModule(join(root, strategy.module ?? ''));
  return strategyModule(strategy, exported, { processors, ci: isCi(env), scrub: pathScrubber(root) });
}

function plainStrategy(): Strategy {
  const [first] = builtInStrategies.filter(({ name }) => name === 'comprehensive');
  if (first === undefined) throw new Error('there is no strategy "comprehensive"');
  return first;
}

function surroundings(root: string, ports: Ports, signal: AbortSignal): Surroundings {
  const { env } = ports;
  const repository = gitRepository(root, env);
  let changed: Promise<readonly string[] | null> | null = null;
  return {
    env,
    platform: ports.platform.replace(/-.*$/, ''),
    branch: () => repository.branch(),
    changedFiles: () => (changed ??= repository.changedSince(env['NX_BASE'] ?? 'main')),
    async exitCode([program, ...args]) {
      const file = program === undefined ? null : programPath(program, root, ports);
      if (file === null) return null;
      const { end } = await ports.processes.run({
        file,
        args,
        cwd: root,
        env: stringsOf(env),
        stdin: null,
        timeout: conditionLimit,
        signal,
      });
      return end.kind === 'exited' ? end.exitCode : null;
    },
  };
}

/** Milliseconds for the command of a condition. */
const conditionLimit = 60_000;

function programPath(program: string, root: string, { nodePath, which }: Ports): string | null {
  if (program === 'node') return nodePath;
  if (isAbsolute(program)) return program;
  return program.includes('/') ? join(root, program) : which(program);
}

function stringsOf(env: Ports['env']): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
