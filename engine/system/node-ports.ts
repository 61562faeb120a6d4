import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import which from 'which';
import { nodeFiles } from './node-files';
import { nodePlatform } from './node-platform';
import { nodeProcesses } from './node-processes';
import type { Clock, Ports } from './ports';

export interface OwnedPorts extends Ports {
  /** Ends every process that is left. */
  close(): Promise<void>;
}

export const nodeClock: Clock = { now: () => Date.now(), monotonic: () => performance.now() };

/** The real world, for the composition root. */
export function nodePorts(): OwnedPorts {
  const processes = nodeProcesses({ forkServer: { program: installedForkServer, after: 8 } });
  return {
    files: nodeFiles,
    processes,
    clock: nodeClock,
    env: process.env,
    processors: availableParallelism(),
    ...nodePlatform(),
    nodePath: process.execPath,
    which: memoized((name) => which.sync(name, { nothrow: true })),
    warn: (line) => void process.stderr.write(`hookgraph: ${line}\n`),
    close: () => processes.close(),
  };
}

/** In the built package all bundles lie side by side. */
const installedForkServer = join(__dirname, 'fork-server.js');

/** The PATH is searched once for each name. */
function memoized<T>(look: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    const answer = known.get(name) ?? look(name);
    known.set(name, answer);
    return answer;
  };
}
