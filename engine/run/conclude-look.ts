import type { HookResult } from '../hooks/hook-result';
import type { Outcome } from '../hooks/outcome';
import { concludePlanned } from './conclude';
import type { Judgement } from './judge';
import type { Moment } from './moment';
import type { PlannedTask } from './plan-task';
import type { Attempted } from './retries';
import type { Answer } from './run-group';
import type { KnownVerdicts, VerdictLedger } from './verdict-ledger';

/** Replays a task: every verdict is known, nothing was started. */
export function concludeKnown(task: PlannedTask, known: KnownVerdicts, now: number): HookResult {
  const verdicts = known.whole === null ? [...known.byFile.values()] : [known.whole];
  return concludePlanned(task, {
    outcome: { kind: verdicts.some((verdict) => verdict.outcome === 'failed') ? 'failed' : 'passed' },
    findings: verdicts.flatMap((verdict) => verdict.findings),
    output: known.whole?.output ?? '',
    replayedFiles: task.files.length,
    replayed: true,
    attempts: 1,
    startedAt: now,
    duration: 0,
  });
}

export interface AnswerContext {
  readonly ledger: VerdictLedger;
  /** The disk as it is now that the process has answered. */
  readonly moment: Moment;
  /** Milliseconds of the run's own limit, where it was reached. */
  readonly limitReached: () => number | null;
}

/** How a task ended, known at once, and when its verdicts are on disk. */
export interface Concluded {
  readonly result: HookResult;
  readonly kept: Promise<void>;
}

/** Judges what a process answered about a task, keeps the verdict where it is one, and adds what was known before. */
export function concludeAnswer(
  { look, judgement: answered, duration, limit, attempts }: Attempted,
  known: KnownVerdicts | undefined,
  startedAt: number,
  { ledger, moment, limitReached }: AnswerContext,
): Concluded {
  const { task, files } = look;
  const judgement = unlessChanged(answered, task, moment);
  const kept = ledger.record(task, files, judgement, duration);
  const before = [...(known?.byFile.values() ?? [])];
  const outcome = outcomeOf(judgement, limitReached());
  const wasRed = before.some((verdict) => verdict.outcome === 'failed');
  const result = concludePlanned(task, {
    outcome: outcome.kind === 'passed' && wasRed ? { kind: 'failed' } : outcome,
    findings: [...before.flatMap((verdict) => verdict.findings), ...judgement.findings],
    output: judgement.output,
    replayedFiles: task.files.length - files.length,
    replayed: false,
    attempts,
    startedAt,
    duration,
    limit: judgement.kind === 'checked' ? limit : null,
  });
  return { result, kept };
}

/** Keeps the verdicts of answers before their group has ended. */
export async function keepAnswers(
  answers: readonly Answer[],
  { ledger, moment }: Pick<AnswerContext, 'ledger' | 'moment'>,
): Promise<void> {
  await Promise.all(
    answers.map(({ look: { task, files }, judgement, duration }) =>
      ledger.record(task, files, unlessChanged(judgement, task, moment), duration),
    ),
  );
}

function outcomeOf(judgement: Judgement, runLimit: number | null): Outcome {
  switch (judgement.kind) {
    case 'checked':
      return { kind: judgement.red ? 'failed' : 'passed' };
    case 'timed-out':
      return { kind: 'timed-out', limit: judgement.limit, of: judgement.of };
    case 'could-not-check': {
      const { failure } = judgement;
      if (failure.reason === 'cancelled' && runLimit !== null) return { kind: 'timed-out', limit: runLimit, of: 'run' };
      return { kind: 'crashed', failure };
    }
  }
}

/** A check that wrote, or whose files were edited meanwhile, says nothing about the files as they are now. */
function unlessChanged(judgement: Judgement, task: PlannedTask, moment: Moment): Judgement {
  const { byFile = [], ...rest } = judgement;
  if (judgement.kind !== 'checked' && byFile.length === 0) return judgement;
  const isWider = byFile.some(({ scope }) => scope !== 'file');
  const around = isWider ? (task.wider?.files ?? []) : [];
  const folders = isWider || task.wider === null ? task.built : [];
  const files = moment.changed([...task.watched, ...around], folders);
  if (files.length === 0) return judgement;
  if (rest.kind !== 'checked') return rest;
  return { ...rest, kind: 'could-not-check', failure: { reason: 'files-changed', files } };
}
