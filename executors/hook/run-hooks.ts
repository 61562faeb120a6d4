import { join } from 'node:path';
import { baselineFilter } from '../../engine/baseline/baseline-filter';
import { dayOf, expiredMark, openBaseline } from '../../engine/baseline/open-baseline';
import { recoverFixes } from '../../engine/fix/recover-fixes';
import type { HookResult } from '../../engine/hooks/hook-result';
import type { Outcome } from '../../engine/hooks/outcome';
import { resultFile } from '../../engine/hooks/result-file';
import type { Observers } from '../../engine/report/observers';
import { renderTask } from '../../engine/report/render-task';
import { runObservers } from '../../engine/report/run-observers';
import { blocks } from '../../engine/run/admission';
import { runEngine } from '../../engine/run/open-engine';
import { prepareRun } from '../../engine/run/prepare-run';
import type { TaskRequest, TaskSettled } from '../../engine/run/run-request';
import { soundnessWarnings } from '../../engine/run/soundness-warnings';
import { callRoll, rollFile } from '../../engine/run/task-roll';
import { strategyByTargets, unknownStrategy } from '../../engine/run/strategy-of-run';
import { runVariable } from '../../engine/system/host-run-id';
import type { HookExecutorContext } from './executor-context';
import { openHookRun } from './open-hook-run';
import { recordedRuns } from './recorded-runs';
import { isVerbose, taskRequests, type HandedTask } from './task-requests';
import { taskRoll } from './task-roll';

export interface HookEnd extends TaskSettled {
  /** What the task prints. */
  readonly text: string;
  /** The run is red because of it. */
  readonly isBlocking: boolean;
}

/** The composition root of both modes: real ports, one engine, one end for each task. */
export async function* runHooks(
  handed: readonly HandedTask[],
  context: HookExecutorContext,
  { isBatch }: { readonly isBatch: boolean },
): AsyncGenerator<HookEnd> {
  const { root } = context;
  const hookRun = openHookRun(context);
  const { ports, config, store, readStore, directory, signal, rendering } = hookRun;
  const roll = callRoll(rollFile(root, directory), ports.env[runVariable], () => taskRoll(context), ports);
  const targets = new Set(Object.values(context.taskGraph?.tasks ?? {}).map(({ target }) => target.target));
  const requested = ports.env['HOOKGRAPH_STRATEGY'];
  const declared = strategyByTargets(targets, config.workspace, requested);
  const impossible = isFixing(targets) ? refused : unknownStrategy(config.workspace, requested);
  const recorded = recordedRuns(join(root, directory), ports);
  const results: HookResult[] = [];
  let observers: Observers | null = null;
  try {
    if (await recoverFixes(root, directory, ports, signal)) hookRun.listFilesAgain();
    const tasks = taskRequests(handed, context, hookRun);
    const today = dayOf(ports.clock.now());
    const known = openBaseline(root, ports.files);
    const [setup, policy] = await Promise.all([
      hookRun.setup(tasks),
      prepareRun(tasks, {
        root,
        strategy: declared,
        expired: expiredMark(known.baseline, today),
        hooks: config.workspace.hooks.map(({ name }) => name),
        ports,
        signal,
      }),
    ]);
    observers = await runObservers({
      root,
      ports,
      isWatched: isBatch,
      isVerbose: isVerbose(handed, ports.env) || policy.strategy.liveOutput,
      stderr: process.stderr,
      messages: rendering,
    });
    const doubts = soundnessWarnings(tasks, setup);
    for (const warning of [...known.problems, ...policy.warnings, ...doubts]) ports.warn(warning);
    const run = {
      ...policy,
      decide: (request: TaskRequest) => impossible ?? policy.decide(request),
      tasks,
      store,
      readStore,
      directory,
      // Only this order asks, and reading the history takes time.
      expected: ({ hook, project }: TaskRequest) =>
        policy.strategy.order === 'longest-first' ? (recorded.history.durations(hook, project)?.p50 ?? 0) : 0,
      recorded: ({ hook, project }: TaskRequest) => recorded.history.wholeDurations(hook, project),
      startedAt: roll?.startedAt,
      signal,
      observe: observers.observe,
      wantsOutput: observers.wantsOutput,
      accept: baselineFilter(known.baseline, { root, today, keepsEnding: policy.isHashed, files: ports.files }),
    };
    for await (const end of runEngine(setup, run)) {
      results.push(end.result);
      const file = resultFile(directory, end.result.root, end.result.hook);
      const text = renderTask(end.result, { ...rendering, resultFile: file });
      yield { ...end, text, isBlocking: blocks(end.result, policy.strategy) };
    }
    recorded.record({ results, strategy: policy.strategy.name });
    await store.sweepWhenDue();
  } finally {
    observers?.close();
    await hookRun.close();
  }
}

/** Nx hashed the checks before anything was fixed: a green one would be kept for what the files were then. */
const refused: Outcome = { kind: 'misconfigured', failure: { reason: 'checks-beside-fixes' } };

function isFixing(targets: ReadonlySet<string>): boolean {
  return [...targets].some((target) => target.startsWith('quality-fix--'));
}
