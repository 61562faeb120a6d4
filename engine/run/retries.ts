import { setTimeout as delay } from 'node:timers/promises';
import type { RetryCause } from '../hooks/hook';
import { unreachable } from '../hooks/unreachable';
import { timerDelay } from '../system/timer-delay';
import type { Judgement } from './judge';
import { runGroup, type Answer, type GroupContext, type Look } from './run-group';

/** An answer and how many attempts it took. */
export interface Attempted extends Answer {
  readonly attempts: number;
}

/** Runs a group; what ended without an answer for a reason that the hook's `retries` name runs again, after a pause. */
export async function runWithRetries(looks: readonly Look[], context: GroupContext): Promise<readonly Attempted[]> {
  const done: Attempted[] = [];
  let open = looks;
  for (let attempts = 1; open.length > 0; attempts++) {
    const answers = (await runGroup(open, context)).map((answer) => ({ ...answer, attempts }));
    const again = context.signal.aborted ? [] : answers.filter((answer) => isWorthAnother(answer, attempts));
    done.push(...answers.filter((answer) => !again.includes(answer)));
    const waits = again.map((answer) => waitBefore(answer, context));
    // Who stops the run does not wait for the pause, and then there is no other attempt.
    const isStopped = waits.length > 0 && !(await pause(Math.max(...waits), context.signal));
    if (isStopped) done.push(...again);
    open = isStopped ? [] : again.map(({ look }) => look);
  }
  return done;
}

function waitBefore({ look: { task }, attempts }: Attempted, { observe }: GroupContext): number {
  const { times, backoff } = task.hook.retries;
  const wait = backoff * 2 ** (attempts - 1);
  observe({ type: 'retried', task: task.request.id, attempt: attempts, allowed: times + 1, wait });
  return wait;
}

/** False: the run was stopped meanwhile. */
async function pause(wait: number, signal: AbortSignal): Promise<boolean> {
  await delay(timerDelay(wait), null, { signal }).catch(() => null);
  return !signal.aborted;
}

function isWorthAnother({ look, judgement }: Answer, attempts: number): boolean {
  const { times, on } = look.task.hook.retries;
  return attempts <= times && on.some((cause) => isCause(cause, judgement));
}

/** Findings of a check that came to its end are an answer: asking again would be asking for another. */
function isCause(cause: RetryCause, judgement: Judgement): boolean {
  if (judgement.kind === 'checked' && (judgement.findings.length > 0 || !judgement.red)) return false;
  switch (cause.kind) {
    case 'crash':
      return judgement.kind === 'could-not-check';
    case 'timeout':
      return judgement.kind === 'timed-out';
    case 'exit-codes':
      return judgement.exitCode !== null && cause.exitCodes.includes(judgement.exitCode);
    case 'output':
      return new RegExp(cause.pattern, 'm').test(judgement.output);
    default:
      return unreachable(cause);
  }
}
