import { join } from 'node:path';
import type { Digest, FilePath, ProjectRoot } from '../hooks/brand';
import { projectOwner } from '../hooks/folders';
import type { Hook } from '../hooks/hook';
import { resultFile } from '../hooks/result-file';
import { builtDeclarations } from '../system/built-declarations';
import { installedPackages } from '../system/installed-packages';
import { linkedPackages } from '../system/linked-packages';
import { sourceResolver } from '../system/module-resolver';
import { packageContents } from '../system/package-contents';
import type { Ports } from '../system/ports';
import type { ScriptReader } from '../tools/config-references';
import type { Tool } from '../tools/tool';
import { installedCompiler, installedWorker } from '../drivers/installed-worker';
import { fileDigests } from '../verdicts/file-digests';
import type { Ingredient } from '../verdicts/ingredients';
import { sourceClosures } from '../verdicts/source-closure';
import type { VerdictStore } from '../verdicts';
import { workspaceSources } from '../verdicts/workspace-sources';
import { declaredInputs, type NamedInputs } from './declared-inputs';
import type { HostPackages } from './host-graph';
import { installedState } from './installed-state';
import type { PlanSources } from './plan-task';
import { runTasks, type RunOptions } from './run-tasks';
import type { TaskRequest, TaskSettled } from './run-request';
import { fileSelector } from './select-files';
import { strayPackages } from './stray-packages';
import { verdictLedger } from './verdict-ledger';
import { createWorkspace, type Project } from './workspace';

export interface EngineSetup {
  /** Absolute path of the workspace root. */
  readonly root: string;
  readonly projects: readonly Project[];
  /** Every file that the task runner sees, sorted. */
  readonly files: readonly FilePath[];
  readonly namedInputs: NamedInputs;
  /** The packages that the task runner's hashes are made from; absent: it keeps nothing. */
  readonly hashed?: HostPackages | undefined;
  /** What the commands print that `inputs` name; absent: none is named. */
  readonly runtimeOutputs?: ReadonlyMap<string, Digest>;
  readonly tools: ReadonlyMap<string, Tool>;
  /** Version of hookgraph. */
  readonly version: string;
  readonly ports: Ports;
  /** Parser of scripts; `null` where `needsScriptReader` says that nothing asks for it. */
  readonly readScript: ScriptReader | null;
  /** Absolute path of the program that module drivers run in; the installed one unless told. */
  readonly worker?: string;
  /** Likewise of the program that checks the types of several projects. */
  readonly compiler?: string;
}

/** Everything that planning asks of one workspace, answered from the disk and remembered for one run. */
export function planSources(setup: EngineSetup): PlanSources {
  const { root, projects, files, tools, version, ports, readScript, worker = installedWorker } = setup;
  const { compiler = installedCompiler } = setup;
  const outputOf = (command: string) => setup.runtimeOutputs?.get(command) ?? null;
  const workspace = createWorkspace(root, projects, files);
  const packageContent = packageContents(root, ports.files);
  const packages = installedPackages(ports.files, packageContent);
  const projectRoots = projects.map((project) => project.root);
  const digests = fileDigests(root, ports.files);
  const inputs = workspaceSources(root, files, projectOwner(projectRoots), {
    disk: ports.files,
    projectRoots,
    readScript,
  });
  const loose = { contents: packageContent, linked: linkedPackages(root, ports.files), projectRoots };
  let installed: Ingredient | null = null;
  return {
    workspace,
    ports,
    packages,
    version,
    tools,
    digests,
    closures: sourceClosures({ ...inputs, workspace, digests, readScript, resolve: sourceResolver(root) }),
    worker,
    compiler,
    installed: () => (installed ??= installedState(root, ports.files, loose)),
    selector: fileSelector(workspace),
    built: builtDeclarations(root, ports.files),
    inputs,
    programs: { ...ports, packages },
    strays: strayPackages(setup.hashed, { root, disk: ports.files, packages, declared: inputs.declaredPackages }),
    declaredInputs: (hook: Hook, projectRoot: ProjectRoot) =>
      declaredInputs(hook, projectRoot, workspace, { namedInputs: setup.namedInputs, outputOf }),
  };
}

/** One run: what `runTasks` is told, and where it asks and leaves what it knows. */
export interface EngineRun extends Omit<RunOptions, 'ports' | 'sources' | 'ledger'> {
  readonly tasks: readonly TaskRequest[];
  readonly store: VerdictStore;
  /** False: nothing is asked of the store, yet everything is kept. */
  readonly readStore: boolean;
  /** Folder of hookgraph's own files, relative to the workspace root. */
  readonly directory: string;
}

/** Runs tasks and leaves a result file for each before it is yielded. */
export async function* runEngine(setup: EngineSetup, run: EngineRun): AsyncGenerator<TaskSettled> {
  const { ports, root } = setup;
  const sources = planSources(setup);
  const ledger = verdictLedger(run.store, ports.clock, { read: run.readStore, digest: sources.digests.digest });
  const settled = runTasks(run.tasks, {
    ...run,
    ports,
    sources,
    ledger,
  });
  ports.files.removeUnfinished(join(root, run.directory), ports.clock.now());
  for await (const end of settled) {
    const { root: project, hook } = end.result;
    const file = join(root, resultFile(run.directory, project, hook));
    ports.files.writeAtomic(file, `${JSON.stringify(end.result)}\n`);
    yield end;
  }
  await ledger.keepIngredients();
}
