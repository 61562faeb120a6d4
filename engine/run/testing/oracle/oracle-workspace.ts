import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { builtInStrategies } from '../../../config';
import { readConfig, type ConfigOnDisk } from '../../../config/read-config';
import { compiledWorker } from '../../../drivers/testing/compiled-worker';
import type { ProjectRoot, TaskId } from '../../../hooks/brand';
import type { HookResult } from '../../../hooks/hook-result';
import { version } from '../../../hooks/version';
import { nodePorts } from '../../../system/node-ports';
import type { ProcessSpec } from '../../../system/ports';
import { listWorkspaceFiles } from '../../../system/workspace-files';
import { builtInTools } from '../../../tools';
import { loadScriptReader } from '../../../tools/config-references';
import { memorySegments, openStore } from '../../../verdicts';
import { declaredTask } from '../../declared-task';
import { runEngine } from '../../open-engine';
import { firstInstalled, firstTree, oracleProjects, typedProjects } from './first-tree';
import { answerOf, type OracleAnswer, type OracleEnd } from './oracle-answer';
import { contentAbove, contentOf, filesIn, isFile, newRoot, write } from './oracle-disk';
import { rawAnswer } from './raw-tools';

const modules = join(__dirname, '..', '..', '..', '..', 'node_modules');
const linked = ['eslint', 'typescript-eslint', '@typescript-eslint', 'typescript', 'prettier', 'stylelint'];

/** A repository of several projects on the real disk, and a store that goes with it wherever it goes. */
export interface OracleWorkspace {
  /** Where it is now. */
  root(): string;
  /** `null`: there is no such file. */
  read(file: string): string | null;
  write(files: Readonly<Record<string, string | null>>): void;
  /** In the folder above the workspace. */
  writeAbove(files: Readonly<Record<string, string | null>>): void;
  setMode(file: string, mode: number): void;
  /** @param target relative to the folder of the link */
  link(file: string, target: string): void;
  /** Changes a file but not its time. */
  writeUnseen(file: string, text: string): void;
  install(files: Readonly<Record<string, string>>): void;
  touchAll(): void;
  /** Value of the variable that a hook declares; `null`: it is not set. */
  setVariable(value: string | null): void;
  /** Goes back to the commit with this number, of those that there are. */
  checkout(commit: number): void;
  revert(): void;
  /** Goes on in a clone at another path. */
  clone(): void;
  commit(): void;
  /** What hookgraph says, and how many processes it started. */
  check(): Promise<{ readonly answer: OracleAnswer; readonly started: number }>;
  /** What the raw tools say, run cold; remembered by all that the workspace holds. */
  raw(): Promise<OracleAnswer>;
  close(): Promise<void>;
}

let worker: string | null = null;
const asked = new Map<string, Promise<OracleAnswer>>();

/** @param only names of hooks; empty: all */
export function oracleWorkspace(only: readonly string[] = []): OracleWorkspace {
  const isAsked = (hook: string) => only.length === 0 || only.includes(hook);
  const roots = [newRoot('w')];
  const root = () => roots.at(-1) ?? '';
  const ports = nodePorts();
  const store = openStore({ storage: memorySegments(), clock: ports.clock, warn: () => undefined });
  const program = (worker ??= compiledWorker());
  const git = (...args: readonly string[]) => {
    const config = ['-c', 'user.name=o', '-c', 'user.email=o@o', '-c', 'core.hooksPath=/dev/null', '-c', 'gc.auto=0'];
    return execFileSync('git', [...config, ...args], { cwd: root(), encoding: 'utf8', stdio: 'pipe' });
  };
  const commits: string[] = [];
  const commit = () => {
    git('add', '-A');
    git('commit', '-q', '--allow-empty', '-m', 'step');
    commits.push(git('rev-parse', 'HEAD').trim());
  };
  const { XDG_CONFIG_HOME: _, ...ownEnv } = ports.env;
  let touched = 0;
  let variable: string | null = null;
  /** Who works here has the folder above for their home, as most have. */
  const home = () => ({ HOME: dirname(root()) });
  const variables = () => ({ ...home(), ...(variable === null ? {} : { ORACLE_WORD: variable }) });

  for (const name of linked) {
    mkdirSync(dirname(join(root(), 'node_modules', name)), { recursive: true });
    symlinkSync(join(modules, name), join(root(), 'node_modules', name));
  }
  mkdirSync(join(root(), 'node_modules/@w'));
  for (const name of ['rules', 'core']) symlinkSync(`../../${name}`, join(root(), 'node_modules/@w', name));
  write(join(root(), 'node_modules'), firstInstalled);
  write(root(), firstTree);
  git('init', '-q');
  commit();

  return {
    root,
    commit,
    read: (file) => (isFile(join(root(), file)) ? readFileSync(join(root(), file), 'utf8') : null),
    write: (changed) => write(root(), changed),
    writeAbove: (changed) => write(dirname(root()), changed),
    setMode(file, mode) {
      if (isFile(join(root(), file))) chmodSync(join(root(), file), mode);
    },
    link(file, target) {
      write(root(), { [file]: '' });
      rmSync(join(root(), file));
      symlinkSync(target, join(root(), file));
    },
    writeUnseen(file, text) {
      const { atime, mtime } = statSync(join(root(), file));
      write(root(), { [file]: text });
      utimesSync(join(root(), file), atime, mtime);
    },
    install: (changed) => write(join(root(), 'node_modules'), changed),
    touchAll() {
      touched += 1000;
      for (const file of filesIn(root())) utimesSync(join(root(), file), touched, touched);
    },
    setVariable(value) {
      variable = value;
    },
    checkout: (number) => void git('checkout', '-q', '-f', commits[number % commits.length] ?? 'HEAD'),
    revert() {
      if (git('rev-list', '--count', 'HEAD').trim() !== '1') git('read-tree', '--reset', '-u', 'HEAD~1');
    },
    clone() {
      const target = newRoot('another place');
      execFileSync('git', ['clone', '-q', '--no-hardlinks', root(), target], { stdio: 'pipe' });
      cpSync(join(root(), 'node_modules'), join(target, 'node_modules'), { recursive: true, verbatimSymlinks: true });
      roots.push(target);
    },
    async check() {
      const results: HookResult[] = [];
      let started = 0;
      const config = readConfig(root(), builtInTools, ports.files);
      const [strategy] = builtInStrategies.filter(({ name }) => name === 'comprehensive');
      if (strategy === undefined) throw new Error('no strategy');
      const hooks = config.workspace.hooks.filter(({ name }) => isAsked(name));
      const isOff = (name: string, project: string) =>
        config.hooksOf(project as ProjectRoot).off.some((each) => each === name);
      const tasks = hooks.flatMap(({ name }) =>
        projectsWith(name, config.hooksOf)
          .filter((project) => !isOff(name, project))
          .map((project) => ({
            id: `${project}:quality--${name}` as TaskId,
            project,
            root: project as ProjectRoot,
            hook: name,
            dependsOn: [],
            declared: declaredTask(name, config, project as ProjectRoot),
          })),
      );
      const setup = {
        root: root(),
        projects: Object.entries(oracleProjects).map(([name, dependencies]) => ({
          name,
          root: name as ProjectRoot,
          dependencies: dependencies as readonly ProjectRoot[],
        })),
        files: await listWorkspaceFiles(root()),
        namedInputs: () => [],
        tools: builtInTools,
        version,
        ports: {
          ...ports,
          env: { ...ownEnv, ...variables() },
          processes: {
            run(spec: ProcessSpec) {
              started += 1;
              return ports.processes.run(spec);
            },
          },
        },
        readScript: await loadScriptReader(),
        worker: program,
        compiler: program.replace('/worker/', '/compiler/'),
      };
      const run = {
        tasks,
        store,
        readStore: true,
        directory: '.hookgraph',
        strategy,
        concurrency: 2,
        expected: () => 0,
        decide: () => null,
        signal: new AbortController().signal,
        observe: () => undefined,
      };
      for await (const { result } of runEngine(setup, run)) results.push(result);
      return { answer: inShort(results), started };
    },
    async raw() {
      const key = `${variable} ${contentOf(root())} ${contentAbove(root())}`;
      // What a person configured for themselves is to decide nothing.
      const env = { ...variables(), XDG_CONFIG_HOME: '/nonexistent' };
      const known =
        asked.get(key) ?? listed(root()).then((names) => rawAnswer({ root: root(), modules, env, isAsked }, names));
      asked.set(key, known);
      return known;
    },
    async close() {
      await store.close();
      await ports.close();
      for (const folder of roots) rmSync(dirname(folder), { recursive: true });
    },
  };
}

async function listed(root: string): Promise<readonly string[]> {
  return (await listWorkspaceFiles(root)).filter((file) => isFile(join(root, file)));
}

function inShort(results: readonly HookResult[]): OracleAnswer {
  const checked = results.filter(({ outcome }) => outcome.kind !== 'skipped');
  const ends = new Map(checked.map((result) => [`${result.hook} ${result.project}`, endOf(result)]));
  const places = checked.flatMap(({ hook, project, findings }) =>
    findings.map(({ file, range, rule }) => ({ hook, project, file, line: range?.start.line ?? null, rule })),
  );
  return answerOf(ends, places);
}

function endOf({ outcome }: HookResult): OracleEnd {
  return outcome.kind === 'passed' ? 'green' : outcome.kind === 'failed' ? 'red' : 'trouble';
}

/** Where the plugin would put a hook: one that judges the workspace at once has its task in the root. */
function projectsWith(name: string, hooksOf: ConfigOnDisk['hooksOf']): readonly string[] {
  if (name === 'types') return typedProjects;
  const own = hooksOf('.' as ProjectRoot).hooks.find((hook) => hook.name === name);
  return own?.state === 'ready' && own.hook.scope === 'workspace' ? ['.'] : Object.keys(oracleProjects);
}
