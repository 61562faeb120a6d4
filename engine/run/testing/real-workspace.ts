import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { builtInStrategies } from '../../config';
import { readConfig } from '../../config/read-config';
import { compiledWorker } from '../../drivers/testing/compiled-worker';
import type { FilePath, ProjectRoot, TaskId } from '../../hooks/brand';
import type { HookResult } from '../../hooks/hook-result';
import { version } from '../../hooks/version';
import { nodePorts } from '../../system/node-ports';
import type { ProcessSpec } from '../../system/ports';
import { builtInTools } from '../../tools';
import { loadScriptReader } from '../../tools/config-references';
import { memorySegments, openStore } from '../../verdicts';
import { declaredTask } from '../declared-task';
import type { NamedInputs } from '../declared-inputs';
import { runEngine } from '../open-engine';

/** A folder on the real disk, its projects and a store that lives as long as the object. */
export interface RealWorkspace {
  readonly root: string;
  /** Writes files; `null` deletes one. */
  write(files: Readonly<Record<string, string | null>>): void;
  /** Runs every hook on every project. */
  run(options?: RunOptions): Promise<WorkspaceRun>;
  /** How many verdicts the store holds. */
  verdicts(): Promise<number>;
  close(): Promise<void>;
}

export interface RunOptions {
  /** Called before each process. */
  readonly onStart?: (spec: ProcessSpec) => void;
  readonly concurrency?: number;
  readonly signal?: AbortSignal;
  /** What named inputs stand for; nothing unless told. */
  readonly namedInputs?: NamedInputs;
  /** Projects whose hooks are run; all unless told. */
  readonly only?: readonly string[];
  /** False: nothing is asked of the store. */
  readonly readStore?: boolean;
  /** Variables besides those of this process. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface WorkspaceRun {
  /** Sorted by task. */
  readonly results: readonly HookResult[];
  /** How many processes were started. */
  readonly started: number;
  resultOf(project: string): HookResult;
}

let worker: string | null = null;

/**
 * @param projects names, which are their folders too, with the names of those that they depend on, directly or not
 * @param packages names of packages to absolute folders; as if installed
 * @param isIgnored whether .gitignore excludes a file
 */
export function realWorkspace(
  projects: Readonly<Record<string, readonly string[]>>,
  packages: Readonly<Record<string, string>>,
  isIgnored: (file: string) => boolean = () => false,
): RealWorkspace {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'hookgraph-workspace-')));
  for (const [name, folder] of Object.entries(packages)) {
    mkdirSync(dirname(join(root, 'node_modules', name)), { recursive: true });
    symlinkSync(folder, join(root, 'node_modules', name));
  }
  const ports = nodePorts();
  const storage = memorySegments();
  const openAgain = () => openStore({ storage, clock: ports.clock, warn: () => undefined });
  const store = openAgain();
  worker ??= compiledWorker();
  const program = worker;

  return {
    root,
    write(files) {
      for (const [name, text] of Object.entries(files)) {
        const path = join(root, name);
        if (text === null) {
          rmSync(path, { recursive: true });
          continue;
        }
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, text);
      }
    },
    async run({
      onStart,
      concurrency = 1,
      signal = new AbortController().signal,
      namedInputs = () => [],
      only = Object.keys(projects),
      readStore = true,
      env = {},
    } = {}) {
      let started = 0;
      const config = readConfig(root, builtInTools, ports.files);
      const [strategy] = builtInStrategies.filter(({ name }) => name === 'comprehensive');
      if (strategy === undefined) throw new Error('no strategy');
      const tasks = only.flatMap((project) =>
        config.workspace.hooks.map(({ name }) => ({
          id: `${project}:quality--${name}` as TaskId,
          project,
          root: project as ProjectRoot,
          hook: name,
          dependsOn: [],
          declared: declaredTask(name, config, project as ProjectRoot),
        })),
      );
      const processes = {
        run(spec: ProcessSpec) {
          started += 1;
          onStart?.(spec);
          return ports.processes.run(spec);
        },
      };
      const results: HookResult[] = [];
      const setup = {
        root,
        projects: Object.entries(projects).map(([name, dependencies]) => ({
          name,
          root: name as ProjectRoot,
          dependencies: dependencies as readonly ProjectRoot[],
        })),
        files: filesIn(root).filter((file) => !isIgnored(file)),
        namedInputs,
        tools: builtInTools,
        version,
        ports: { ...ports, env: { ...ports.env, ...env }, processes },
        readScript: await loadScriptReader(),
        worker: program,
        compiler: program.replace('/worker/', '/compiler/'),
      };
      const run = {
        tasks,
        store,
        readStore,
        directory: '.hookgraph',
        strategy,
        concurrency,
        expected: () => 0,
        decide: () => null,
        signal,
        observe: () => undefined,
      };
      for await (const { result } of runEngine(setup, run)) results.push(result);
      results.sort((a, b) => (a.task < b.task ? -1 : 1));
      return {
        results,
        started,
        resultOf(project) {
          const found = results.find((result) => result.project === project);
          if (found === undefined) throw new Error(`no result of ${project}`);
          return found;
        },
      };
    },
    async verdicts() {
      // Another run's view of the store.
      const { hooks } = await openAgain().stats();
      return hooks.reduce((sum, { passed, failed }) => sum + passed + failed, 0);
    },
    async close() {
      await store.close();
      await ports.close();
      rmSync(root, { recursive: true });
    },
  };
}

function filesIn(root: string): readonly FilePath[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((file) => !/(?:^|\/)(?:node_modules|\.hookgraph)(?:\/|$)/.test(file))
    .sort() as unknown as readonly FilePath[];
}
