import type { Environment } from './ports';

/**
 * Name of the variable that says which call of the task runner a process belongs to. The plugin sets it; it is part of
 * no task's hash.
 */
export const runVariable = 'HOOKGRAPH_RUN';

/**
 * What the processes that one call of the task runner starts have in common. Where the plugin was not called it is the
 * chain of calls that Nx 24 hands down, the outermost one of Nx 23, or on older ones the process that started us, which is
 * Nx itself unless it wraps a task in a terminal.
 */
export function hostRunId(env: Environment): string {
  return env[runVariable] ?? env['NX_INVOCATION_ANCESTOR_PIDS'] ?? env['NX_INVOCATION_ROOT_PID'] ?? `${process.ppid}`;
}
