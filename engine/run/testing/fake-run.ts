import { builtInStrategies } from '../../config/built-in-strategies';
import type { HookDeclaration } from '../../config/hook-schema';
import { resolveHook } from '../../config/resolve-hook';
import type { Durations } from '../../history/durations';
import type { FilePath, HookName, ProjectRoot, TaskId } from '../../hooks/brand';
import type { HookResult } from '../../hooks/hook-result';
import type { Outcome } from '../../hooks/outcome';
import type { RunEvent } from '../../hooks/run-event';
import type { Strategy } from '../../hooks/strategy';
import type { Ports, ProcessSpec } from '../../system/ports';
import { builtInTools } from '../../tools';
import { memorySegments, openStore, type VerdictStore } from '../../verdicts';
import { planSources } from '../open-engine';
import type { TaskRequest } from '../run-request';
import { runTasks } from '../run-tasks';
import { verdictLedger } from '../verdict-ledger';
import { drivenProcesses, type DrivenProcesses, type Ending } from './driven-processes';
import { memoryFiles } from './memory-files';

/** A hook of the fake workspace; `after` names hooks of the same project. */
export interface FakeHook extends HookDeclaration {
  readonly after?: readonly string[];
}

export interface FakeRunSpec {
  /** By name, in declared order. Each runs the program `check` with its name. */
  readonly hooks: Readonly<Record<string, FakeHook>>;
  /** Names; each has one file. Default: `p`. */
  readonly projects?: readonly string[];
  readonly strategy?: Partial<Strategy>;
  readonly concurrency?: number;
  readonly expected?: (request: TaskRequest) => number;
  readonly startedAt?: number;
  readonly recorded?: (request: TaskRequest) => Durations | null;
  readonly decide?: (request: TaskRequest) => Outcome | null;
  /** Ends a process as soon as it starts, by the name of the task; `null` leaves it to the test. */
  readonly answer?: (task: string) => Ending | null;
  readonly store?: VerdictStore;
  readonly wantsOutput?: boolean;
  readonly accept?: (result: HookResult) => HookResult;
  /** Called with each result as it goes out, as long as whoever takes it works on it. */
  readonly take?: (result: HookResult, run: FakeRun) => void;
  /** Files that are no part of the workspace, by absolute path. */
  readonly files?: Readonly<Record<string, string>>;
  /** Files of the workspace besides the one of each project, by path. */
  readonly projectFiles?: Readonly<Record<FilePath, string>>;
  /** How a process is called; `project:hook` by what it was started with, unless said. */
  readonly nameOf?: (spec: ProcessSpec) => string;
}

/** A run of the engine in which nothing is real but the engine. Tasks are called `project:hook`. */
export interface FakeRun extends Pick<DrivenProcesses, 'announced' | 'started' | 'running' | 'specOf' | 'end'> {
  readonly events: readonly RunEvent[];
  readonly settled: readonly HookResult[];
  /** Lets everything happen that can happen without a process ending. */
  idle(): Promise<void>;
  /** Starts the run and waits until it waits for a process, or for its end. */
  begin(): Promise<void>;
  /** How each task ended, in the order in which they ended, once all have. */
  outcomes(): Promise<Readonly<Record<string, string>>>;
  stop(): void;
}

const root = '/ws';

/** A store of verdicts that lives as long as the object. */
export function memoryStore(): VerdictStore {
  return openStore({ storage: memorySegments(), clock, warn: () => undefined });
}

const clock = { now: () => Date.now(), monotonic: () => performance.now() };

export function fakeRun(spec: FakeRunSpec): FakeRun {
  const projects = spec.projects ?? ['p'];
  const more = Object.keys(spec.projectFiles ?? {}) as FilePath[];
  const files = [...projects.map((project) => `${project}/file.txt` as FilePath), ...more];
  const processes = drivenProcesses(
    spec.nameOf ?? (({ cwd, args }) => `${cwd.slice(root.length + 1)}:${args.find((arg) => arg in spec.hooks)}`),
    spec.answer ?? (() => null),
  );
  const ports: Ports = {
    files: memoryFiles({
      '/bin/check': '',
      ...Object.fromEntries(files.map((file) => [`${root}/${file}`, file])),
      ...spec.files,
    }),
    processes,
    clock,
    env: {},
    processors: 2,
    platform: 'linux-x64',
    nodeVersion: '20.20.2',
    nodePath: '/bin/node',
    which: (name) => `/bin/${name}`,
    warn: () => undefined,
  };
  const sources = planSources({
    root,
    projects: projects.map((name) => ({ name, root: name as ProjectRoot, dependencies: [] })),
    files: [...files].sort(),
    namedInputs: () => [],
    tools: builtInTools,
    version: '0.0.0',
    ports,
    readScript: null,
  });
  const stopping = new AbortController();
  const events: RunEvent[] = [];
  const settled: HookResult[] = [];
  const ledger = verdictLedger(spec.store ?? memoryStore(), clock, { read: true, digest: sources.digests.digest });
  const strategy = { ...builtIn('comprehensive'), ...spec.strategy };
  const collect = async () => {
    const run = runTasks(requests(spec.hooks, projects), {
      ports,
      sources,
      ledger,
      strategy,
      concurrency: spec.concurrency ?? strategy.concurrency ?? 2,
      expected: spec.expected ?? (() => 0),
      startedAt: spec.startedAt,
      recorded: spec.recorded ?? (() => null),
      decide: spec.decide ?? (() => null),
      signal: stopping.signal,
      observe: (event) => void events.push(event),
      wantsOutput: spec.wantsOutput === true,
      ...(spec.accept === undefined ? {} : { accept: spec.accept }),
    });
    for await (const { result } of run) {
      settled.push(result);
      spec.take?.(result, fake);
    }
  };
  let done: Promise<void> | null = null;
  const idle = async () => {
    for (let quiet = 0, seen = ''; quiet < 20; quiet++) {
      await new Promise((resolve) => setImmediate(resolve));
      const now = `${processes.started.length} ${processes.running().length} ${settled.length} ${events.length}`;
      if (now !== seen) quiet = 0;
      seen = now;
    }
  };
  const fake: FakeRun = {
    announced: processes.announced,
    started: processes.started,
    running: () => processes.running(),
    specOf: (name) => processes.specOf(name),
    end: (name, ending) => processes.end(name, ending),
    events,
    settled,
    idle,
    async begin() {
      done ??= collect();
      await idle();
    },
    async outcomes() {
      await (done ??= collect());
      return Object.fromEntries(settled.map((result) => [nameOf(result), inWords(result.outcome)]));
    },
    stop: () => stopping.abort(),
  };
  return fake;
}

export function builtIn(name: string): Strategy {
  const found = builtInStrategies.find((strategy) => strategy.name === name);
  if (found === undefined) throw new Error(`no strategy ${name}`);
  return found;
}

/** What the task runner would hand over. */
export function requests(
  hooks: Readonly<Record<string, FakeHook>>,
  projects: readonly string[] = ['p'],
): readonly TaskRequest[] {
  return Object.entries(hooks).flatMap(([name, { after = [], ...declared }]) =>
    projects.map((project) => ({
      id: `${project}:quality--${name}` as TaskId,
      project,
      root: project as ProjectRoot,
      hook: name as HookName,
      dependsOn: after.map((each) => `${project}:quality--${each}` as TaskId),
      declared: {
        kind: 'ready' as const,
        hook: resolveHook(name, declared.tool === undefined ? { command: ['check', name], ...declared } : declared, {
          tools: builtInTools,
          dependsOn: [],
          ttl: null,
          learntLimit: null,
        }),
      },
    })),
  );
}

const nameOf = ({ project, hook }: HookResult) => `${project}:${hook}`;

/** `skipped: wave-red a`, `timed-out of run`. */
function inWords(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'passed':
    case 'failed':
      return outcome.kind;
    case 'timed-out':
      return `timed-out of ${outcome.of}`;
    case 'crashed':
    case 'misconfigured':
      return `${outcome.kind}: ${outcome.failure.reason}`;
    case 'skipped':
      return [
        `skipped: ${outcome.reason.kind}`,
        ...('at' in outcome.reason ? [outcome.reason.at] : []),
        ...('hook' in outcome.reason ? [outcome.reason.hook] : []),
      ].join(' ');
  }
}
