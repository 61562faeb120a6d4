/**
 * How Nx ends where something is red: with 1; Nx 22 and 23 with 130 where a task that depends on a red one was skipped,
 * whatever the executor. For `toEqual` and `toMatchObject`.
 */
export const red: unknown = { asymmetricMatch: (exitCode: unknown) => exitCode === 1 || exitCode === 130 };
