import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeProcesses, type OwnedProcesses, type ProcessLimits } from '../node-processes';
import type { Stage } from './child-programs';
import { compiledSystem } from './compiled-system';

export interface CompiledForkServer {
  /** Absolute path. */
  readonly program: string;
  remove(): void;
}

export function compiledForkServer(): CompiledForkServer {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hookgraph-fork-server-')));
  return {
    program: join(compiledSystem(folder), 'fork-server.js'),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** Processes that a fork server starts from now on: until it listens, this process starts them itself. */
export async function throughServer(limits: ProcessLimits, program: string, scene: Stage): Promise<OwnedProcesses> {
  const processes = nodeProcesses({ ...limits, forkServer: { program, after: 0 } });
  const end = performance.now() + 10_000;
  while (await isStartedByUs(processes, scene)) {
    if (performance.now() > end) throw new Error('the fork server does not listen');
  }
  return processes;
}

async function isStartedByUs(processes: OwnedProcesses, scene: Stage): Promise<boolean> {
  const { stdout } = await processes.run(scene.shell('echo $PPID'));
  return Number(stdout) === process.pid;
}
