import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { builtInStrategies } from '../../../engine/config';
import { readConfig } from '../../../engine/config/read-config';
import type { ProjectRoot } from '../../../engine/hooks/brand';
import type { HookResult } from '../../../engine/hooks/hook-result';
import { resultFile } from '../../../engine/hooks/result-file';
import type { HostPackages } from '../../../engine/run/host-graph';
import { runContext, runContextVariable } from '../../../engine/run/run-context';
import { nodeFiles } from '../../../engine/system/node-files';
import { nodePlatform } from '../../../engine/system/node-platform';
import { builtInTools } from '../../../engine/tools';
import type { NxTaskResult } from '../executor-context';
import hookBatch from '../hook-batch';

/** A workspace on the real disk whose hooks run as in a batch of Nx: everything is real but Nx. */
export interface BatchWorkspace {
  readonly root: string;
  /** What Nx would hand over for `quality-<strategy>`, run to its end. */
  run(strategy?: string, env?: Readonly<Record<string, string>>, nx?: NxPart): Promise<BatchRun>;
  write(files: Readonly<Record<string, string>>): void;
  close(): void;
}

/** What is of Nx alone. */
export interface NxPart {
  /** Packages of its graph. */
  readonly packages?: HostPackages;
  /** Hooks whose green answers it keeps; none unless told. */
  readonly kept?: readonly string[];
}

export interface BatchRun {
  /** What was yielded, by `project:hook`, in the order in which it came. */
  readonly yielded: ReadonlyMap<string, NxTaskResult>;
  readonly events: readonly Readonly<Record<string, unknown>>[];
  /** `project:hook` of each program, in the order of the start. */
  readonly started: readonly string[];
  resultOf(task: string): HookResult;
  /** Outcome of each task, or why it was skipped. */
  readonly ended: Readonly<Record<string, string>>;
}

/** @param projects names, which are their folders too; each has one file */
export function batchWorkspace(config: object, projects: readonly string[] = ['a']): BatchWorkspace {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'hookgraph-batch-')));
  const write = (files: Readonly<Record<string, string>>) => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), text);
    }
  };
  write({
    '.gitignore': '.hookgraph\nnotes\n',
    'hookgraph.json': JSON.stringify(config),
    ...Object.fromEntries(projects.map((project) => [`${project}/one.txt`, `of ${project}\n`])),
  });
  execFileSync('git', ['init', '--quiet', root]);
  return {
    root,
    write,
    run: (strategy = 'comprehensive', env = {}, nx = {}) => run(root, projects, { strategy, env, nx }),
    close: () => rmSync(root, { recursive: true }),
  };
}

interface Asked {
  readonly strategy: string;
  readonly env: Readonly<Record<string, string>>;
  readonly nx: NxPart;
}

async function run(
  root: string,
  projects: readonly string[],
  { strategy: strategyName, env, nx }: Asked,
): Promise<BatchRun> {
  const events = join(root, '.hookgraph/events.ndjson');
  rmSync(events, { force: true });
  const { workspace } = readConfig(root, builtInTools, nodeFiles);
  const declared = workspace.strategies.find(({ name }) => name === strategyName);
  const strategy = declared?.state === 'ready' ? declared.strategy : builtInStrategies[0];
  if (strategy === undefined) throw new Error('no strategy');
  const isIn = (name: string, stage: string) =>
    !strategy.exclude.some((each) => each === name) &&
    (strategy.include.some((each) => each === name) || strategy.stages.some((each) => each === stage));
  const hooks = workspace.hooks.flatMap((each) =>
    each.state === 'ready' && isIn(each.name, each.hook.stage) ? [each.hook] : [],
  );
  const pairs = projects.flatMap((project) =>
    hooks.map((hook) => ({ project, hook, id: `${project}:quality--${hook.name}` })),
  );
  const own = {
    tasks: Object.fromEntries(
      pairs.map(({ id, project, hook }) => [id, { id, target: { project, target: `quality--${hook.name}` } }]),
    ),
    dependencies: Object.fromEntries(
      pairs.map(({ id, project, hook }) => [
        id,
        hook.dependsOn.flatMap((before) => (before.kind === 'hook' ? [`${project}:quality--${before.hook}`] : [])),
      ]),
    ),
  };
  const aggregator = { id: `a:quality-${strategyName}`, target: { project: 'a', target: `quality-${strategyName}` } };
  const targets = Object.fromEntries((nx.kept ?? []).map((name) => [`quality--${name}`, { cache: true }]));
  const context = {
    root,
    taskGraph: { ...own, tasks: { ...own.tasks, [aggregator.id]: aggregator } },
    projectGraph: {
      nodes: Object.fromEntries(projects.map((name) => [name, { name, data: { root: name, targets } }])),
      dependencies: {},
      externalNodes: nx.packages ?? {},
    },
  };
  const options = Object.fromEntries(pairs.map(({ id, hook }) => [id, { hook: hook.name }]));
  const yielded = new Map<string, NxTaskResult>();
  const asked = { HOOKGRAPH_EVENTS: events, ...env };
  const hashed = runContext({ ...nodePlatform(), env: { ...process.env, ...asked }, strategy });
  await withEnvironment({ ...asked, [runContextVariable]: hashed }, async () => {
    for await (const { task, result } of hookBatch(own, options, {}, context)) {
      yielded.set(task.replace('quality--', ''), result);
    }
  });
  const lines = existsSync(events) ? readFileSync(events, 'utf8').split('\n').filter(Boolean) : [];
  const parsed = lines.map((line): Readonly<Record<string, unknown>> => JSON.parse(line));
  const resultOf = (task: string): HookResult => {
    const [project = '', hook = ''] = task.split(':');
    return JSON.parse(readFileSync(join(root, resultFile('.hookgraph', project as ProjectRoot, hook)), 'utf8'));
  };
  return {
    yielded,
    events: parsed,
    started: parsed.flatMap(({ type, tasks }) =>
      type === 'started' && Array.isArray(tasks) ? [String(tasks[0]).replace('quality--', '')] : [],
    ),
    resultOf,
    ended: Object.fromEntries(
      [...yielded.keys()].map((task) => {
        const { outcome } = resultOf(task);
        return [task, outcome.kind === 'skipped' ? outcome.reason.kind : outcome.kind];
      }),
    ),
  };
}

async function withEnvironment(env: Readonly<Record<string, string>>, work: () => Promise<void>): Promise<void> {
  const before = Object.keys(env).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, env);
  try {
    await work();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}
