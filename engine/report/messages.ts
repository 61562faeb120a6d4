import ms from 'ms';
import type { LimitOwner, Outcome, SkipReason } from '../hooks/outcome';
import { unreachable } from '../hooks/unreachable';
import type { Description, MessageOptions } from './messages/description';
import { describeFailure } from './messages/failure';
import { printableLine } from './printable';

export type { Description, MessageOptions } from './messages/description';
export { describeFailure } from './messages/failure';

/** Why a task was not run. */
export function describeSkip(reason: SkipReason): Description {
  switch (reason.kind) {
    case 'dependency-not-passed':
      return {
        headline: `Skipped: "${reason.hook}" of ${printableLine(reason.project)} did not pass`,
        detail: '',
        next: `Mend that one first: nx run ${printableLine(reason.project)}:quality--${reason.hook}`,
      };
    case 'no-files':
      return { headline: 'Skipped: the project has no file for this hook', detail: '', next: '' };
    case 'not-due':
      return { headline: `Skipped: not due, ${printableLine(reason.condition)}`, detail: '', next: '' };
    case 'on-request':
      return { headline: 'Skipped on request: HOOKGRAPH_SKIP names this hook', detail: '', next: '' };
    case 'left-out':
      return {
        headline: `Skipped: strategy "${printableLine(reason.strategy)}" leaves this hook out`,
        detail: '',
        next: '',
      };
    case 'wave-red':
      return {
        headline: `Skipped: an earlier wave is red ("${reason.hook}" of ${printableLine(reason.project)})`,
        detail: '',
        next: `Mend that one first: nx run ${printableLine(reason.project)}:quality--${reason.hook}`,
      };
    case 'fail-fast':
      return {
        headline: `Skipped: the strategy stops at the first red ${reason.at === 'critical' ? 'critical ' : ''}hook ("${reason.hook}" of ${printableLine(reason.project)})`,
        detail: '',
        next: `Mend that one first: nx run ${printableLine(reason.project)}:quality--${reason.hook}`,
      };
    case 'run-time-limit':
      return {
        headline: `Skipped: run time limit of ${ms(reason.limit, { long: true })}`,
        detail: '',
        next: 'Raise "timeout" of the strategy in hookgraph.json, or run fewer hooks.',
      };
    default:
      return unreachable(reason);
  }
}

/** Whose limit it is, before "of 30 seconds". */
export const limitWords: Readonly<Record<LimitOwner, string>> = {
  hook: "hook's limit",
  learnt: 'learnt limit',
  run: "run's limit",
};

const limitFields: Readonly<Record<LimitOwner, string>> = {
  hook: '"timeout" of the hook',
  learnt: '"floor" or "factor" of "learntLimit"',
  run: '"timeout" of the strategy',
};

/** How a task ended, in words. */
export function describeOutcome(outcome: Outcome, options: MessageOptions): Description {
  switch (outcome.kind) {
    case 'passed':
      return { headline: 'Passed', detail: '', next: '' };
    case 'failed':
      return { headline: 'Failed', detail: '', next: '' };
    case 'timed-out':
      return {
        headline: `Timed out: the ${limitWords[outcome.of]} of ${ms(outcome.limit, { long: true })} was reached`,
        detail: 'What was found until then is incomplete; nothing is called green.',
        next: `Raise ${limitFields[outcome.of]} in hookgraph.json, or find out what makes it slow.`,
      };
    case 'crashed':
    case 'misconfigured':
      return describeFailure(outcome.failure, options);
    case 'skipped':
      return describeSkip(outcome.reason);
    default:
      return unreachable(outcome);
  }
}
