import { join } from 'node:path';
import { nodeFiles } from '../engine/system/node-files';
import { removeFile } from '../engine/system/remove-file';

/** Where the report of the last run is, relative to the workspace root. @param directory folder of hookgraph's own files */
export function reportFiles(directory: string): { readonly json: string; readonly text: string } {
  return { json: `${directory}/report.json`, text: `${directory}/report.txt` };
}

/** So that a run that is killed does not leave the report of an earlier one as if it were its own, nor half of one. */
export function forgetReport(root: string, directory: string): void {
  for (const file of Object.values(reportFiles(directory))) removeFile(join(root, file));
  nodeFiles.removeUnfinished(join(root, directory), Date.now());
}

/** @returns why a file could not be written; `null`: it is written */
export function writeReport(root: string, file: string, text: string | Generator<string>): string | null {
  try {
    nodeFiles.writeAtomic(join(root, file), text);
    return null;
  } catch (error) {
    return `${file} could not be written: ${error instanceof Error ? error.message : String(error)}`;
  }
}
