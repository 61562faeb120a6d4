/** The program of the process that makes the project graph of the workspace that it is started in, and says it. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isDaemonOff } from './is-daemon-off';
import type { GraphMessage } from './message';
import { partsOf } from './parts-of';

// Whoever asked is gone.
process.once('disconnect', () => process.exit(1));

void make(process.cwd()).then((message) => {
  // Nx keeps sockets to its daemon and to plugin workers open.
  process.send?.(message, () => process.exit(0));
});

async function make(root: string): Promise<GraphMessage> {
  try {
    // A process for each plugin, to be ended with this one, is more than half of the time that it takes. A daemon that is
    // started from here would go on without them.
    if (isDaemonOff(process.env)) process.env['NX_ISOLATE_PLUGINS'] ??= 'false';
    const graph = await loadDevkit(root).createProjectGraphAsync({ exitOnError: false, resetDaemonClient: true });
    return { kind: 'graph', graph: partsOf(graph) };
  } catch (error) {
    return { kind: 'trouble', detail: error instanceof Error ? error.message : String(error) };
  }
}

function loadDevkit(root: string): typeof import('@nx/devkit') {
  const fromWorkspace = createRequire(join(root, 'package.json'));
  try {
    return fromWorkspace('@nx/devkit');
  } catch {
    // Strict package managers show it to those who declare it only; it is a peer of this package.
    return require('@nx/devkit');
  }
}
