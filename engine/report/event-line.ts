import type { RunEvent } from '../hooks/run-event';
import { runEventFormat } from '../hooks/run-event';
import { describeOutcome } from './messages';
import type { MessageOptions } from './messages/description';

/** What every line of a run says of itself. */
export interface EventOrigin extends MessageOptions {
  /** Id of the run. */
  readonly run: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** An event as one line of JSON, as engine/report/event-schema.ts describes it; without the line's end. */
export function eventLine(event: RunEvent, { run, at, ...messages }: EventOrigin): string {
  return JSON.stringify({ format: runEventFormat, at, run, type: event.type, ...fieldsOf(event, messages) });
}

function fieldsOf(event: RunEvent, messages: MessageOptions): object {
  switch (event.type) {
    case 'finding': {
      const { file, range, rule, severity, message } = event.finding;
      return { task: event.task, file, range, rule, severity, message };
    }
    case 'finished': {
      const { outcome } = event;
      const isVerdict = outcome.kind === 'passed' || outcome.kind === 'failed';
      const reason = isVerdict ? null : describeOutcome(outcome, messages).headline;
      return { ...event, outcome: outcome.kind, reason };
    }
    default:
      return event;
  }
}
