import type { Environment } from './ports';

/**
 * What the processes that one call of the task runner starts have in common: the chain of calls that Nx 24 hands down,
 * the outermost one of Nx 23, or on older ones the process that started us.
 */
export function hostRunId(env: Environment): string {
  return env['NX_INVOCATION_ANCESTOR_PIDS'] ?? env['NX_INVOCATION_ROOT_PID'] ?? `${process.ppid}`;
}
