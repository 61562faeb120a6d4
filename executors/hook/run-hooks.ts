import { join } from 'node:path';
import { readConfig } from '../../engine/config/read-config';
import { resultFile } from '../../engine/hooks/hook-result';
import { version } from '../../engine/hooks/version';
import { describeStoreTrouble } from '../../engine/report/messages/store-trouble';
import { renderTask } from '../../engine/report/render-task';
import { namedInputsOf, projectsOf } from '../../engine/run/host-graph';
import { runEngine } from '../../engine/run/open-engine';
import type { TaskSettled } from '../../engine/run/run-request';
import { cacacheSegments } from '../../engine/system/cacache-segments';
import { detectPackageManager } from '../../engine/system/package-manager';
import { nodePorts } from '../../engine/system/node-ports';
import { listenForStop } from '../../engine/system/stop-signal';
import { listWorkspaceFiles } from '../../engine/system/workspace-files';
import { builtInTools } from '../../engine/tools';
import { openStore } from '../../engine/verdicts';
import type { HookExecutorContext } from './executor-context';
import { strategyOfRun } from './strategy-of-run';
import { taskRequests, type HandedTask } from './task-requests';

export interface HookEnd extends TaskSettled {
  /** What the task prints. */
  readonly text: string;
}

/** The composition root of both modes: real ports, one engine, one end for each task. */
export async function* runHooks(handed: readonly HandedTask[], context: HookExecutorContext): AsyncGenerator<HookEnd> {
  const { root } = context;
  const ports = nodePorts();
  const stop = listenForStop();
  const config = readConfig(root, builtInTools, ports.files);
  const { directory } = config.workspace;
  const strategy = strategyOfRun(context.taskGraph, config.workspace, ports.env['HOOKGRAPH_STRATEGY']);
  const store = openStore({
    storage: cacacheSegments(join(root, directory, 'store')),
    clock: ports.clock,
    warn: (trouble) => ports.warn(describeStoreTrouble(trouble)),
  });
  const rendering = { packageManager: detectPackageManager(root, ports.files), color: usesColor(ports.env) };
  try {
    const setup = {
      root,
      projects: projectsOf(context.projectGraph),
      files: await listWorkspaceFiles(root),
      namedInputs: namedInputsOf(context.projectGraph, context.nxJsonConfiguration?.namedInputs),
      tools: builtInTools,
      version,
      ports,
    };
    const run = {
      tasks: taskRequests(handed, context, config),
      store,
      // Nx passes the flag --skip-nx-cache on as this variable.
      readStore: ports.env['NX_SKIP_NX_CACHE'] !== 'true',
      directory,
      concurrency: strategy?.concurrency ?? ports.processors,
      signal: stop.signal,
    };
    for await (const end of runEngine(setup, run)) {
      const file = resultFile(directory, end.result.project, end.result.hook);
      yield { ...end, text: renderTask(end.result, { ...rendering, resultFile: file }) };
    }
    await store.sweep();
  } finally {
    stop.dispose();
    await store.close();
    await ports.close();
  }
}

function usesColor(env: Readonly<Record<string, string | undefined>>): boolean {
  return env['NO_COLOR'] === undefined && env['FORCE_COLOR'] !== '0' && env['FORCE_COLOR'] !== 'false';
}
