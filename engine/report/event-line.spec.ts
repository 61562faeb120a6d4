import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FilePath, HookName, TaskId } from '../hooks/brand';
import type { RunEvent } from '../hooks/run-event';
import { eventLine } from './event-line';
import { eventJsonSchema, eventLineSchema } from './event-schema';

const hook = 'eslint' as HookName;
const task = 'a:quality--eslint' as TaskId;
const finding = {
  file: 'a/x.ts' as FilePath,
  range: { start: { line: 1, column: 2 } },
  rule: 'eqeqeq',
  severity: 'error',
  message: 'two\nlines',
  fixable: false,
  fix: null,
  url: null,
} as const;
const ended = { type: 'finished', task, hook, replayed: false, files: 3, findings: 1, duration: 12 } as const;

const events: readonly RunEvent[] = [
  { type: 'planned', strategy: 'fast', tasks: 2, known: 1, files: 3 },
  { type: 'started', hook, tasks: [task], files: 3 },
  { type: 'output', hook, tasks: [task], text: 'ä\n' },
  { type: 'fixed', hook, tasks: [task], files: 2 },
  { type: 'finding', task, finding },
  { type: 'finding', task, finding: { ...finding, file: null, range: null, rule: null } },
  { type: 'retried', task, attempt: 1, allowed: 3, wait: 1_000 },
  { type: 'timed-out', task, limit: 1_000, of: 'run' },
  { ...ended, outcome: { kind: 'failed' } },
  { ...ended, outcome: { kind: 'skipped', reason: { kind: 'run-time-limit', limit: 60_000 } } },
  { ...ended, outcome: { kind: 'crashed', failure: { reason: 'killed', program: 'eslint', signal: 'SIGSEGV' } } },
  { type: 'summary', passed: 1, failed: 1, skipped: 0, unchecked: 0, replayed: 1, duration: 20 },
];

const lineOf = (event: RunEvent) => eventLine(event, { run: '4711', at: 1, packageManager: 'npm', color: false });

test.each(events.map((event) => [event.type, event] as const))(
  'an event "%s" is one line that the published schema describes',
  (_, event) => {
    const line = lineOf(event);
    expect(line).not.toContain('\n');
    expect(eventLineSchema.parse(JSON.parse(line))).toMatchObject({ format: 1, at: 1, run: '4711', type: event.type });
  },
);

test('every type of event has a line in the schema', () => {
  const described = eventLineSchema.options.map((option) => option.shape.type.value);
  expect([...new Set(events.map(({ type }) => type))]).toEqual(described);
});

test('a task without a verdict says why, in one line', () => {
  const lines = events.filter(({ type }) => type === 'finished').map((event) => JSON.parse(lineOf(event)));
  expect(lines.map(({ outcome, reason }) => [outcome, reason])).toEqual([
    ['failed', null],
    ['skipped', 'Skipped: run time limit of 1 minute'],
    ['crashed', expect.stringContaining('SIGSEGV')],
  ]);
});

test('schema/events.schema.json is what the schema says', () => {
  const published = JSON.parse(readFileSync(join(__dirname, '../../schema/events.schema.json'), 'utf8'));
  expect(published).toEqual(JSON.parse(JSON.stringify(eventJsonSchema())));
});
