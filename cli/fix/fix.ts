import { fixedResults } from '../../engine/fix/fixed-results';
import { fixRounds, type Round } from '../../engine/fix/fix-rounds';
import type { FixSettled } from '../../engine/fix/fix-run';
import { fixTasks } from '../../engine/fix/fix-tasks';
import { prepareFixes } from '../../engine/fix/prepare-fixes';
import { runRecordOf } from '../../engine/history';
import type { FilePath } from '../../engine/hooks/brand';
import { isGreen } from '../../engine/hooks/outcome';
import { failure, success, type Result } from '../../engine/hooks/result';
import { renderConfigProblems } from '../../engine/report/config-problems';
import { printableLine } from '../../engine/report/printable';
import type { Description } from '../../engine/report/messages/description';
import { projectsOf } from '../../engine/run/host-graph';
import { hostSetup } from '../../engine/run/host-setup';
import type { EngineSetup } from '../../engine/run/open-engine';
import { fileSelector } from '../../engine/run/select-files';
import { createWorkspace } from '../../engine/run/workspace';
import { hostRunId } from '../../engine/system/host-run-id';
import { detectPackageManager } from '../../engine/system/package-manager';
import { stagedFiles } from '../../engine/system/staged-files';
import { listenForStop } from '../../engine/system/stop-signal';
import { couldNot, exitCodes, told, type Answer, type ExitCode } from '../answer';
import { commandObservers } from '../command-observers';
import type { Face } from '../face';
import { readNamedInputs } from '../nx-json';
import { openWorkspace, type OpenWorkspace } from '../open-workspace';
import { chooseFiles, type ChosenFiles } from './choose-files';
import { chooseFixes, type FixChoice } from './choose-fixes';
import { endText, roundText } from './fix-text';
import { tasksWithin } from './tasks-within';

export interface FixRequest extends FixChoice {
  readonly staged: boolean;
  /** Files and folders, relative to the current folder; `null`: all. */
  readonly files: readonly string[] | null;
  readonly maxRounds: number;
}

/** Fixes and checks until nothing more can be done. */
export async function fix(request: FixRequest, face: Face): Promise<Answer> {
  const workspace = openWorkspace(face);
  if (!workspace.ok) return couldNot(workspace.failure);
  const { root, config, store, history } = workspace.value;
  if (config.workspace.problems.length > 0) return couldNot(brokenConfig(workspace.value, face));
  const [graph, files] = await Promise.all([face.loadGraph(root), face.listFiles(root)]);
  if (!graph.ok) return couldNot(graph.failure);
  const chosen = await filesOf(request, { ...workspace.value, all: files }, face);
  if (!chosen.ok) return couldNot(chosen.failure);
  const all = chooseFixes(graph.value, config, request);
  if (!all.ok) return couldNot(all.failure);
  const projects = projectsOf(graph.value);
  const only = chosen.value === null ? null : new Set(chosen.value.files);
  const { tasks, notes } = tasksWithin(only, all.value, fileSelector(createWorkspace(root, projects, files)));
  const ignored = (chosen.value?.ignored ?? []).map(
    (file) => `Left alone, since git or Nx ignores it: ${printableLine(file)}`,
  );
  if (tasks.length === 0)
    return told([...ignored, ...notes, 'No hook that can fix looks at any file of these.'].join('\n'));

  const stop = listenForStop();
  const { ports } = face;
  const startedAt = ports.clock.now();
  const packageManager = detectPackageManager(root, ports.files);
  const messages = { packageManager, color: face.color };
  const observers = await commandObservers(root, face, messages);
  try {
    const policy = await prepareFixes(tasks, { root, ports, signal: stop.signal });
    for (const warning of policy.warnings) ports.warn(warning);
    const hooks = tasks.flatMap(({ declared }) => (declared.kind === 'ready' ? [declared.hook] : []));
    const setup = async (): Promise<EngineSetup> =>
      hostSetup({
        root,
        graph: graph.value,
        namedInputs: readNamedInputs(root, ports.files),
        // A fixer may have made a file.
        files: await face.listFiles(root),
        hooks,
        ports,
      });
    const run = {
      ...policy,
      tasks,
      store,
      readStore: true,
      directory: config.workspace.directory,
      only,
      signal: stop.signal,
      observe: observers.observe,
      wantsOutput: observers.wantsOutput,
    };
    const round = async () => {
      const settled: FixSettled[] = [];
      for await (const each of fixTasks(await setup(), run)) settled.push(each);
      return settled.sort((a, b) => (a.task.id < b.task.id ? -1 : 1));
    };
    const rounds: Round[] = [];
    for (const note of [...ignored, ...notes]) await face.tell(note);
    for await (const each of fixRounds({ maxRounds: request.maxRounds, signal: stop.signal, round })) {
      rounds.push(each);
      observers.makeRoom();
      await face.tell(roundText(each));
    }
    const all = fixedResults(rounds.map(({ settled }) => settled));
    const id = hostRunId(ports.env);
    history.record(runRecordOf({ ...all, id, startedAt, endedAt: ports.clock.now(), strategy: null }));
    await store.sweep();
    const last = rounds.slice(-1).map((each) => endText(each, { ...messages, resultFile: '' }));
    return told(last.join('\n'), exitCodeOf(rounds.at(-1)));
  } finally {
    observers.close();
    stop.dispose();
    await store.close();
  }
}

/** `null`: nothing was said about files. */
async function filesOf(
  { staged, files }: FixRequest,
  { root, all }: OpenWorkspace & { readonly all: readonly FilePath[] },
  { cwd, ports }: Face,
): Promise<Result<ChosenFiles | null, Description>> {
  if (files !== null) return chooseFiles(files, { root, cwd, all, disk: ports.files });
  if (!staged) return success(null);
  const found = await stagedFiles(root, ports.env);
  if (found === null)
    return failure({ headline: 'git does not tell what is staged.', detail: '', next: 'Is this a git repository?' });
  return success({ files: found.filter((file) => all.includes(file)), ignored: [] });
}

function exitCodeOf(last: Round | undefined): ExitCode {
  if (last === undefined || last.end === 'cancelled') return exitCodes.couldNot;
  const isTrouble = ({ fixer, check }: FixSettled) =>
    !check.advisory && (fixer.kind === 'stopped' || (check.outcome.kind !== 'failed' && !isGreen(check.outcome)));
  if (last.settled.some(isTrouble)) return exitCodes.couldNot;
  return last.end === 'clean' ? exitCodes.yes : exitCodes.no;
}

function brokenConfig({ config }: OpenWorkspace, { color }: Face): Description {
  return {
    headline: 'hookgraph.json is not right.',
    detail: renderConfigProblems(config.workspace.problems, { color }),
    next: 'Mend the places above and run again.',
  };
}
