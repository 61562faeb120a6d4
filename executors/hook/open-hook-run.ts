import { join } from 'node:path';
import { readConfig, type ConfigOnDisk } from '../../engine/config/read-config';
import { describeStoreTrouble } from '../../engine/report/messages/store-trouble';
import { hostSetup } from '../../engine/run/host-setup';
import type { EngineSetup } from '../../engine/run/open-engine';
import type { TaskRequest } from '../../engine/run/run-request';
import { cacacheSegments } from '../../engine/system/cacache-segments';
import { ownSegments } from '../../engine/system/own-segments';
import { nodePorts, type OwnedPorts } from '../../engine/system/node-ports';
import { detectPackageManager } from '../../engine/system/package-manager';
import { listenForStop } from '../../engine/system/stop-signal';
import { listWorkspaceFiles } from '../../engine/system/workspace-files';
import { builtInTools } from '../../engine/tools';
import { openStore, type VerdictStore } from '../../engine/verdicts';
import type { HookExecutorContext } from './executor-context';

/** What checks and fixes of one call of the executor stand on. */
export interface HookRun {
  readonly ports: OwnedPorts;
  readonly config: ConfigOnDisk;
  /** Folder of hookgraph's own files, relative to the workspace root. */
  readonly directory: string;
  readonly store: VerdictStore;
  /** False under --skip-nx-cache, which Nx passes on as a variable. */
  readonly readStore: boolean;
  readonly signal: AbortSignal;
  /** How results are put into words. */
  readonly rendering: { readonly packageManager: ReturnType<typeof detectPackageManager>; readonly color: boolean };
  /** To be called where files have come or gone since the run was opened. */
  listFilesAgain(): void;
  /** The engine's view of the workspace as it is now. */
  setup(tasks: readonly TaskRequest[]): Promise<EngineSetup>;
  /** Ends what was started; resolves when nothing is left. */
  close(): Promise<void>;
}

export function openHookRun({ root, projectGraph, nxJsonConfiguration }: HookExecutorContext): HookRun {
  const ports = nodePorts();
  const stop = listenForStop();
  // Git answers while the rest is read.
  let files = listed(root);
  const config = readConfig(root, builtInTools, ports.files);
  const { directory } = config.workspace;
  const store = openStore({
    storage: ownSegments(cacacheSegments(join(root, directory, 'store')), ports.env),
    clock: ports.clock,
    warn: (trouble) => ports.warn(describeStoreTrouble(trouble)),
  });
  return {
    ports,
    config,
    directory,
    store,
    readStore: ports.env['NX_SKIP_NX_CACHE'] !== 'true',
    signal: stop.signal,
    rendering: { packageManager: detectPackageManager(root, ports.files), color: usesColor(ports.env) },
    listFilesAgain: () => void (files = listed(root)),
    async setup(tasks) {
      return hostSetup({
        root,
        graph: projectGraph,
        namedInputs: nxJsonConfiguration?.namedInputs,
        files: await files,
        hooks: tasks.flatMap(({ declared }) => (declared.kind === 'ready' ? [declared.hook] : [])),
        ports,
      });
    },
    async close() {
      stop.dispose();
      await store.close();
      await ports.close();
    },
  };
}

/** Whoever waits for it hears of a failure; a run that ends before is not ended by it. */
function listed(root: string): ReturnType<typeof listWorkspaceFiles> {
  const files = listWorkspaceFiles(root);
  files.catch(() => undefined);
  return files;
}

function usesColor(env: Readonly<Record<string, string | undefined>>): boolean {
  return env['NO_COLOR'] === undefined && env['FORCE_COLOR'] !== '0' && env['FORCE_COLOR'] !== 'false';
}
