import { posix } from 'node:path';
import type { FilePath } from '../../engine/hooks/brand';
import { nearMiss } from '../../engine/config/near-miss';
import type { Description } from '../../engine/report/messages/description';
import type { PlannedTask } from '../../engine/run/plan-task';
import { detectPackageManager } from '../../engine/system/package-manager';
import { couldNot, exitCodes, told, toldJson, type Answer, type ExitCode } from '../answer';
import type { Face } from '../face';
import type { NxProjectGraph } from '../nx-graph';
import { openPlanner } from '../open-plan';
import { openWorkspace } from '../open-workspace';
import { explainTask } from './explain-task';
import type { AskedTask } from './asked-task';
import type { WhyAnswer, WhyReport } from './why-report';
import { whyText } from './why-text';

/** A file is relative to the folder where the command was typed, to the workspace root or to the project. */
export interface WhyRequest extends AskedTask {
  readonly json: boolean;
}

/** Says whether the verdict of a hook is known, and else what differs from the last one. */
export async function why(request: WhyRequest, face: Face): Promise<Answer> {
  const workspace = openWorkspace(face);
  if (!workspace.ok) return couldNot(workspace.failure);
  const planner = await openPlanner(workspace.value, face);
  if (!planner.ok) return couldNot(planner.failure);
  const { graph } = planner.value;
  const project = findProject(request.project, graph);
  if (project === null) return couldNot(noProject(request.project, graph));
  const { hook } = request;
  const target = `quality--${hook}`;
  const isThere = graph.nodes[project]?.data.targets?.[target] !== undefined;
  const [plan] = hook !== null && isThere ? planner.value.plan([{ id: `${project}:${target}`, project, hook }]) : [];
  if (hook === null || plan === undefined) return couldNot(noHook(project, hook, graph));
  const report = (file: string | null, answer: WhyAnswer): WhyReport => ({
    format: 'hookgraph-why',
    version: 1,
    project,
    hook,
    file,
    answer,
  });
  const say = (said: WhyReport): Answer => {
    const options = {
      packageManager: detectPackageManager(workspace.value.root, face.ports.files),
      now: face.ports.clock.now(),
    };
    return request.json
      ? toldJson(said, exitCodeOf(said.answer))
      : told(whyText(said, options), exitCodeOf(said.answer));
  };
  if (plan.kind === 'decided') return say(report(request.file, { kind: 'decided', outcome: plan.outcome }));
  const file = request.file === null ? null : findFile(request.file, workspace.value.folder, plan);
  if (request.file !== null && file === null) return couldNot(notChecked(request.file, plan));
  const known = (await planner.value.lookUp([plan])).get(plan);
  if (known === undefined) throw new Error('the ledger left out a task');
  const sources = { store: workspace.value.store, digest: planner.value.digest, now: face.ports.clock.now() };
  return say(report(file, await explainTask(plan, known, file, sources)));
}

function exitCodeOf(answer: WhyAnswer): ExitCode {
  if (answer.kind === 'known') return answer.outcome === 'passed' ? exitCodes.yes : exitCodes.no;
  if (answer.kind === 'unknown') return exitCodes.no;
  return answer.outcome.kind === 'skipped' ? exitCodes.yes : exitCodes.couldNot;
}

function findProject(asked: string, { nodes }: NxProjectGraph): string | null {
  if (nodes[asked] !== undefined) return asked;
  const folder = posix.join(asked, '.');
  return Object.values(nodes).find(({ data }) => posix.join(data.root, '.') === folder)?.name ?? null;
}

function findFile(asked: string, folder: string, { files, request }: PlannedTask): FilePath | null {
  const paths = [posix.join(folder, asked), posix.join(asked), posix.join(request.root, asked)];
  return files.find((file) => paths.includes(file)) ?? null;
}

function noProject(asked: string, { nodes }: NxProjectGraph): Description {
  const near = nearMiss(asked, Object.keys(nodes));
  return {
    headline: `There is no project "${asked}".`,
    detail: '',
    next: near === null ? 'See what there is: nx show projects' : `Did you mean "${near}"?`,
  };
}

function noHook(project: string, hook: string | null, { nodes }: NxProjectGraph): Description {
  const hooks = Object.keys(nodes[project]?.data.targets ?? {}).flatMap((target) =>
    target.startsWith('quality--') ? [target.slice('quality--'.length)] : [],
  );
  const near = hook === null ? null : nearMiss(hook, hooks);
  return {
    headline:
      hook === null ? `Which hook of "${project}" is meant?` : `The project "${project}" has no hook "${hook}".`,
    detail: hooks.length === 0 ? 'It has none at all.' : `It has ${hooks.sort().join(', ')}.`,
    next: near === null ? askFor(project, hooks[0]) : `Did you mean "${near}"?`,
  };
}

function askFor(project: string, hook: string | undefined): string {
  return hook === undefined ? 'See what would run: hookgraph plan' : `Ask for one: hookgraph why ${project} ${hook}`;
}

function notChecked(file: string, { hook, request }: PlannedTask): Description {
  return {
    headline: `The hook "${hook.name}" does not look at ${file} in ${request.project}.`,
    detail: `It looks at ${hook.files.join(', ')}${hook.exclude.length > 0 ? `, but not at ${hook.exclude.join(', ')}` : ''}.`,
    next: '',
  };
}
