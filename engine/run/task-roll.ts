import { join } from 'node:path';
import { asObject, parseJsonObject } from '../hooks/json';
import type { FileSystem, Ports } from '../system/ports';

/** Version of the file; a reader that meets another one treats it as absent. */
const format = 2;

/** A task of the run as the task runner's graph has it, run or not. */
export interface RollTask {
  readonly id: string;
  readonly project: string;
  readonly root: string;
  readonly target: string;
  /** Ids of all tasks that it waits for, of whatever kind. */
  readonly dependsOn: readonly string[];
}

/** A run as whoever runs the first task of it finds it. */
export interface RunRoll {
  /** Epoch milliseconds: when the first process of the run called the roll. */
  readonly startedAt: number;
  readonly tasks: readonly RollTask[];
}

/**
 * Every task of a run, written by whoever runs the first of them: the end of a run is told only of those that were
 * started, so that without it a task that was left out would be missing from the report.
 * @returns what is written; `null`: which run it is nobody says
 */
export function callRoll(
  path: string,
  run: string | undefined,
  tasks: () => readonly RollTask[],
  { files, clock }: Pick<Ports, 'files' | 'clock'>,
): RunRoll | null {
  if (run === undefined) return null;
  const called = readRoll(path, run, files);
  if (called !== null) return called;
  const roll = { startedAt: clock.now(), tasks: tasks() };
  files.writeAtomic(path, `${JSON.stringify({ format, run, ...roll })}\n`);
  return roll;
}

/** `null`: nobody called the roll of this run, so nothing of hookgraph was started in it. */
export function readRoll(path: string, run: string, files: Pick<FileSystem, 'readText'>): RunRoll | null {
  const text = files.readText(path);
  if (text === null) return null;
  const roll = parseJsonObject(text);
  const { startedAt, tasks } = roll;
  if (roll['format'] !== format || roll['run'] !== run || !Array.isArray(tasks) || typeof startedAt !== 'number')
    return null;
  return { startedAt, tasks: tasks.flatMap(taskOf) };
}

/** @param root absolute path of the workspace root */
export function rollFile(root: string, directory: string): string {
  return join(root, directory, 'run.json');
}

function taskOf(value: unknown): readonly RollTask[] {
  const { id, project, root, target, dependsOn } = asObject(value);
  if (typeof id !== 'string' || typeof project !== 'string' || typeof root !== 'string' || typeof target !== 'string') {
    return [];
  }
  const before = Array.isArray(dependsOn) ? dependsOn.filter((each): each is string => typeof each === 'string') : [];
  return [{ id, project, root, target, dependsOn: before }];
}
