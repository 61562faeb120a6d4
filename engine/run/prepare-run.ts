import { join } from 'node:path';
import { builtInStrategies } from '../config';
import type { Outcome } from '../hooks/outcome';
import { securityLevels } from '../hooks/hook';
import type { Strategy } from '../hooks/strategy';
import { gitRepository } from '../system/repository';
import { importModule } from '../system/import-module';
import type { Ports } from '../system/ports';
import type { Surroundings } from './conditions';
import { decideTasks } from './decide';
import { isSoft, runContext, runContextVariable, skippedNames } from './run-context';
import type { TaskRequest } from './run-request';
import { strategyModule } from './strategy-module';

export interface RunPolicy {
  readonly strategy: Strategy;
  readonly concurrency: number;
  readonly decide: (request: TaskRequest) => Outcome | null;
  /** What the run was asked for and does not get, in words. */
  readonly warnings: readonly string[];
}

/**
 * Everything about a run that is no matter of a single task: which hooks are due, skipped or left out, and how many run
 * at once.
 * @param strategy `null`: the strategy is not declared rightly, whose problem the configuration's own task tells
 */
export async function prepareRun(
  requests: readonly TaskRequest[],
  { root, strategy, ports }: { readonly root: string; readonly strategy: Strategy | null; readonly ports: Ports },
): Promise<RunPolicy> {
  const { env } = ports;
  const base = strategy ?? plainStrategy();
  // Without the variable in the tasks' hashes a task that was only skipped could be replayed as green later.
  const isHashed = env[runContextVariable] === runContext({ ...ports, strategy });
  const skip = isHashed ? skippedNames(env) : new Set<string>();
  const usesModule = isHashed && base.module !== null;
  const module = usesModule ? await loadModule(base, root, ports) : null;
  const effective = isHashed ? base : { ...base, module: null, blocks: securityLevels };
  return {
    strategy: effective,
    concurrency: module?.concurrency ?? base.concurrency ?? ports.processors,
    decide: await decideTasks(requests, {
      around: surroundings(root, ports),
      skip,
      skipsCritical: env['HOOKGRAPH_SKIP_CRITICAL'] === '1',
      module,
    }),
    warnings: isHashed || (!isSoft(base) && skippedNames(env).size === 0) ? [] : [notHashed],
  };
}

const notHashed =
  'nothing is skipped, left out or let pass in this run: the task runner did not call the plugin before it hashed the tasks';

async function loadModule(strategy: Strategy, root: string, { env, processors }: Ports) {
  const exported = await importModule(join(root, strategy.module ?? ''));
  return strategyModule(strategy, exported, { processors, ci: env['CI'] !== undefined && env['CI'] !== 'false' });
}

function plainStrategy(): Strategy {
  const [first] = builtInStrategies.filter(({ name }) => name === 'comprehensive');
  if (first === undefined) throw new Error('there is no strategy "comprehensive"');
  return first;
}

function surroundings(root: string, ports: Ports): Surroundings {
  const { env } = ports;
  const repository = gitRepository(root, env);
  let changed: Promise<readonly string[] | null> | null = null;
  return {
    env,
    platform: ports.platform.replace(/-.*$/, ''),
    branch: () => repository.branch(),
    changedFiles: () => (changed ??= repository.changedSince(env['NX_BASE'] ?? 'main')),
    async exitCode([program, ...args]) {
      const file = program === 'node' ? ports.nodePath : program === undefined ? null : ports.which(program);
      if (file === null) return null;
      const signal = new AbortController().signal;
      const { end } = await ports.processes.run({
        file,
        args,
        cwd: root,
        env: stringsOf(env),
        stdin: null,
        timeout: 60_000,
        signal,
      });
      return end.kind === 'exited' ? end.exitCode : null;
    },
  };
}

function stringsOf(env: Ports['env']): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
