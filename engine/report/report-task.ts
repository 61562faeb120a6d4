import type { HookResult } from '../hooks/hook-result';
import { isGreen } from '../hooks/outcome';
import { blocks } from '../run/admission';
import { describeOutcome, type Description } from './messages';
import { printable, printableLine } from './printable';
import type { ExpectedTask } from './expected-task';
import type { ReportOptions } from './report-options';
import type { ReportTask } from './report-schema';
import { countSeverities } from './severity-counts';

const outputLimit = 16_384;

/** One task of a report. */
export function reportTask(expected: ExpectedTask, result: HookResult | null, options: ReportOptions): ReportTask {
  const { task, project, root, hook } = expected;
  const dependsOn = [...expected.dependsOn].sort();
  if (result === null) return { task, project, root, hook, dependsOn, ...withoutResult(expected) };
  const { outcome } = result;
  const origin = originOf(expected, result);
  const isVerdict = outcome.kind === 'passed' || outcome.kind === 'failed';
  // Written out: thousands of objects that are spread and then added to take longer than all else of a report.
  return {
    task,
    project,
    root,
    hook,
    dependsOn,
    stage: result.stage,
    securityLevel: result.securityLevel,
    advisory: result.advisory,
    state: outcome.kind,
    origin,
    blocks: blocks(result, options.strategy ?? null),
    reason: isVerdict ? null : describeOutcome(outcome, { packageManager: options.packageManager, color: false }),
    skipped: outcome.kind === 'skipped' ? outcome.reason.kind : null,
    // Of a run that was replayed they say nothing about this one.
    attempts: (origin === 'run' ? result.attempts : null) ?? null,
    nearLimit: (origin === 'run' ? result.nearLimit : null) ?? null,
    tool: result.tool,
    files: result.files,
    findings: countSeverities(result.findings),
    known: result.known?.length ?? 0,
    output: isGreen(outcome) ? '' : printable(result.output).slice(0, outputLimit),
    startedAt: result.startedAt,
    duration: Math.max(0, result.duration),
  };
}

function originOf(expected: ExpectedTask, result: HookResult): ReportTask['origin'] {
  if (result.outcome.kind === 'skipped') return 'none';
  if (expected.host === 'cached') return 'nx-cache';
  return result.replayed ? 'store' : 'run';
}

function withoutResult(expected: ExpectedTask): Omit<ReportTask, 'task' | 'project' | 'root' | 'hook' | 'dependsOn'> {
  const isLeftOut = expected.host === 'left-out';
  return {
    stage: null,
    securityLevel: null,
    advisory: false,
    state: isLeftOut ? 'skipped' : 'no-result',
    origin: 'none',
    blocks: true,
    reason: isLeftOut ? leftOut(expected) : missing(expected),
    skipped: isLeftOut ? 'dependency-not-passed' : null,
    attempts: null,
    nearLimit: null,
    tool: null,
    files: { checked: 0, replayed: 0 },
    findings: { error: 0, warning: 0, info: 0 },
    known: 0,
    output: '',
    startedAt: null,
    duration: null,
  };
}

function leftOut({ dependsOn, failed }: ExpectedTask): Description {
  const [first] = failed;
  const names = (failed.length > 0 ? failed : dependsOn).map(printableLine);
  const listed = names.slice(0, 5).join(', ') + (names.length > 5 ? ', ...' : '');
  if (first === undefined) {
    return {
      headline: 'Skipped: a task that it depends on did not pass',
      detail: listed === '' ? '' : `It depends on ${listed}.`,
      next: 'Mend that one first.',
    };
  }
  return {
    headline: `Skipped: ${listed} did not pass`,
    detail: '',
    next: `Mend that one first: nx run ${printableLine(first)}`,
  };
}

function missing({ task, host }: ExpectedTask): Description {
  const headline = 'There is no result of this task';
  if (host === 'asked') {
    const detail = 'No run has checked what is in the workspace now.';
    return { headline, detail, next: `Run it: nx run ${task}` };
  }
  return {
    headline,
    detail:
      host === 'cached'
        ? 'Nx restored the task from its cache, but its result file is not there or is of another version.'
        : 'The task ended before it could write one, or its result file was removed.',
    next: `Run it again: nx run ${task} --skip-nx-cache`,
  };
}
