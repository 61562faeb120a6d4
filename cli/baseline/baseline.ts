import { join } from 'node:path';
import { needsReason } from '../../engine/baseline/apply-baseline';
import { baselineFile, mergeRule } from '../../engine/baseline/baseline-file';
import { growBaseline, shrinkBaseline, type Acceptance } from '../../engine/baseline/change-baseline';
import type { Baseline } from '../../engine/baseline/known-finding';
import { writeBaseline } from '../../engine/baseline/write-baseline';
import type { HookResult } from '../../engine/hooks/hook-result';
import { failure, success, type Result } from '../../engine/hooks/result';
import { count, grouped } from '../../engine/report/count';
import type { Description } from '../../engine/report/messages/description';
import { sourceLines } from '../../engine/report/source-lines';
import { couldNot, told, type Answer } from '../answer';
import type { Face } from '../face';
import { openWorkspace } from '../open-workspace';
import { currentResults, type ResultsRequest } from '../report/current-results';
import { runMissing } from './run-missing';

export interface BaselineRequest extends ResultsRequest {
  /** Take out what is gone. */
  readonly update: boolean;
  /** Name of a hook whose findings are recorded in addition. */
  readonly accept: string | null;
  readonly reason: string | null;
  /** `2026-12-31` */
  readonly expires: string | null;
}

/** Makes, shrinks or extends the baseline. */
export async function baseline(request: BaselineRequest, face: Face): Promise<Answer> {
  const workspace = openWorkspace(face);
  if (!workspace.ok) return couldNot(workspace.failure);
  const { root } = workspace.value;
  const { files } = face.ports;
  const current = await currentResults(request, workspace.value, face);
  if (!current.ok) return couldNot(current.failure);
  const { known, tasks, today } = current.value;
  const [problem] = known.problems;
  if (problem !== undefined) return couldNot({ headline: 'The baseline cannot be read.', detail: problem, next: '' });
  const wrong = wrongRequest(request, today);
  if (wrong !== null) return couldNot(wrong);
  const isFirst = !request.update && request.accept === null;
  if (isFirst && known.baseline.size > 0) return couldNot(exists);
  const more = isFirst ? await runMissing(current.value, workspace.value, face) : success([]);
  if (!more.ok) return couldNot(more.failure);
  const all = [...current.value.results.values(), ...more.value];
  const chosen = chooseResults(request, all);
  if (!chosen.ok) return couldNot(chosen.failure);
  const source = (file: string) => files.readText(join(root, file));
  const sources = { source, lines: sourceLines(source) };
  const acceptance: Acceptance = { reason: request.reason, expires: request.expires };
  const after = request.update
    ? shrinkBaseline(known.baseline, chosen.value, sources)
    : growBaseline(known.baseline, chosen.value, sources, acceptance);
  for (const hook of hooksOf(known.baseline, after)) {
    const text = writeBaseline(after.get(hook) ?? new Map());
    const path = join(root, baselineFile(hook));
    if ((files.readText(path) ?? '') !== text) files.writeAtomic(path, text);
  }
  const rule = join(root, mergeRule.file);
  if (after.size > 0 && files.readText(rule) === null) files.writeAtomic(rule, mergeRule.text);
  const left = isFirst ? all.filter((result) => !chosen.value.includes(result)) : [];
  return told(
    [
      ...hooksOf(known.baseline, after).map((hook) => line(hook, known.baseline, after)),
      ...unrecorded(left),
      ...unlooked(tasks.length - all.length),
    ].join('\n') || 'There is nothing to record: no hook finds anything.',
  );
}

/** What nobody need look at results for. */
function wrongRequest({ update, accept, expires }: BaselineRequest, today: string): Description | null {
  if (
    expires !== null &&
    (!/^\d{4}-\d{2}-\d{2}$/.test(expires) || Number.isNaN(Date.parse(expires)) || expires < today)
  )
    return { headline: `"${expires}" is no day to come.`, detail: '', next: `Write it as ${today}, in UTC.` };
  return update && accept !== null ? oneOnly : null;
}

/** Whose findings are to be recorded, or why none may be. */
function chooseResults(
  { update, accept, reason, expires }: BaselineRequest,
  all: readonly HookResult[],
): Result<readonly HookResult[], Description> {
  if (update) return success(all);
  const isReasoned = reason !== null && reason.trim() !== '' && expires !== null;
  if (accept === null) return success(all.filter(({ securityLevel }) => isReasoned || !needsReason(securityLevel)));
  const own = all.filter(({ hook }) => hook === accept);
  if (own.length === 0) return failure(noResult(accept));
  if (reason === null || reason.trim() === '') return failure(noReason);
  if (own.some(({ securityLevel }) => needsReason(securityLevel)) && !isReasoned) return failure(noEnd(accept));
  return success(own);
}

function hooksOf(before: Baseline, after: Baseline): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].sort();
}

function line(hook: string, before: Baseline, after: Baseline): string {
  const [was, is] = [amount(hook, before), amount(hook, after)];
  const change = is === was ? 'as before' : is > was ? `${is - was} new` : `${was - is} gone`;
  return `${hook}: ${grouped(is)} known, ${change}`;
}

function amount(hook: string, baseline: Baseline): number {
  return [...(baseline.get(hook)?.values() ?? [])].reduce((sum, entries) => sum + entries.length, 0);
}

function unrecorded(results: readonly HookResult[]): readonly string[] {
  const hooks = [...new Set(results.filter(({ findings }) => findings.length > 0).map(({ hook }) => hook))].sort();
  return hooks.map(
    (hook) => `${hook}: not recorded, it is about security: --accept ${hook} --reason "..." --expires <day>`,
  );
}

function unlooked(tasks: number): readonly string[] {
  if (tasks === 0) return [];
  return [
    `${count(tasks, 'task')} left as before, without a result of what is in the workspace now: nx run-many -t quality`,
  ];
}

const exists: Description = {
  headline: 'There is a baseline already.',
  detail: 'It grows only where somebody says so.',
  next: 'Take out what is gone: hookgraph baseline --update. Add what a hook finds: --accept <hook> --reason "..."',
};

const oneOnly: Description = { headline: 'Either --update or --accept.', detail: '', next: '' };

const noReason: Description = {
  headline: 'Findings are accepted with a reason only.',
  detail: '',
  next: 'Add --reason "..."',
};

const noEnd = (hook: string): Description => ({
  headline: `"${hook}" is about security: its findings are accepted for some time only.`,
  detail: '',
  next: 'Add --expires <day>, such as 2026-12-31',
});

const noResult = (hook: string): Description => ({
  headline: `There is no result of "${hook}" for what is in the workspace now.`,
  detail: '',
  next: `Run it: nx run-many -t quality--${hook}`,
});
