import { historyBytes } from '../engine/history';
import { appendLog } from '../engine/system/append-log';
import { cacacheSegments } from '../engine/system/cacache-segments';
import { gitTracks } from '../engine/system/git-tracks';
import { nodePorts } from '../engine/system/node-ports';
import { ownSegments } from '../engine/system/own-segments';
import { listWorkspaceFiles } from '../engine/system/workspace-files';
import type { Face } from './face';
import { printWhole } from './print-whole';
import { loadProjectGraph } from './project-graph/load-project-graph';

export interface OwnedFace extends Face {
  /** Ends every process that is left. */
  close(): Promise<void>;
}

/** The real world, for `main`. */
export function openFace(): OwnedFace {
  const ports = nodePorts();
  return {
    cwd: process.cwd(),
    color: process.stderr.isTTY === true && ports.env['NO_COLOR'] === undefined,
    ports,
    stderr: process.stderr,
    tell: (text) => printWhole(process.stdout, text),
    loadGraph: loadProjectGraph,
    listFiles: listWorkspaceFiles,
    openSegments: (directory) => ownSegments(cacacheSegments(directory), ports.env),
    isTracked: (folder, paths) => gitTracks(folder, paths, ports.env),
    openLog: (directory) => appendLog(directory, { maxBytes: historyBytes }),
    close: () => ports.close(),
  };
}
