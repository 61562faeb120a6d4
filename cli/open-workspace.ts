import { join, relative, sep } from 'node:path';
import { readConfig, type ConfigOnDisk } from '../engine/config/read-config';
import { openHistory, type History } from '../engine/history';
import { failure, success, type Result } from '../engine/hooks/result';
import type { Description } from '../engine/report/messages/description';
import { describeHistoryTrouble } from '../engine/report/messages/history-trouble';
import { describeStoreTrouble } from '../engine/report/messages/store-trouble';
import { builtInTools } from '../engine/tools';
import { openStore, type VerdictStore } from '../engine/verdicts';
import type { Face } from './face';
import { findWorkspace } from './find-workspace';

/** What every command starts from. Opening reads two files; store and history are read when they are asked. */
export interface OpenWorkspace {
  /** Absolute path. */
  readonly root: string;
  /** The folder that the command was typed in, relative to the root; `.` for the root. */
  readonly folder: string;
  readonly config: ConfigOnDisk;
  readonly store: VerdictStore;
  readonly history: History;
}

export function openWorkspace(face: Face): Result<OpenWorkspace, Description> {
  const { ports, cwd } = face;
  const found = findWorkspace(cwd, ports.files);
  if (!found.ok) return found;
  const root = found.value;
  const config = readConfig(root, builtInTools, ports.files);
  if (!config.isPresent) return failure(noConfig(root));
  const directory = join(root, config.workspace.directory);
  return success({
    root,
    folder: relative(root, cwd).split(sep).join('/') || '.',
    config,
    store: openStore({
      storage: face.openSegments(join(directory, 'store')),
      clock: ports.clock,
      warn: (trouble) => ports.warn(describeStoreTrouble(trouble)),
    }),
    history: openHistory({
      log: face.openLog(join(directory, 'history')),
      warn: (trouble) => ports.warn(describeHistoryTrouble(trouble)),
    }),
  });
}

function noConfig(root: string): Description {
  return {
    headline: 'This workspace has no hookgraph.json.',
    detail: `It belongs into ${root}.`,
    next: 'Set hookgraph up: nx g hookgraph:init',
  };
}
