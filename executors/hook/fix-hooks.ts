import { join } from 'node:path';
import { readConfig } from '../../engine/config/read-config';
import { fixTasks } from '../../engine/fix/fix-tasks';
import type { FixSettled } from '../../engine/fix/fix-run';
import { prepareFixes } from '../../engine/fix/prepare-fixes';
import { isGreen } from '../../engine/hooks/outcome';
import { version } from '../../engine/hooks/version';
import { describeStoreTrouble } from '../../engine/report/messages/store-trouble';
import { renderFix } from '../../engine/report/render-fix';
import { namedInputsOf, projectsOf } from '../../engine/run/host-graph';
import { cacacheSegments } from '../../engine/system/cacache-segments';
import { nodePorts } from '../../engine/system/node-ports';
import { detectPackageManager } from '../../engine/system/package-manager';
import { listenForStop } from '../../engine/system/stop-signal';
import { listWorkspaceFiles } from '../../engine/system/workspace-files';
import { builtInTools } from '../../engine/tools';
import { loadScriptReader } from '../../engine/tools/config-references';
import { openStore } from '../../engine/verdicts';
import { needsScriptReader } from '../../engine/verdicts/workspace-sources';
import type { HookExecutorContext } from './executor-context';
import { usesColor, type HookEnd } from './run-hooks';
import { taskRequests, type HandedTask } from './task-requests';

/**
 * Runs fixers in both modes. A task succeeds where its fixer did what it could: what is still red is listed, and is for
 * the check to fail on, since a failed task would keep Nx from starting the fixers that come after it.
 */
export async function* fixHooks(handed: readonly HandedTask[], context: HookExecutorContext): AsyncGenerator<HookEnd> {
  const { root } = context;
  const ports = nodePorts();
  const stop = listenForStop();
  const config = readConfig(root, builtInTools, ports.files);
  const { directory } = config.workspace;
  const store = openStore({
    storage: cacacheSegments(join(root, directory, 'store')),
    clock: ports.clock,
    warn: (trouble) => ports.warn(describeStoreTrouble(trouble)),
  });
  try {
    const tasks = taskRequests(handed, context, config);
    const [files, { decide, concurrency, warnings }] = await Promise.all([
      listWorkspaceFiles(root),
      prepareFixes(tasks, { root, ports, signal: stop.signal }),
    ]);
    const hooks = tasks.flatMap(({ declared }) => (declared.kind === 'ready' ? [declared.hook] : []));
    for (const warning of warnings) ports.warn(warning);
    const setup = {
      root,
      projects: projectsOf(context.projectGraph),
      files,
      namedInputs: namedInputsOf(context.projectGraph, context.nxJsonConfiguration?.namedInputs),
      tools: builtInTools,
      version,
      ports,
      readScript: needsScriptReader(files, hooks) ? await loadScriptReader() : null,
    };
    const run = {
      tasks,
      store,
      readStore: ports.env['NX_SKIP_NX_CACHE'] !== 'true',
      directory,
      concurrency,
      only: null,
      decide,
      signal: stop.signal,
      observe: () => undefined,
    };
    const packageManager = detectPackageManager(root, ports.files);
    for await (const settled of fixTasks(setup, run)) {
      const text = renderFix(settled, { packageManager, color: usesColor(ports.env), resultFile: '' });
      yield { task: settled.task, result: settled.check, text, isBlocking: couldNotFix(settled) };
    }
    await store.sweep();
  } finally {
    stop.dispose();
    await store.close();
    await ports.close();
  }
}

/** The fixer did not do its work, or nobody can tell what it left. */
function couldNotFix({ fixer, check }: FixSettled): boolean {
  if (check.advisory) return false;
  if (fixer.kind === 'stopped') return true;
  return check.outcome.kind !== 'failed' && !isGreen(check.outcome);
}
