import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readConfig } from '../../config/read-config';
import { plainStrategy } from '../../config/built-in-strategies';
import { compiledWorker } from '../../drivers/testing/compiled-worker';
import type { ProjectRoot, TaskId } from '../../hooks/brand';
import type { HookResult } from '../../hooks/hook-result';
import { version } from '../../hooks/version';
import { declaredTask } from '../../run/declared-task';
import { runEngine } from '../../run/open-engine';
import { nodePorts } from '../../system/node-ports';
import type { ProcessSpec } from '../../system/ports';
import { listWorkspaceFiles } from '../../system/workspace-files';
import { builtInTools } from '../../tools';
import { loadScriptReader } from '../../tools/config-references';
import { memorySegments, openStore } from '../../verdicts';
import type { FixRun, FixSettled } from '../fix-run';
import { fixTasks } from '../fix-tasks';

/** A workspace of one project, `app`, on the real disk. */
export interface FixWorkspace {
  readonly root: string;
  readonly warnings: readonly string[];
  write(file: string, text: string, mode?: number): void;
  read(file: string): string;
  /** Arguments of each process that the last run started. */
  readonly starts: readonly (readonly string[])[];
  fix(options?: Partial<FixRun>): Promise<readonly FixSettled[]>;
  /** Checks with a store that knows nothing unless it is told to use that of the fixes; sorted by hook. */
  check(options?: { readonly isKept?: boolean }): Promise<readonly HookResult[]>;
  close(): Promise<void>;
}

const tools = ['prettier', 'eslint', '@biomejs/biome', 'oxlint', 'stylelint', 'markdownlint-cli2'];

let worker: string | null = null;

/**
 * @param hooks the hooks of hookgraph.json
 * @param files content by path
 */
export function fixWorkspace(hooks: object, files: Readonly<Record<string, string>>): FixWorkspace {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'hookgraph-fix-')));
  const warnings: string[] = [];
  const starts: (readonly string[])[] = [];
  const ports = { ...nodePorts(), warn: (line: string) => void warnings.push(line) };
  const newStore = () => openStore({ storage: memorySegments(), clock: ports.clock, warn: () => undefined });
  const store = newStore();
  worker ??= compiledWorker();
  const program = worker;
  const write = (file: string, text: string, mode = 0o644) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
    chmodSync(join(root, file), mode);
  };
  const setup = async () => ({
    root,
    projects: [{ name: 'app', root: 'app' as ProjectRoot, dependencies: [] }],
    files: await listWorkspaceFiles(root),
    namedInputs: () => [],
    tools: builtInTools,
    version,
    ports: {
      ...ports,
      processes: {
        run(spec: ProcessSpec) {
          starts.push(spec.args);
          return ports.processes.run(spec);
        },
      },
    },
    readScript: await loadScriptReader(),
    worker: program,
  });
  const tasks = () => {
    const config = readConfig(root, builtInTools, ports.files);
    return config.workspace.hooks.map(({ name }) => {
      const declared = declaredTask(name, config, 'app' as ProjectRoot);
      const dependsOn = declared.kind === 'ready' ? declared.hook.dependsOn : [];
      return {
        id: `app:${name}` as TaskId,
        project: 'app',
        root: 'app' as ProjectRoot,
        hook: name,
        dependsOn: dependsOn.flatMap((each) => (each.kind === 'hook' ? [`app:${each.hook}` as TaskId] : [])),
        declared,
      };
    });
  };
  const common = () => ({
    tasks: tasks(),
    readStore: true,
    directory: '.hookgraph',
    concurrency: 4,
    decide: () => null,
    signal: new AbortController().signal,
    observe: () => undefined,
  });

  for (const name of tools) {
    mkdirSync(dirname(join(root, 'node_modules', name)), { recursive: true });
    symlinkSync(join(__dirname, '../../../node_modules', name), join(root, 'node_modules', name));
  }
  const initial = { '.gitignore': 'node_modules\n.hookgraph\nignored/\n', 'hookgraph.json': JSON.stringify({ hooks }) };
  for (const [file, text] of Object.entries({ ...initial, ...files })) write(file, text);

  return {
    root,
    warnings,
    starts,
    write,
    read: (file) => readFileSync(join(root, file), 'utf8'),
    async fix(options = {}) {
      starts.length = 0;
      const settled: FixSettled[] = [];
      for await (const each of fixTasks(await setup(), { ...common(), store, only: null, ...options }))
        settled.push(each);
      return settled.sort((a, b) => (a.task.hook < b.task.hook ? -1 : 1));
    },
    async check({ isKept = false } = {}) {
      const results: HookResult[] = [];
      const asked = isKept ? store : newStore();
      const run = {
        ...common(),
        tasks: tasks().map((task) => ({ ...task, dependsOn: [] })),
        store: asked,
        strategy: { ...plainStrategy, name: 'all' },
        expected: () => 0,
      };
      for await (const { result } of runEngine(await setup(), run)) results.push(result);
      await asked.close();
      return results.sort((a, b) => (a.hook < b.hook ? -1 : 1));
    },
    async close() {
      await store.close();
      await ports.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/**
 * A program that checks and fixes text files. `check <bad> <files>` names every line that holds the word; `fix <bad>
 * <good> <files>` replaces it, and notes in `ignored/trace.log` when it starts and ends.
 */
export const wordProgram = `
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
mkdirSync('ignored', { recursive: true });
const [, , mode, bad, ...rest] = process.argv;
const files = mode === 'check' ? rest : rest.slice(1);
if (mode === 'check') {
  let red = 0;
  for (const file of files) {
    for (const [index, line] of readFileSync(file, 'utf8').split('\\n').entries()) {
      if (!line.includes(bad)) continue;
      red = 1;
      console.log(JSON.stringify(file).slice(1, -1) + ':' + (index + 1) + ': says ' + bad);
    }
  }
  process.exitCode = red;
} else {
  const note = (what) => appendFileSync('ignored/trace.log', JSON.stringify([what, process.pid, files]) + '\\n');
  note('start');
  for (const file of files) writeFileSync(file, readFileSync(file, 'utf8').replaceAll(bad, rest[0]));
  note('end');
}
`;

/** A hook made of the program. */
export function wordHook(bad: string, good: string, more: object = {}): object {
  return {
    command: ['node', 'words.mjs', 'check', bad, '{files}'],
    fix: ['node', 'words.mjs', 'fix', bad, good, '{files}'],
    cwd: 'workspace',
    scope: 'file',
    files: ['**/*.txt'],
    output: { regex: '^(?<file>.+):(?<line>\\d+): (?<message>.+)$' },
    ...more,
  };
}
