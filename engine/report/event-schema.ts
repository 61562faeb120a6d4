import * as z from 'zod';
import { limitOwners } from '../hooks/outcome';
import { runEventFormat } from '../hooks/run-event';

const amount = z.int().min(0);
const milliseconds = z.number().min(0);
const task = z.string().describe('Id of the task: `project:target`.');
const tasks = z.array(z.string()).describe('Ids of the tasks that share the program.');
const hook = z.string().describe('Name of the hook.');

const line = <T extends z.ZodRawShape>(type: string, description: string, fields: T) =>
  z
    .strictObject({
      format: z.literal(runEventFormat).describe('Version of the stream; stop at another one.'),
      at: z.int().describe('Epoch milliseconds.'),
      run: z
        .string()
        .describe('What all lines of one call of Nx have in common; several processes may write to one file.'),
      type: z.literal(type),
      ...fields,
    })
    .describe(description);

const position = z.strictObject({ line: z.int(), column: z.int() });

/** One line of the file that HOOKGRAPH_EVENTS names: the reference page and schema/events.schema.json come from here. */
export const eventLineSchema = z.union([
  line('planned', 'The tasks are known and looked up; nothing has been started.', {
    strategy: z.string().describe('Name of the strategy.'),
    tasks: amount.describe('How many tasks this process has.'),
    known: amount.describe('How many of them need no program: replayed, or decided beforehand.'),
    files: amount.describe('Files that need a look.'),
  }),
  line('started', 'A program is started for one task or several.', {
    hook,
    tasks,
    files: amount.describe('Files that it looks at.'),
  }),
  line('output', 'A program printed a line.', {
    hook,
    tasks,
    text: z
      .string()
      .describe('Whole lines, without absolute paths. Never there for tools whose output may hold secrets.'),
  }),
  line('fixed', 'A fixer ended; what it left is checked afterwards.', {
    hook,
    tasks,
    files: amount.describe('Files that it changed.'),
  }),
  line('finding', 'A finding of a task that has ended, replayed ones too.', {
    task,
    file: z.string().nullable().describe('Relative to the workspace root.'),
    range: z
      .strictObject({ start: position, end: position.optional() })
      .nullable()
      .describe('1-based; the end is exclusive.'),
    rule: z.string().nullable().describe('Rule as the tool names it.'),
    severity: z.enum(['error', 'warning', 'info']).describe('How bad it is.'),
    message: z.string().describe('Plain text, may have several lines.'),
  }),
  line('retried', 'An attempt ended without an answer, and there will be another.', {
    task,
    attempt: z.int().min(1).describe('The attempt that ended.'),
    allowed: z.int().min(1).describe('How many attempts there may be.'),
    wait: milliseconds.describe('Milliseconds until the next one.'),
  }),
  line('timed-out', 'A task was stopped by a limit.', {
    task,
    limit: milliseconds.describe('Milliseconds.'),
    of: z.enum(limitOwners).describe('Whose limit it was; `learnt`: learnt from recorded runs of the hook.'),
  }),
  line('finished', 'A task has ended; each has one.', {
    task,
    hook,
    outcome: z
      .enum(['passed', 'failed', 'timed-out', 'crashed', 'misconfigured', 'skipped'])
      .describe('How it ended; only the first two are verdicts.'),
    reason: z.string().nullable().describe('Why there is no verdict, in one line; null where there is one.'),
    replayed: z.boolean().describe('True: no program was started.'),
    files: amount.describe('Files that the verdict covers.'),
    findings: amount.describe('How many findings it has.'),
    duration: milliseconds.describe('Milliseconds.'),
  }),
  line('summary', 'The last line of a process.', {
    passed: amount,
    failed: amount,
    skipped: amount,
    unchecked: amount.describe('Timed out, crashed or misconfigured.'),
    replayed: amount.describe('Green ones for which nothing was started.'),
    duration: milliseconds.describe('Milliseconds.'),
  }),
]);

export type EventLine = z.infer<typeof eventLineSchema>;

/** What schema/events.schema.json holds. */
export function eventJsonSchema(): object {
  return {
    ...z.toJSONSchema(eventLineSchema),
    $id: 'https://unpkg.com/hookgraph/schema/events.schema.json',
    title: 'A line of the events of hookgraph',
  };
}
