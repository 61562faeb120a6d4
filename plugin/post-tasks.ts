import { join } from 'node:path';
import { resultFile } from '../engine/hooks/result-file';
import { version } from '../engine/hooks/version';
import { conclusionLine } from '../engine/report/conclusion';
import { renderShort } from '../engine/report/formats/short';
import { renderReport, reportParts, type ReportFormat } from '../engine/report/render-report';
import { assembleReport } from '../engine/report/report';
import type { Report } from '../engine/report/report-schema';
import { readRoll, rollFile } from '../engine/run/task-roll';
import { appendText } from '../engine/system/append-text';
import { isAiAgent } from '../engine/system/is-ai-agent';
import { nodeFiles } from '../engine/system/node-files';
import type { Environment } from '../engine/system/ports';
import { detectPackageManager } from '../engine/system/package-manager';
import { canBeSeen, resultFiles } from './nx-surroundings';
import type { NxRunEndContext } from './nx-types';
import { isNxRed, ownTasks } from './own-tasks';
import { reportFiles, writeReport } from './report-files';
import { rollOfArgv } from './roll-of-argv';
import { runConfig } from './run-config';
import { asksForHooks, strategyOfArgv } from './strategy-of-argv';

/**
 * What Nx calls when a run is over: writes down the report of the run's own tasks, prints it where that can be seen, and
 * makes the run red where a result blocks that Nx took for green. It looks at results, not at what Nx says: a task that
 * was let pass once may have been replayed.
 */
export async function reportRun({ id, workspaceRoot, argv, taskResults, startTime }: NxRunEndContext): Promise<void> {
  const { env } = process;
  const config = await runConfig(workspaceRoot, env);
  if (config === null) return;
  const { directory } = config;
  const called = readRoll(rollFile(workspaceRoot, directory), id, nodeFiles)?.tasks ?? null;
  // In a green run all that there was has ended; in a red one what was left out is told by nobody.
  const isUncalled = called === null && isNxRed(taskResults) && asksForHooks(argv);
  const roll = isUncalled ? await rollOfArgv({ root: workspaceRoot, argv, env }) : called;
  const run = { ended: taskResults, roll, startTime };
  const own = ownTasks(
    run,
    resultFiles(workspaceRoot, (root, hook) => resultFile(directory, root, hook), nodeFiles),
  );
  const troubles = isUncalled && roll === null ? ['which hooks were left out is not known: Nx could not be asked'] : [];
  if (own.expected.length === 0) return tell(troubles, env);
  const source = (file: string) => nodeFiles.readText(join(workspaceRoot, file));
  const report = assembleReport(own.expected, own.results, {
    now: Date.now(),
    source,
    packageManager: detectPackageManager(workspaceRoot, nodeFiles),
    strategy: strategyOfArgv(argv, config, env),
  });
  const options = { source, color: false, version };
  const render = (format: ReportFormat) => renderReport(report, format, options);
  const { json, text: whole } = reportFiles(directory);
  const unwritten = [
    writeReport(workspaceRoot, json, reportParts(report, 'json', options)),
    writeReport(workspaceRoot, whole, render('text')),
  ].filter((trouble) => trouble !== null);
  const isGithub = env['GITHUB_ACTIONS'] === 'true';
  const summary = env['GITHUB_STEP_SUMMARY'] ?? '';
  if (isGithub && summary !== '') appendText(summary, render('github-summary'));
  if (canBeSeen(env)) {
    if (isGithub) process.stdout.write(render('github'));
    process.stdout.write(isAiAgent(env) ? render('agent') : `\n${renderShort(report, { color: false, whole })}`);
  }
  tell([...troubles, ...unwritten], env);
  if (report.conclusion !== 'clean' && !isNxRed(taskResults)) throw new Error(redThoughNxIsGreen(report, whole));
}

function tell(troubles: readonly string[], env: Environment): void {
  if (canBeSeen(env)) for (const trouble of troubles) process.stdout.write(`hookgraph: ${trouble}\n`);
}

function redThoughNxIsGreen(report: Report, whole: string): string {
  return `hookgraph: red, though no task failed: ${conclusionLine(report)}. The whole report: ${whole}`;
}
