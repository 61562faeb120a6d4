import type { HookResult } from '../hooks/hook-result';
import type { Outcome } from '../hooks/outcome';
import type { Ports } from '../system/ports';
import { concludePlanned } from './conclude';
import type { Judgement } from './judge';
import type { PlannedTask, PlanSources } from './plan-task';
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
    startedAt: now,
    duration: 0,
  });
}

/** Judges what a process answered about a task, keeps the verdict where it is one, and adds what was known before. */
export async function concludeAnswer(
  { look, judgement: answered, duration }: Answer,
  known: KnownVerdicts | undefined,
  startedAt: number,
  {
    ledger,
    sources,
  }: { readonly ledger: VerdictLedger; readonly sources: PlanSources; readonly ports: Pick<Ports, 'clock'> },
): Promise<HookResult> {
  const { task, files } = look;
  const judgement = unlessChanged(answered, task, sources);
  await ledger.record(task, files, judgement, duration);
  const before = [...(known?.byFile.values() ?? [])];
  const outcome = outcomeOf(judgement);
  const wasRed = before.some((verdict) => verdict.outcome === 'failed');
  return concludePlanned(task, {
    outcome: outcome.kind === 'passed' && wasRed ? { kind: 'failed' } : outcome,
    findings: [
      ...before.flatMap((verdict) => verdict.findings),
      ...(judgement.kind === 'checked' ? judgement.findings : []),
    ],
    output: judgement.output,
    replayedFiles: task.files.length - files.length,
    replayed: false,
    startedAt,
    duration,
  });
}

function outcomeOf(judgement: Judgement): Outcome {
  switch (judgement.kind) {
    case 'checked':
      return { kind: judgement.red ? 'failed' : 'passed' };
    case 'timed-out':
      return { kind: 'timed-out', limit: judgement.limit };
    case 'could-not-check':
      return { kind: 'crashed', failure: judgement.failure };
  }
}

/** A check that wrote, or whose files were edited meanwhile, says nothing about the files as they are now. */
function unlessChanged(judgement: Judgement, task: PlannedTask, { digests, workspace }: PlanSources): Judgement {
  if (judgement.kind !== 'checked') return judgement;
  const watched = task.hook.scope === 'workspace' ? workspace.files : workspace.filesOf(task.request.root);
  const files = digests.changed(watched);
  if (files.length === 0) return judgement;
  return { kind: 'could-not-check', failure: { reason: 'files-changed', files }, output: judgement.output };
}
