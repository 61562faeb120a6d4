import { join } from 'node:path';
import { parseJsonObject } from '../engine/hooks/json';
import type { Environment, FileSystem } from '../engine/system/ports';
import { removeFile } from '../engine/system/remove-file';
import type { InferredConfig } from './inferred-config';
import { inWorkspaceData } from './workspace-data';

const format = 1;

/** What the last inference said of hookgraph.json, for processes that Nx lets infer nothing. */
export interface HandedOver {
  /** `null`: nothing, or it cannot be read. */
  read(): InferredConfig | null;
  /** @param config `null`: there is no hookgraph.json */
  write(config: InferredConfig | null): void;
}

/**
 * A file of its own: no record of an inference can be made of some workspaces, and its few kilobytes have to be there
 * before Nx has the graph. @param root absolute path of the workspace root
 */
export function handedOver(root: string, env: Environment, disk: FileSystem): HandedOver {
  const path = inWorkspaceData(root, 'hookgraph-run.json', env);
  return {
    read() {
      try {
        const found = parseJsonObject(disk.readText(path) ?? '');
        return found['format'] === format ? (found['config'] as InferredConfig | null) : null;
      } catch {
        return null;
      }
    },
    write(config) {
      const text = JSON.stringify({ format, config });
      try {
        if (disk.stat(join(path, '..'))?.isDirectory !== true || disk.readText(path) === text) return;
        disk.writeAtomic(path, text);
      } catch {
        // What an earlier inference said must not pass for what this one says.
        removeFile(path);
      }
    },
  };
}
