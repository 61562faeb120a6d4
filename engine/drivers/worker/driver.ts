import type { FileScope } from '../protocol';

/** What the tool would print and exit with for one file. */
export interface FileReport {
  /** Position in the list that was asked. */
  readonly file: number;
  readonly stdout?: string;
  readonly stderr?: string;
  readonly exitCode: number;
  readonly decision?: FileScope;
}

/**
 * Checks files as the tool does when it is started in the current directory. What it throws ends the job.
 * @param files relative to the current directory
 */
export type CheckFiles = (files: readonly string[]) => AsyncIterable<FileReport>;

/** @param folder absolute folder of the tool's package */
export type LoadDriver = (folder: string) => Promise<CheckFiles>;
