import { readFileSync, readdirSync } from 'node:fs';

/** Name of the environment variable that marks every process of a run: `<run>.<process>`. */
export const markerVariable = 'HOOKGRAPH_PROCESS';

/** Pids whose environment carries `marker`: also those that left their process group. Empty without /proc. */
export function markedProcesses(marker: string): readonly number[] {
  const needle = `${markerVariable}=${marker}\0`;
  return pids().filter((pid) => environ(pid).includes(needle));
}

/** Sends a signal to a process group and to the marked processes outside of it. True if anything was there to receive it. */
export function signalTree(group: number, marker: string, signal: NodeJS.Signals): boolean {
  const reached = send(-group, signal);
  // Not `some`: each has to get it.
  return markedProcesses(marker).filter((pid) => send(pid, signal)).length > 0 || reached;
}

/** True while a process of the tree runs; a zombie that nobody has reaped yet does not count. */
export function isTreeAlive(group: number, marker: string): boolean {
  if (markedProcesses(marker).length > 0) return true;
  if (!send(-group, 0)) return false;
  const members = pids();
  return members.length === 0 || members.some((pid) => isRunningMember(pid, group));
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

function environ(pid: number): string {
  return `\0${readProc(pid, 'environ')}`;
}

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1');
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
