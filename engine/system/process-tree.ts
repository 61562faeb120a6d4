import { existsSync, readFileSync, readdirSync } from 'node:fs';

/** Name of the environment variable that marks every process of a run: `<run>.<process>`. */
export const markerVariable = 'HOOKGRAPH_PROCESS';

/** A program that was started, and everything that it started. */
export interface ProcessTree {
  /** Process id of the program, which leads a process group of its own. */
  readonly leader: number;
  /** Value of the marker in the environment of all of them. */
  readonly marker: string;
}

/** Sends a signal to the process group and to the marked processes outside of it. */
export function signalTree(tree: ProcessTree, signal: NodeJS.Signals): void {
  send(-tree.leader, signal);
  for (const pid of markedProcesses(tree)) send(pid, signal);
}

/** True while a process of the tree runs; a zombie that nobody has reaped yet does not count. */
export function isTreeAlive(tree: ProcessTree): boolean {
  if (markedProcesses(tree).length > 0) return true;
  if (!send(-tree.leader, 0)) return false;
  const members = pids();
  return members.length === 0 || members.some((pid) => isRunningMember(pid, tree.leader));
}

/** Processes whose environment carries the marker: also those that left their group. Empty without /proc. */
function markedProcesses({ leader, marker }: ProcessTree): readonly number[] {
  const needle = `\0${markerVariable}=${marker}\0`;
  return (youngerThan(leader) ?? pids()).filter((pid) => `\0${readProc(pid, 'environ')}`.includes(needle));
}

/** More new processes than that, and a list of all is as fast, and right where numbers have started again from 1. */
const few = 200;

/** Processes that are not older than the given one, which all of its tree are; `null` where there may be many. */
function youngerThan(leader: number): readonly number[] | null {
  const count = lastPid() - leader + 1;
  if (count < 1 || count > few) return null;
  return Array.from({ length: count }, (_, index) => leader + index).filter((pid) => existsSync(`/proc/${pid}`));
}

function isRunningMember(pid: number, group: number): boolean {
  // The command in field 2 may hold spaces and parentheses: the fields of interest come after the last `)`.
  const stat = readProc(pid, 'stat');
  const [state, , processGroup] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(processGroup) === group && state !== 'Z' && state !== 'X';
}

function pids(): readonly number[] {
  try {
    return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
  } catch {
    return [];
  }
}

/** The process id that was given last; 0 where that is not known. */
function lastPid(): number {
  return Number(/(\d+)\s*$/.exec(readProc('.', 'loadavg'))?.[1] ?? 0);
}

function readProc(pid: number | '.', file: string): string {
  try {
    // Node reads UTF-8 in one call of its own, anything else in several.
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}
