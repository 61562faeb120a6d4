import { asObject } from '../hooks/json';
import { lockFiles } from './lock-files';

/** The lock file that the task runner takes packages from, or why it takes them from none. */
export type HostLockFile =
  | { readonly kind: 'read'; readonly file: string }
  | { readonly kind: 'unread'; readonly why: 'switched-off' | 'no-manifest' | 'unseen' };

/**
 * @param files paths that the task runner sees, among them all lock files and package.json, relative to the workspace root
 * @param pluginsConfig of nx.json
 */
export function hostLockFile(files: readonly string[], pluginsConfig: unknown): HostLockFile {
  const own = asObject(pluginsConfig)['@nx/js'];
  // What is said of it counts for the lack of a package.json too.
  if (own === undefined && !files.includes('package.json')) return { kind: 'unread', why: 'no-manifest' };
  if (asObject(own)['analyzeLockfile'] === false) return { kind: 'unread', why: 'switched-off' };
  const file = lockFiles.find((name) => files.includes(name));
  return file === undefined ? { kind: 'unread', why: 'unseen' } : { kind: 'read', file };
}
