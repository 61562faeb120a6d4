import { join } from 'node:path';
import { asObject, parseJsonObject } from '../hooks/json';
import type { FileSystem } from '../system/ports';

/**
 * Name of the variable that says which call of the task runner a process belongs to. The plugin sets it; it is part of
 * no task's hash.
 */
export const runVariable = 'HOOKGRAPH_RUN';

/** Version of the file; a reader that meets another one treats it as absent. */
const format = 1;

/** A task of the run as the task runner's graph has it, run or not. */
export interface RollTask {
  readonly id: string;
  readonly project: string;
  readonly root: string;
  readonly target: string;
  /** Ids of all tasks that it waits for, of whatever kind. */
  readonly dependsOn: readonly string[];
}

/**
 * Every task of a run, written by whoever runs the first of them: the end of a run is told only of those that were
 * started, so that without it a task that was left out would be missing from the report.
 */
export function writeRoll(
  path: string,
  run: string | undefined,
  tasks: () => readonly RollTask[],
  files: Pick<FileSystem, 'readText' | 'writeAtomic'>,
): void {
  if (run === undefined || readRoll(path, run, files) !== null) return;
  files.writeAtomic(path, `${JSON.stringify({ format, run, tasks: tasks() })}\n`);
}

/** `null`: nobody called the roll of this run, so nothing of hookgraph was started in it. */
export function readRoll(path: string, run: string, files: Pick<FileSystem, 'readText'>): readonly RollTask[] | null {
  const text = files.readText(path);
  if (text === null) return null;
  const roll = parseJsonObject(text);
  if (roll['format'] !== format || roll['run'] !== run || !Array.isArray(roll['tasks'])) return null;
  return roll['tasks'].flatMap(taskOf);
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
