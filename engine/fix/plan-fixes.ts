import { join } from 'node:path';
import type { FilePath } from '../hooks/brand';
import type { Outcome } from '../hooks/outcome';
import { planTask, type PlannedTask, type PlanSources } from '../run/plan-task';
import { resolveProgram, type ResolvedProgram } from '../run/program';
import type { TaskRequest } from '../run/run-request';
import { fixerOf, takesFiles, type Fixer } from '../tools/fixer';
import type { FixRun } from './fix-run';
import type { Writer } from './fix-waves';

/** A task whose fixer is found, and the files that it may write. */
export interface FixPlan extends Writer {
  readonly task: PlannedTask;
  readonly fixer: Fixer;
  readonly program: ResolvedProgram;
}

export interface FixNotRun {
  readonly request: TaskRequest;
  readonly outcome: Outcome;
}

/** Finds the fixer of a task and what it may write, as the disk stands now. */
export function planFix(request: TaskRequest, sources: PlanSources, { decide, only }: FixRun): FixPlan | FixNotRun {
  const notRun = (outcome: Outcome): FixNotRun => ({ request, outcome });
  const decided = decide(request);
  if (decided !== null) return notRun(decided);
  const task = planTask(request, sources);
  if (task.kind === 'decided') return notRun(task.outcome);
  const fixer = fixerOf(task.hook, sources.tools);
  if (fixer === null) {
    return notRun({ kind: 'misconfigured', failure: { reason: 'no-fixer', hook: request.hook } });
  }
  const program = fixProgram(task, fixer, sources);
  if (!program.ok) return notRun({ kind: 'misconfigured', failure: program.failure });
  const writes = takesFiles(fixer) ? task.files : projectFiles(task, sources);
  return {
    request,
    task,
    fixer,
    program: program.value,
    writes: writes.filter((file) => (only?.has(file) ?? true) && isWritable(file, sources)),
    exclusive: task.hook.exclusive,
  };
}

export function isFixPlan(plan: FixPlan | FixNotRun): plan is FixPlan {
  return 'fixer' in plan;
}

function fixProgram(task: PlannedTask, fixer: Fixer, sources: PlanSources): ReturnType<typeof resolveProgram> {
  if (fixer.kind === 'tool') return { ok: true, value: task.program };
  const places = { project: join(sources.workspace.root, task.request.root), cwd: task.cwd };
  const program = { kind: 'command', argv: fixer.argv } as const;
  return resolveProgram({ ...task.hook, program }, null, places, sources.programs);
}

function projectFiles({ hook, request }: PlannedTask, { workspace }: PlanSources): readonly FilePath[] {
  return hook.scope === 'workspace' ? workspace.files : workspace.filesOf(request.root);
}

/** A tool would write through a link, maybe out of the workspace; what it points to inside has a name of its own. */
function isWritable(file: FilePath, { programs, workspace }: PlanSources): boolean {
  return programs.files.stat(join(workspace.root, file))?.isFile === true;
}
