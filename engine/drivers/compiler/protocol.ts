import * as z from 'zod/mini';

/** One project to check, as if the compiler had been started in `cwd` once for each list of arguments. */
export interface Compilation {
  /** Absolute. */
  readonly cwd: string;
  readonly commands: readonly (readonly string[])[];
}

/** What the compilers' process reads from its standard input, as JSON. */
export interface CompilerRequest {
  /** Begins each report on standard output. */
  readonly frame: string;
  /** Absolute folder of the workspace's own copy of TypeScript. */
  readonly folder: string;
  readonly compilations: readonly Compilation[];
}

/** What the compiler would have printed and exited with, for one project: one answer for each command. */
export const compilerReport = z.object({
  compilation: z.int().check(z.nonnegative()),
  answers: z.array(z.object({ stdout: z.string(), exitCode: z.int() })),
});
export type CompilerReport = z.infer<typeof compilerReport>;
