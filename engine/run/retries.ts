import { setTimeout as delay } from 'node:timers/promises';
import type { RetryCause } from '../hooks/hook';
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
    const answers = await runGroup(open, context);
    const again = context.signal.aborted ? [] : answers.filter((answer) => isWorthAnother(answer, attempts));
    done.push(...answers.filter((answer) => !again.includes(answer)).map((answer) => ({ ...answer, attempts })));
    open = again.map(({ look }) => look);
    const waits = again.map(({ look: { task } }) => {
      const { times, backoff } = task.hook.retries;
      const wait = backoff * 2 ** (attempts - 1);
      context.observe({ type: 'retried', task: task.request.id, attempt: attempts, allowed: times + 1, wait });
      return wait;
    });
    // Who stops the run does not wait for the pause.
    if (waits.length > 0) await delay(Math.max(...waits), null, { signal: context.signal }).catch(() => null);
  }
  return done;
}

function isWorthAnother({ look, judgement }: Answer, attempts: number): boolean {
  const { times, on } = look.task.hook.retries;
  return attempts <= times && on.some((cause) => isCause(cause, judgement));
}

/** Findings are an answer: asking again would be asking for another. */
function isCause(cause: RetryCause, judgement: Judgement): boolean {
  if (judgement.findings.length > 0 || (judgement.kind === 'checked' && !judgement.red)) return false;
  switch (cause.kind) {
    case 'crash':
      return judgement.kind === 'could-not-check';
    case 'timeout':
      return judgement.kind === 'timed-out';
    case 'exit-codes':
      return judgement.exitCode !== null && cause.exitCodes.includes(judgement.exitCode);
    case 'output':
      return new RegExp(cause.pattern, 'm').test(judgement.output);
  }
}
