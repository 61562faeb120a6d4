import { dirname, delimiter, join } from 'node:path';
import { cacheFolder } from './folders';

/** What Nx gets to see: nothing of the machine's but PATH, and a home of its own, so that no cache is shared. */
export function nxEnvironment(home: string, node: string): Readonly<Record<string, string>> {
  return {
    PATH: [dirname(node), process.env['PATH'] ?? ''].join(delimiter),
    HOME: home,
    USERPROFILE: home,
    CI: 'true',
    FORCE_COLOR: '0',
    NX_DAEMON: 'false',
    NX_TUI: 'false',
    NX_NO_CLOUD: 'true',
    // Nx unpacks its native part there; per version and user, so that all workspaces may share it.
    NX_NATIVE_FILE_CACHE_DIRECTORY: join(cacheFolder, 'native'),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
  };
}
