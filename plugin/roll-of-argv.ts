import { asObject, parseJsonObject } from '../engine/hooks/json';
import type { RollTask } from '../engine/run/task-roll';
import type { Environment } from '../engine/system/ports';
import { writtenBy } from '../engine/system/written-by';

/** Milliseconds. Nx makes the graph of its projects again for this. */
const timeout = 120_000;

export interface NxCall {
  /** Absolute path of the workspace root. */
  readonly root: string;
  /** Node, the script of Nx, and what was typed. */
  readonly argv: readonly string[];
  readonly env: Environment;
}

/**
 * Every task of a run of which nobody called the roll, since no hook was started: Nx is asked for the graph that it makes
 * of the same words. `null`: it cannot be asked.
 */
export async function rollOfArgv({ root, argv, env }: NxCall): Promise<readonly RollTask[] | null> {
  const [node, script, ...words] = argv;
  // What was read from stdin is gone.
  if (node === undefined || script === undefined || words.includes('--stdin')) return null;
  const end = words.indexOf('--');
  const [own, others] = end === -1 ? [words, []] : [words.slice(0, end), words.slice(end)];
  const folder = env['PWD'] ?? root;
  const text = await writtenBy('graph.json', {
    file: node,
    args: (path) => [script, ...own, `--graph=${path}`, ...others],
    // A target without a project is meant for the one of the folder.
    cwd: folder.startsWith(root) ? folder : root,
    // The daemon may be the one that waits for this answer.
    env: { ...env, NX_DAEMON: 'false', NX_TUI: 'false' },
    timeout,
  });
  return text === null ? null : rollOfGraph(text);
}

/** @param text what Nx writes for `--graph=file.json` */
export function rollOfGraph(text: string): readonly RollTask[] {
  const { tasks, dependencies } = asObject(parseJsonObject(text)['tasks']);
  const edges = asObject(dependencies);
  return Object.entries(asObject(tasks)).flatMap(([id, value]): readonly RollTask[] => {
    const { target, projectRoot } = asObject(value);
    const { project, target: name } = asObject(target);
    if (typeof project !== 'string' || typeof name !== 'string') return [];
    const root = typeof projectRoot === 'string' ? projectRoot : '.';
    return [{ id, project, root, target: name, dependsOn: idsOf(edges[id]) }];
  });
}

/** Ids up to Nx 23, objects with an id from Nx 24. */
function idsOf(edges: unknown): readonly string[] {
  return (Array.isArray(edges) ? edges : []).flatMap((edge: unknown) => {
    const id = typeof edge === 'string' ? edge : asObject(edge)['id'];
    return typeof id === 'string' ? [id] : [];
  });
}
