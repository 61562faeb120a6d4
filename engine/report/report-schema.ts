import * as z from 'zod';
import { securityLevels, stages } from '../hooks/hook';
import { limitOwners, skipKinds } from '../hooks/outcome';
import { taskStates } from './task-states';

const amount = z.int().min(0);
const position = z.strictObject({
  line: z.int().describe('1-based.'),
  column: z.int().describe('1-based, in UTF-16 code units.'),
});

const severityCounts = z.strictObject({
  error: amount.describe('Findings of severity error.'),
  warning: amount.describe('Findings of severity warning.'),
  info: amount.describe('Findings of severity info.'),
});

const group = z.strictObject({
  name: z.string().describe('Name of the hook or project.'),
  tasks: amount.describe('How many tasks it has.'),
  red: amount.describe('How many of them block.'),
  skipped: amount.describe('How many of them were skipped.'),
  replayed: amount.describe("How many of them came from Nx's cache or the store."),
  findings: severityCounts.describe('Its findings by severity.'),
  duration: z.number().min(0).describe('Milliseconds of its tasks that really ran.'),
});

const task = z.strictObject({
  task: z.string().describe('Id of the task: `project:target`.'),
  project: z.string().describe('Name of the project.'),
  root: z.string().describe('Root of the project, relative to the workspace root.'),
  hook: z.string().describe('Name of the hook in hookgraph.json.'),
  stage: z.enum(stages).nullable().describe('When the hook is worth its time; null without a result.'),
  securityLevel: z
    .enum(securityLevels)
    .nullable()
    .describe('How much security hangs on the hook; null without a result.'),
  advisory: z.boolean().describe('True: shown for what it is, but never blocks.'),
  state: z.enum(taskStates).describe('How the task ended; `no-result`: it should have left a result and did not.'),
  origin: z
    .enum(['run', 'store', 'nx-cache', 'none'])
    .describe('Where the result comes from: a program that ran, the verdict store, the cache of Nx, or nowhere.'),
  blocks: z.boolean().describe('Whether the task keeps the report from being clean.'),
  reason: z
    .strictObject({
      headline: z.string().describe('What happened, in one line.'),
      detail: z.string().describe('Where or how exactly; may be empty.'),
      next: z.string().describe('What to do; may be empty.'),
    })
    .nullable()
    .describe('Why there is no verdict; null where there is one.'),
  skipped: z.enum(skipKinds).nullable().describe('Why it was skipped; null where it was not.'),
  attempts: z
    .strictObject({
      made: amount.describe('The attempt that gave the outcome, from 1.'),
      allowed: amount.describe('How many there may be.'),
    })
    .nullable()
    .describe('Present where it took more than one attempt: a task that passed so is flaky.'),
  nearLimit: z
    .strictObject({
      limit: z.number().describe('Milliseconds.'),
      of: z.enum(limitOwners).describe('Whose limit it was; `learnt`: learnt from recorded runs of the hook.'),
    })
    .nullable()
    .describe('Present where the program took 80 % of its limit or more.'),
  tool: z
    .strictObject({
      name: z.string().describe('Name of the tool.'),
      version: z.string().nullable().describe('Its version.'),
    })
    .nullable()
    .describe('What checked; null without a result.'),
  files: z
    .strictObject({
      checked: amount.describe('Files that the verdict covers.'),
      replayed: amount.describe('How many of them came from the store.'),
    })
    .describe('How much was looked at.'),
  findings: severityCounts.describe('Findings of the task by severity, without those that the baseline knows.'),
  known: amount.describe('Findings that the baseline knows; they block nothing.'),
  output: z.string().describe("The tool's own words where the task blocks and they say more than the findings."),
  startedAt: z.number().nullable().describe('Epoch milliseconds; null without a result.'),
  duration: z.number().min(0).nullable().describe('Milliseconds; null without a result.'),
  dependsOn: z.array(z.string()).describe('Ids of the tasks of this report that had to pass first.'),
});

const finding = z.strictObject({
  id: z.string().describe('16 hexadecimal characters that stay the same when lines move.'),
  task: z.string().describe('Id of the task that found it.'),
  project: z.string().describe('Name of the project.'),
  hook: z.string().describe('Name of the hook.'),
  tool: z.string().describe('Name of the tool.'),
  file: z
    .string()
    .nullable()
    .describe('Relative to the workspace root; null where it concerns the project as a whole.'),
  range: z
    .strictObject({ start: position, end: position.optional().describe('Exclusive.') })
    .nullable()
    .describe('Where in the file; null for the file as a whole.'),
  rule: z.string().nullable().describe('Rule as the tool names it.'),
  severity: z.enum(['error', 'warning', 'info']).describe('How bad it is.'),
  message: z.string().describe('Plain text, may have several lines.'),
  fixable: z.boolean().describe('Whether the own fixer of the tool mends it.'),
  fix: z
    .strictObject({
      offset: z.int().describe('UTF-16 code units from the start of the file.'),
      length: z.int().describe('How many of them are replaced.'),
      text: z.string().describe('What replaces them.'),
    })
    .nullable()
    .describe('The edit, where the tool gives it.'),
  url: z.string().nullable().describe('Page that documents the rule.'),
});

/** One strict schema: the type, what `--format json` writes, and schema/report.schema.json. */
export const reportSchema = z.strictObject({
  format: z.literal('hookgraph-report').describe('What this document is.'),
  version: z.literal(1).describe('Changes when a reader of the old shape would misread the new one.'),
  createdAt: z.iso.datetime().describe('When the report was assembled, UTC.'),
  conclusion: z
    .enum(['clean', 'findings', 'could-not-check'])
    .describe('`could-not-check`: some task that blocks has no verdict, whatever the others found.'),
  totals: z.strictObject({
    tasks: amount.describe('How many tasks the run has.'),
    states: z.record(z.enum(taskStates), amount).describe('How many of them ended in which way.'),
    red: amount.describe('How many of them block.'),
    replayed: amount.describe("How many of them came from Nx's cache or the store."),
    findings: severityCounts.describe('All findings by severity, listed or not.'),
    known: amount.describe('Findings that the baseline knows, which are not listed.'),
    listed: amount.describe('How many findings `findings` holds; the worst where it cannot hold all.'),
    fixable: amount.describe('How many of the listed the own fixer of a tool mends.'),
    hooks: z.array(group).describe('By hook, sorted by name.'),
    projects: z.array(group).describe('By project, sorted by name.'),
  }),
  tasks: z.array(task).describe('Every task, sorted by id.'),
  findings: z.array(finding).describe('By file, line, column, severity.'),
});

type Deep<T> = T extends object ? { readonly [K in keyof T]: Deep<T[K]> } : T;

export type Report = Deep<z.infer<typeof reportSchema>>;
export type ReportTask = Report['tasks'][number];
export type ReportFinding = Report['findings'][number];
export type ReportGroup = Report['totals']['hooks'][number];
export type TaskState = ReportTask['state'];
