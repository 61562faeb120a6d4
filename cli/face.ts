import type { FilePath } from '../engine/hooks/brand';
import type { Result } from '../engine/hooks/result';
import type { Description } from '../engine/report/messages/description';
import type { AppendLog } from '../engine/system/append-log';
import type { Ports } from '../engine/system/ports';
import type { SegmentStorage } from '../engine/system/segment-storage';
import type { NxProjectGraph } from './nx-graph';

/** What commands ask of the world; `main` makes the real one, tests hand in others. */
export interface Face {
  /** Absolute path of the folder that the command was typed in. */
  readonly cwd: string;
  readonly color: boolean;
  readonly ports: Ports;
  /** Where a person sees how far a command is. */
  readonly stderr: NodeJS.WriteStream;
  /** Prints a part of the answer before all of it is known. */
  tell(text: string): Promise<void>;
  /** @param root absolute path of the workspace root */
  loadGraph(root: string): Promise<Result<NxProjectGraph, Description>>;
  listFiles(root: string): Promise<readonly FilePath[]>;
  /** @param directory absolute path */
  openSegments(directory: string): SegmentStorage;
  /** Whether a commit says what is in a folder's `paths`. @param folder absolute path */
  isTracked(folder: string, paths: readonly string[]): Promise<boolean>;
  openLog(directory: string): AppendLog;
}
