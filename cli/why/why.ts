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
import type { WhyAnswer, WhyReport } from './why-report';
import { whyText } from './why-text';

export interface WhyRequest {
  /** Name of a project, or its folder. */
  readonly project: string;
  readonly hook: string;
  /** Relative to the folder where the command was typed, to the workspace root or to the project. */
  readonly file: string | null;
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
  const target = `quality--${request.hook}`;
  if (graph.nodes[project]?.data.targets?.[target] === undefined) return couldNot(noHook(project, request.hook, graph));
  const [plan] = planner.value.plan([{ id: `${project}:${target}`, project, hook: request.hook }]);
  if (plan === undefined) return couldNot(noHook(project, request.hook, graph));
  const report = (file: string | null, answer: WhyAnswer): WhyReport => ({
    format: 'hookgraph-why',
    version: 1,
    project,
    hook: request.hook,
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

function noHook(project: string, hook: string, { nodes }: NxProjectGraph): Description {
  const hooks = Object.keys(nodes[project]?.data.targets ?? {}).flatMap((target) =>
    target.startsWith('quality--') ? [target.slice('quality--'.length)] : [],
  );
  const near = nearMiss(hook, hooks);
  return {
    headline: `The project "${project}" has no hook "${hook}".`,
    detail: hooks.length === 0 ? 'It has none at all.' : `It has ${hooks.sort().join(', ')}.`,
    next: near === null ? '' : `Did you mean "${near}"?`,
  };
}

function notChecked(file: string, { hook, request }: PlannedTask): Description {
  return {
    headline: `The hook "${hook.name}" does not look at ${file} in ${request.project}.`,
    detail: `It looks at ${hook.files.join(', ')}${hook.exclude.length > 0 ? `, but not at ${hook.exclude.join(', ')}` : ''}.`,
    next: '',
  };
}
